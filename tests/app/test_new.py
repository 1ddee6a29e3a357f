"""New goals from what is typed on a line: whole files, in which nothing is left to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.app.new.key_result import read_key_result
from okrcli.app.new.kpi import NewKpi, plan_new_kpi, read_target
from okrcli.app.new.objective import NewObjective, plan_new_objective
from okrcli.errors import OkrError
from tests.app.opened import AS_OF, northwind, opened
from tests.app.planned import after, errors, texts

if TYPE_CHECKING:
    from okrcli.node import Node


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (
            "csat: Raise CSAT: 40% -> 80%; kpi csat",
            {"id": "csat", "title": "Raise CSAT", "kpi": "csat", "baseline": "40%", "target": "80%"},
        ),
        ("Raise CSAT: 40% → 80%", {"id": "raise-csat", "title": "Raise CSAT", "baseline": "40%", "target": "80%"}),
        (
            "Cut the reply time from 48 to 30 minutes; weight 2; owner desk-manager; due 2026-12-11",
            {
                "id": "cut-reply-time",
                "title": "Cut the reply time from 48 to 30 minutes",
                "baseline": "48 min",
                "target": "30 min",
                "weight": "2",
                "owner": "desk-manager",
                "due": "2026-12-11",
            },
        ),
        (
            "reply: Cut it from $12M to $15M by May",
            {"id": "reply", "title": "Cut it from $12M to $15M by May", "baseline": "$12M", "target": "$15M"},
        ),
        (
            "Raise NPS: -> 70; kpi nps",
            {"id": "nps", "title": "Raise NPS", "kpi": "nps", "baseline": "first", "target": "70"},
        ),
        (
            "Lift retention: 72% by +15%",
            {"id": "lift-retention", "title": "Lift retention", "baseline": "72%", "change": "+15%"},
        ),
        (
            "Sell: 0 -> 5; unit accounts; influences arr, tcv",
            {
                "id": "sell",
                "title": "Sell",
                "unit": "accounts",
                "baseline": "0",
                "target": "5",
                "influences": ["arr", "tcv"],
            },
        ),
        ("Cost per ticket: at most $9", {"id": "cost-ticket", "title": "Cost per ticket", "keep": {"at_most": "$9"}}),
        (
            "Load: between 6 and 9; kpi load",
            {"id": "load", "title": "Load", "kpi": "load", "keep": {"between": ["6", "9"]}},
        ),
        ("NPS: >= 70", {"id": "nps", "title": "NPS", "keep": {"at_least": "70"}}),
        (
            "Road show: milestones chicago, omaha by 2026-11-20, Early shift 2026-12-04",
            {
                "id": "road-show",
                "title": "Road show",
                "milestones": [
                    "chicago",
                    {"id": "omaha", "due": "2026-11-20"},
                    {"id": "early-shift", "title": "Early shift", "due": "2026-12-04"},
                ],
            },
        ),
        ("Pass the audit: done", {"id": "pass-audit", "title": "Pass the audit", "milestones": ["done"]}),
        ("The quarters: rollup", {"id": "quarters", "title": "The quarters", "rollup": "true"}),
        (
            "Phase 2: the depot: 0 -> 1",
            {"id": "phase-depot", "title": "Phase 2: the depot", "baseline": "0", "target": "1"},
        ),
        (
            "Answer in 2 hours: 5 hours -> 2 hours",
            {"id": "answer-hours", "title": "Answer in 2 hours", "baseline": "5 h", "target": "2 h"},
        ),
    ],
)
def test_a_key_result_on_one_line(line: str, entry: dict[str, Node]) -> None:
    assert read_key_result(line, ()) == entry


def test_two_of_one_title_get_two_ids() -> None:
    assert read_key_result("Raise CSAT: 40% -> 80%", {"raise-csat"})["id"] == "raise-csat-2"


@pytest.mark.parametrize(
    ("line", "message", "help_text"),
    [
        ("Raise CSAT", "`Raise CSAT` does not say how it is measured", "write it as `Raise CSAT: 40% -> 80%`"),
        ("", "`` does not say how it is measured", "write it as "),
        (": 3 -> 4", "`: 3 -> 4` does not say how it is measured", "write it as "),
        ("A: 1 -> 2; wieght 3", "`wieght 3` is no setting of a key result", "write weight VALUE"),
        ("A: 1 -> 2; x", "`x` is no setting of a key result", "behind a semicolon stand kpi, unit"),
        ("Повысить: 1 -> 2", "no id can be made of `Повысить`", "write one before it: `name: Title: 0 -> 5`"),
    ],
)
def test_what_is_no_key_result(line: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        read_key_result(line, ())

    assert error.value.message == message
    assert error.value.help.startswith(help_text)


def test_an_objective_is_whole() -> None:
    said = NewObjective(
        title="Delight  external customers",
        owner="support-lead",
        key_results=("csat: Raise CSAT: 40% -> 80%; kpi csat", "Cost: at most $9", "Go: rollup"),
        why="CSAT sat at 40% all summer: slow answers.",
        teams=("support",),
        contributes_to="2026/keep-every-customer",
    )
    session = northwind()
    change = plan_new_objective(session, said)

    assert texts(change) == {
        "objectives/2026-Q4/delight-external-customers.yaml": """\
