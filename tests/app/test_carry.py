"""Carrying: the next cycle starts where this one ended, and the old objective says where it went."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from okrcli.app.carry.plan import plan_carry
from okrcli.app.editing.titles import renumbered
from okrcli.errors import OkrError
from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.model.measure import Way
from tests.app.opened import COMPUTED, northwind, opened
from tests.app.planned import after, changed_lines, errors, texts

OLD = "objectives/2026-Q4/support/delight.yaml"
NEW = "objectives/2027-Q1/support/delight.yaml"
DELIGHT = """
    # Agreed in September.
    title: "Delight: customers"
    why: Slow answers drive them away.
    owner: support-lead
    teams: [support]
    contributes_to: 2026/keep
    supports: desk
    because: reply-time
    tags: [customer]
    key_results:
      - id: speed
        title: Cut the reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min
        plan: s-curve
        due: 2026-12-11
      - {id: retention, title: Lift retention, unit: "%", baseline: 72, change: +15%, formerly: [keep]}
      - {id: calls, title: Call 60 customers, baseline: 0, target: 60}
      - {id: nps, title: Raise NPS, baseline: first, target: 70}
      - {id: later, title: Later, baseline: first, change: +10%}
      - {id: cost, title: Keep the cost, keep: {at_most: 9}}
      - id: show
        title: Road show
        milestones: [chicago, {id: omaha, due: 2026-11-20}, {id: detroit, title: Detroit, due: 2026-12-11, weight: 2}]
      - {id: gone, title: Gone, milestones: [x], dropped: {date: 2026-10-20, because: No.}}
    initiatives:
      - {id: templates, title: Templates, for: [speed, calls], due: 2026-10-30, status: planned}
      - {title: Calls, for: [calls]}
      - {title: Done, status: done}
    revised: [{date: 2026-10-05, what: it, because: so}]
    formerly: [please]
    """
FILES = {
    "okr.yaml": "version: 1\nteams: {support: {name: Support}}\n",
    OLD: DELIGHT,
    "objectives/2026/keep.yaml": "title: Keep\nowner: me\nkey_results: [{id: all, title: All, rollup: true}]\n",
    "objectives/2026-Q4/desk.yaml": """
        title: Desk
        owner: me
        contributes_to: delight
        key_results: [{id: a, title: A, baseline: 0, target: 1}]
        """,
    "kpis/reply-time.yaml": "name: Reply time\nowner: support-lead\ncadence: weekly\nunit: min\n",
    "kpis/reply-time.csv": "date,value\n2026-10-02,48\n2026-11-20,36.5\n",
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": """
        updates:
          delight/retention: 75
          delight/calls: 60
          delight/nps: 52
          delight/show: {reached: [chicago]}
          delight/templates: doing
        """,
}


def test_what_goes_on_and_what_does_not() -> None:
    change = plan_carry(opened(FILES), "delight", "2027-Q1", "Speed first.")

    assert (
        texts(change)[NEW]
        == """\
# yaml-language-server: $schema=../../../.okr/schema/objective.json
title: "Delight: customers"
why: Slow answers drive them away. Carried over from 2026-Q4, where it came to 0.24.
owner: support-lead
teams: [support]
supports: 2026-Q4/desk
because: reply-time
tags: [customer]
key_results:
  - id: speed
    title: Cut the reply time from 36.5 to 30 minutes
    kpi: reply-time
    baseline: 36.5 min
    target: 30 min
  - id: retention
    title: Lift retention
    unit: "%"
    baseline: 75
    target: 82.8
  - id: nps
    title: Raise NPS
    baseline: 52
    target: 70
  - id: later
    title: Later
    baseline: first
    change: +10%
  - id: cost
    title: Keep the cost
    keep: {at_most: 9}
  - id: show
    title: Road show
    milestones:
      - omaha
      - {id: detroit, title: Detroit, weight: 2}
initiatives:
  - id: templates
    title: Templates
    for: [speed]
    status: doing