# yaml-language-server: $schema=../../.okr/schema/objective.json
title: Delight external customers
why: "CSAT sat at 40% all summer: slow answers."
owner: support-lead
teams: [support]
contributes_to: 2026/keep-every-customer
key_results:
  - id: csat
    title: Raise CSAT
    kpi: csat
    baseline: 40%
    target: 80%
  - id: cost
    title: Cost
    keep: {at_most: $9}
  - id: go
    title: Go
    rollup: true
"""
    }
    assert errors(after(session, change)) == []


def test_a_kpi_is_whole() -> None:
    said = NewKpi(
        name="Share of first answers",
        owner="desk-manager",
        cadence="weekly",
        unit="%",
        targets=("at least 80%, watch 85%", "2027: between 82% and 90%, watch 84% and 88%"),
        what="Tickets that are solved at once.",
        team="support",
        parent="csat",
    )
    session = northwind()
    change = plan_new_kpi(session, said)

    assert texts(change) == {
        "kpis/support/share-first-answers.yaml": """\
# yaml-language-server: $schema=../../.okr/schema/kpi.json
name: Share of first answers
what: Tickets that are solved at once.
owner: desk-manager
team: support
cadence: weekly
unit: "%"
parent: csat
targets:
  2026: {at_least: 80%, watch: 85%}
  2027: {between: [82%, 90%], watch: [84%, 88%]}
"""
    }
    assert errors(after(session, change)) == []
    assert change.remarks == ("`okr checkin share-first-answers VALUE` records its first value",)


def test_the_smallest_goals() -> None:
    session = opened({})
    kpi = plan_new_kpi(session, NewKpi(name="NPS", owner="me", cadence="monthly"))
    objective = plan_new_objective(session, NewObjective("Grow", "me", ("Sell: 0 -> 5",)))

    assert texts(kpi)["kpis/nps.yaml"] is not None
    assert kpi.remarks[1].startswith("it has no target yet")
    assert list(texts(objective)) == ["objectives/2026-Q4/grow.yaml"]
    assert objective.remarks[1] == "it has no `why` yet: who reads it in a month wants to know"
    assert errors(after(session, kpi)) == errors(after(session, objective)) == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (NewObjective(owner="me", key_results=("A: 1 -> 2",)), "--title is missing"),
        (NewObjective("T", key_results=("A: 1 -> 2",)), "--owner is missing"),
        (NewObjective("T", " ", ("A: 1 -> 2",)), "--owner is missing"),
        (NewObjective("T", "me"), "--kr is missing"),
        (NewObjective("T", "me", ("A: 1 -> 2",), cycle="2026Q9"), "`2026Q9` is no cycle"),
        (NewObjective("T", "me", ("A: 1 -> 2",), id="A B"), "`A B` is no id (OKR106)"),
        (NewObjective("!", "me", ("A: 1 -> 2",)), "no file name can be made of `!`"),
        (
            NewObjective("T", "me", ("A: 1 -> 2",), id="web-shop"),
            "objectives/2026-Q4/web-shop.yaml stands already, and nothing is ever overwritten",
        ),
    ],
)
def test_what_is_no_objective(said: NewObjective, message: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_new_objective(northwind(), said)

    assert error.value.message == message


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (NewKpi(owner="me", cadence="weekly"), "--name is missing"),
        (NewKpi("N", cadence="weekly"), "--owner is missing"),
        (NewKpi("N", "me"), "--cadence is missing"),
        (NewKpi("N", "me", "weekly", targets=("30",)), "`30` is no target"),
        (NewKpi("N", "me", "weekly", targets=("Q9: at most 3",)), "`Q9` is no cycle"),
        (NewKpi("N", "me", "weekly", id="nps!"), "`nps!` is no id (OKR106)"),
        (
            NewKpi("N", "me", "weekly", id="csat", team="support"),
            "kpis/support/csat.yaml stands already, and nothing is ever overwritten",
        ),
    ],
)
def test_what_is_no_kpi(said: NewKpi, message: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_new_kpi(northwind(), said)

    assert error.value.message == message


def test_a_missing_option_is_shown_with_an_example() -> None:
    with pytest.raises(OkrError) as error:
        plan_new_kpi(northwind(), NewKpi("N", "me"))

    assert error.value.help == "write `okr new kpi … --cadence weekly`; at a terminal it asks"


def test_names_that_are_taken_get_a_number() -> None:
    objective = plan_new_objective(northwind(), NewObjective("Make the web shop", "chief", ("A: 1 -> 2",), id=None))
    taken = plan_new_objective(northwind(), NewObjective("Net promoter score: nps", "chief", ("A: 1 -> 2",)))
    kpi = plan_new_kpi(northwind(), NewKpi("Sales", "chief", "monthly"))

    assert objective.files[0].path == "objectives/2026-Q4/make-web-shop.yaml"
    assert taken.files[0].path == "objectives/2026-Q4/net-promoter-score-nps.yaml"
    assert kpi.files[0].path == "kpis/sales-2.yaml"


def test_a_target_is_for_a_cycle() -> None:
    workspace = northwind().workspace

    assert read_target(workspace, "at most 30", AS_OF) == ("2026", {"at_most": "30"})
    assert read_target(workspace, "2026-Q4: <= 3 hours; watch 2 hours", AS_OF) == (
        "2026-Q4",
        {"at_most": "3 h", "watch": "2 h"},
    )