"""
    )
    assert changed_lines(change)[OLD] == [
        "+closed:",
        "+  date: 2026-11-20",
        "+  outcome: carried",
        "+  grade: 0.24",
        "+  scores: {speed: 0.64, retention: 0.28, calls: 1, nps: 0, later: 0, cost: 0, show: 0.25, gone: 0}",
        "+  retro: Speed first.",
        "+  carried_to: 2027-Q1/delight",
    ]
    assert change.subject == "Carry from 2026-Q4 to 2027-Q1: Delight: customers"
    assert change.remarks == (
        "`contributes_to: 2026/keep` was left out: 2026 does not reach into 2027-Q1",
        "left out: calls (achieved), gone (dropped)",
        "days and plans of the old cycle are gone: write new ones where they are wanted",
        "`2026-Q4/desk` contributes to the old one: `okr carry 2026-Q4/desk 2027-Q1` takes it along",
    )
    assert errors(after(opened(FILES), change)) == []


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("Raise CSAT from 40% to 80%", "40%", "55%", "Raise CSAT from 55% to 80%"),
        ("Cut it from 48 to 30 minutes", "48 min", "36.5 min", "Cut it from 36.5 to 30 minutes"),
        ("Lift contracts from $12M to $15M", "$12M", "$14.1M", "Lift contracts from $14.1M to $15M"),
        ("Lift it by 40% to 40% more", "40%", "55%", "Lift it by 40% to 40% more"),
        ("Answer 148 tickets", "48 min", "36 min", "Answer 148 tickets"),
        ("From 1.48 to 3", "48", "36", "From 1.48 to 3"),
        ("Sign 12 accounts for $12M", "$12M", "$13M", "Sign 12 accounts for $13M"),
    ],
)
def test_the_number_that_a_title_starts_from(title: str, old: str, new: str, expected: str) -> None:
    assert renumbered(title, old, new) == expected


@pytest.mark.parametrize(
    ("ref", "cycle", "message", "help_text"),
    [
        ("delight", "2026-Q4", "`2026-Q4/delight` is in 2026-Q4 already", "give the cycle that it goes on in"),
        ("delight", "2026-Q3", "2026-Q3 ended on 2026-09-30", "give a cycle that is not over, such as 2026-Q4"),
        ("delight", "2027Q1", "`2027Q1` is no cycle", "write 2027-Q1"),
        ("delihgt", "2027-Q1", "no objective is named `delihgt`", "write delight"),
    ],
)
def test_where_nothing_can_be_carried(ref: str, cycle: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_carry(opened(FILES), ref, cycle)

    assert (error.value.message, error.value.help) == (message, help_text)


def test_what_is_achieved_is_closed_and_not_carried() -> None:
    files = FILES | {
        OLD: "title: T\nowner: me\nkey_results:\n  - {id: calls, title: C, baseline: 0, target: 60}\n"
        "  - {id: cost, title: C, keep: {at_most: 9}}\n"
    }
    with pytest.raises(OkrError) as error:
        plan_carry(opened(files), "delight", "2027-Q1")

    assert error.value.message == "nothing of `2026-Q4/delight` is left to carry: calls (achieved)"
    assert error.value.help == "run `okr close 2026-Q4/delight`, or write a new objective: `okr new objective`"


def test_an_objective_that_stands_there_is_never_overwritten() -> None:
    files = FILES | {NEW: "title: [\n"}

    with pytest.raises(OkrError) as error:
        plan_carry(opened(files), "delight", "2027-Q1")
    assert error.value.message == f"{NEW} stands already, and nothing is ever overwritten"


GROW = "objectives/2026-Q4/grow.yaml"


def test_on_computed_kpis_it_starts_at_the_last_complete_period_and_a_sum_goes_on_for_what_is_left() -> None:
    grow = """
        title: Grow the list
        owner: me
        key_results:
          - {id: total, title: Win 200 signups, kpi: signups, of: total, baseline: 0, target: 200}
          - {id: month, title: Win 90 signups a month instead of 40, kpi: signups, baseline: 40, target: 90}
          - {id: rate, title: Conversion up to 9%, kpi: conversion, baseline: 5.7%, target: 9%}
          - {id: effort-down, title: From 17.5 visits to 12, kpi: effort, baseline: 17.5, target: 12}
          - {id: more, title: Half as much again, kpi: effort, baseline: first, change: -50%}
        """
    session = opened(COMPUTED | {GROW: grow})
    change = plan_carry(session, "grow", "2027-Q1")

    assert (
        (texts(change)["objectives/2027-Q1/grow.yaml"] or "").partition("key_results:\n")[2]
        == """\
  - id: total
    title: Win 127.5 signups
    kpi: signups
    of: total
    baseline: 0
    target: 127.5
  - id: month
    title: Win 90 signups a month instead of 50.5
    kpi: signups
    baseline: 50.5
    target: 90
  - id: rate
    title: Conversion up to 9%
    kpi: conversion
    baseline: 7.21429%
    target: 9%
  - id: effort-down
    title: From 13.8614 visits to 12
    kpi: effort
    baseline: 13.8614
    target: 12
  - id: more
    title: Half as much again
    kpi: effort
    baseline: 13.8614
    target: 8.75
"""
    )
    assert errors(after(session, change)) == []


EXAMPLE = northwind(date(2026, 12, 31))
OPEN = [name for name, objective in EXAMPLE.workspace.objectives.items() if objective.definition.closed is None]


@pytest.mark.parametrize("name", OPEN)
def test_the_next_cycle_starts_from_nothing(name: ObjectiveId) -> None:
    """Once the last values are reported again, every number that moves has moved by nothing."""
    cycle = "2027" if name.startswith("2026/") else "2027-Q2" if name.startswith("2027") else "2027-Q1"
    change = plan_carry(EXAMPLE, name, cycle)
    slug = name.rpartition("/")[2]
    carried = after(EXAMPLE, change)
    start = carried.workspace.calendar.cycle(cycle).start
    moving = [
        result
        for result in carried.workspace.key_results_of(carried.workspace.objectives[ObjectiveId(f"{cycle}/{slug}")])
        if result.definition.way is Way.MOVE and result.measure.baseline is not None and result.kpi is None
    ]
    again = "".join(f"  {slug}/{result.definition.id}: {result.measure.baseline}\n" for result in moving)
    reported = opened(
        {entry.path: carried.tree.read(entry.path).decode() for entry in carried.tree.entries()}
        | {f"checkins/{cycle}/{start}-chief.yaml": f"updates:\n{again}" if again else "updates: {}\n"},
        start,
    )

    assert errors(carried) == []
    assert [reported.scorecard.key_results[KeyResultId(result.id)].raw for result in moving] == [Fraction(0)] * len(
        moving
    )
    assert after(EXAMPLE, change).workspace.objectives[name].definition.closed is not None
