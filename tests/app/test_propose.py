"""Drafts that bring a KPI back: from its last value to its target, in its own words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from okrcli.app.propose.plan import plan_propose
from okrcli.errors import OkrError
from okrcli.model.ids import KpiId
from okrcli.scoring.scorecard import Loop
from tests.app.opened import COMPUTED, northwind, opened
from tests.app.planned import after, errors, findings, texts

KPI = """
    name: Average reply time
    why: Slow answers drive customers away
    owner: desk-manager
    team: support
    cadence: weekly
    unit: min
    parent: csat
    targets: {2026: {at_most: 30, watch: 27}}
    """
FILES = {
    "okr.yaml": "version: 1\nteams: {support: {}, finance: {}}\n",
    "kpis/reply-time.yaml": KPI,
    "kpis/reply-time.csv": "date,value\n2026-10-02,28\n2026-11-06,44\n2026-11-13,44\n2026-11-20,43.5\n",
    "kpis/csat.yaml": 'name: CSAT\nowner: me\ncadence: weekly\nunit: "%"\ntargets: {2026: {at_least: 70}}\n',
    "kpis/csat.csv": "date,value\n2026-11-20,75\n",
    "kpis/cost.yaml": """
        name: Cost per ticket
        owner: me
        cadence: weekly
        unit: USD
        parent: csat
        team: support
        targets: {2026: {at_most: $9}}
        """,
    "kpis/cost.csv": "date,value\n2026-11-20,8.4\n",
    "objectives/2026-Q4/other.yaml": "title: O\nowner: me\nkey_results: [{id: a, title: A, baseline: 0, target: 1}]\n",
}
PATH = "objectives/2026-Q4/bring-down-reply-time.yaml"


def test_a_draft_says_what_the_kpi_says() -> None:
    session = opened(FILES)
    change = plan_propose(session, "reply-time")

    assert texts(change) == {
        PATH: """\
# yaml-language-server: $schema=../../.okr/schema/objective.json
title: Bring down the average reply time
why: >-
  Average reply time stood at 43.5 min on 2026-11-20, and the target is at most 30 min. The number has been
  out of range since 2026-11-06. Slow answers drive customers away.
owner: desk-manager
teams: [support]
because: reply-time
key_results:
  - id: reply-time
    title: Bring down the average reply time from 43.5 min to 30 min
    kpi: reply-time
    baseline: 43.5 min  # on 2026-11-20
    target: 30 min  # the KPI's target in 2026
  - id: cost
    title: Keep the cost per ticket at or below $9
    kpi: cost
    keep: {at_most: $9}
"""
    }
    assert change.subject == "Propose: Bring down the average reply time"
    assert change.remarks == ("it is a draft: make it yours, and see `okr show 2026-Q4/bring-down-reply-time`",)
    drafted = after(session, change)
    assert errors(drafted) == []
    assert drafted.scorecard.kpis[KpiId("reply-time")].loop is Loop.BEING_MOVED
    assert next(iter(drafted.scorecard.objectives.values())).key_results[0].raw == Fraction(0)


@pytest.mark.parametrize(
    ("targets", "unit", "values", "title", "numbers"),
    [
        ("at_least: 80%", '"%"', "58 57.5", "Raise reply", ["57.5%", "80%"]),
        ("between: [4, 6]", "d", "8 9", "Bring down reply", ["9 d", "6 d"]),
        ("between: [4, 6]", "d", "2 1", "Raise reply", ["1 d", "4 d"]),
        ("at_least: $20M", "USD", "18_000_000 17_500_000", "Raise reply", ["$17.5M", "$20M"]),
        ("at_most: 3 h", "min", "200 240", "Bring down reply", ["240 min", "180 min"]),
        ("at_most: 5", "", "7 8", "Bring down reply", ["8", "5"]),
        ("at_most: 5", "per thousand", "7 8", "Bring down reply", ["8 per thousand", "5 per thousand"]),
        ("at_most: -5", "", "-4 -3", "Bring down reply", ["-3", "-5"]),
        ("at_most: 30", "", "44 44 28", "Bring down reply", ["44", "30"]),
        ("at_most: 30, watch: 20", "", "44 44 28", "Bring down reply", ["28", "20"]),
        ("at_most: 30", "", "44 31.3333333333333333333333", "Bring down reply", ["31.3333", "30"]),
    ],
)
def test_every_kind_of_target(targets: str, unit: str, values: str, title: str, numbers: list[str]) -> None:
    days = ("2026-11-06", "2026-11-13", "2026-11-20")
    rows = "".join(f"{day},{value.replace('_', '')}\n" for day, value in zip(days, values.split(), strict=False))
    counted = f"unit: {unit}\n" if unit else ""
    kpi = f"name: Reply\nowner: me\ncadence: weekly\ntargets: {{2026: {{{targets}}}}}\n{counted}"
    session = opened({"kpis/r.yaml": kpi, "kpis/r.csv": f"date,value\n{rows}"})

    drafted = after(session, plan_propose(session, "r", "2026-Q4"))
    (objective,) = drafted.workspace.objectives.values()
    (result,) = objective.definition.key_results
    written = [getattr(quantity, "text", quantity) for quantity in (result.baseline, result.target)]
    assert (objective.definition.title, written) == (title, numbers)
    assert errors(drafted) == []


@pytest.mark.parametrize(
    ("files", "message", "help_text"),
    [
        (
            {"kpis/reply-time.csv": "date,value\n2026-11-20,20\n"},
            "`reply-time` is healthy: 20 min on 2026-11-20, and its target is at most 30 min",
            "`okr propose reply-time --anyway` drafts one all the same",
        ),
        (
            {"kpis/reply-time.csv": "date,value\n2026-11-13,20\n2026-11-20,31\n"},
            "`reply-time` is only on watch: 31 min on 2026-11-20, and its target is at most 30 min",
            "`okr propose reply-time --anyway` drafts one all the same",
        ),
        (
            {"objectives/2026-Q4/other.yaml": "title: O\nowner: me\nkey_results:\n"
             "  - {id: a, title: A, kpi: reply-time, baseline: 44, target: 30}\n"},
            "`reply-time` is being moved already, by `2026-Q4/other/a` (at risk)",
            "work on that, or `okr propose reply-time --anyway` drafts one all the same",
        ),
        (
            {"objectives/2026-Q4/other.yaml": "title: O\nowner: me\nkey_results:\n"
             "  - {id: a, title: A, kpi: reply-time, baseline: 60, target: 45}\n"},
            "`reply-time` is back in range, by `2026-Q4/other/a` (achieved)",
            "run `okr close 2026-Q4/other`, or `okr propose reply-time --anyway` drafts one all the same",
        ),
        (
            {"kpis/reply-time.csv": "date,value\n"},
            "`reply-time` has no value yet",
            "run `okr checkin reply-time VALUE`",
        ),
        (
            {"kpis/reply-time.yaml": KPI.replace("2026: {at_most: 30, watch: 27}", "")},
            "`reply-time` has no target in 2026-Q4",
            "write one: `okr revise reply-time 2026-Q4.at_most=… --because …`",
        ),
        (
            {"kpis/reply-time.yaml": KPI + "tier: input\n"},
            "`reply-time` only feeds other KPIs",
            "propose for the KPI that it feeds, or take `tier: input` out",
        ),
        (
            {"kpis/reply-time.yaml": KPI + "retired: {date: 2026-11-01, because: Gone., replaced_by: csat}\n"},
            "`reply-time` was retired on 2026-11-01: Gone.",
            "look at `csat` instead",
        ),
    ],
)  # fmt: skip
def test_what_calls_for_no_objective(files: dict[str, str], message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_propose(opened(FILES | files), "reply-time")

    assert (error.value.message, error.value.help) == (message, help_text)


@pytest.mark.parametrize(
    ("kpi", "title", "baseline", "target"),
    [
        ("signups", "Raise signups from 50.5 to 100", "50.5", "100"),
        ("conversion", "Raise the conversion rate from 7.214% to 9%", "7.21429%", "9%"),
        ("effort", "Bring down the visits per signup from 13.86 to 12", "13.8614", "12"),
    ],
)
def test_a_computed_kpi_starts_at_its_last_complete_period(kpi: str, title: str, baseline: str, target: str) -> None:
    session = opened(COMPUTED)
    drafted = after(session, plan_propose(session, kpi, "2026-Q4"))

    (objective,) = drafted.workspace.objectives.values()
    (result,) = objective.definition.key_results
    written = (result.title, getattr(result.baseline, "text", None), getattr(result.target, "text", None))
    assert written == (title, baseline, target)
    assert errors(drafted) == []
    assert drafted.scorecard.kpis[KpiId(kpi)].loop is Loop.BEING_MOVED
    assert "2026-10-31" in (objective.definition.why or "")


def test_only_kpis_are_looked_for() -> None:
    with pytest.raises(OkrError, match="no KPI is named `other`"):
        plan_propose(opened(FILES), "other")


def test_the_parent_is_guarded_where_no_sibling_can_be() -> None:
    breached = opened(FILES | {"kpis/cost.csv": "date,value\n2026-11-20,9.5\n"})
    nobody = opened(FILES | {"kpis/cost.csv": "date,value\n", "kpis/csat.csv": "date,value\n"})

    assert "keep: {at_least: 70}" in (texts(plan_propose(breached, "reply-time"))[PATH] or "")
    assert plan_propose(nobody, "reply-time").remarks[1] == (
        "no KPI that could pay the price is linked to it or of its team: think of a key result with `keep`"
    )


def test_one_of_the_same_team_is_guarded_where_nothing_is_linked() -> None:
    alone = KPI.replace("parent: csat", "")
    below = FILES["kpis/cost.yaml"].replace("parent: csat", "parent: reply-time")

    change = plan_propose(opened(FILES | {"kpis/reply-time.yaml": alone}), "reply-time")
    assert "    kpi: cost\n    keep: {at_most: $9}\n" in (texts(change)[PATH] or "")
    assert change.remarks[1:] == (
        "`cost` is guarded as one of the same team: take another where that could not suffer",
    )
    moving_along = opened(FILES | {"kpis/reply-time.yaml": alone, "kpis/cost.yaml": below})
    assert "cost" not in (texts(plan_propose(moving_along, "reply-time"))[PATH] or "")


def test_a_target_of_today_is_guarded_in_a_cycle_that_has_none_yet() -> None:
    files = FILES | {"kpis/reply-time.yaml": KPI.replace("2026: {at", "2027: {at_most: 30}, 2026: {at")}
    change = plan_propose(opened(files), "reply-time", "2027-Q1")

    assert "keep: {at_most: $9}" in (texts(change)[PATH.replace("2026-Q4", "2027-Q1")] or "")


def test_a_number_that_came_back_has_still_to_stay() -> None:
    rows = "date,value\n2026-10-30,44\n2026-11-06,43\n2026-11-20,26\n"
    change = plan_propose(opened(FILES | {"kpis/reply-time.csv": rows}), "reply-time")

    assert (
        "Average reply time stood at 43 min on 2026-11-06, and the target is at most 30 min. It had been out of range "
        "since 2026-10-30, and has not yet shown that it stays."
    ) in " ".join((texts(change)[PATH] or "").split())


def test_what_is_hidden_stays_so() -> None:
    hidden = opened(FILES | {"kpis/reply-time.yaml": KPI + "visibility: restricted\n"})
    sibling = opened(FILES | {"kpis/cost.yaml": FILES["kpis/cost.yaml"] + "visibility: restricted\n"})

    assert "visibility: restricted\n" in (texts(plan_propose(hidden, "reply-time"))[PATH] or "")
    assert "cost" not in (texts(plan_propose(sibling, "reply-time"))[PATH] or "")


def test_a_second_draft_gets_another_name() -> None:
    session = opened(FILES)
    again = after(session, plan_propose(session, "reply-time"))

    (file,) = plan_propose(again, "reply-time", anyway=True).files
    assert file.path == "objectives/2026-Q4/bring-down-reply-time-2.yaml"


def test_late_in_a_cycle_the_next_one_is_named() -> None:
    change = plan_propose(opened(FILES, date(2026, 12, 10)), "reply-time")

    assert change.remarks[1] == "21 days are left of 2026-Q4: `--cycle` takes another one"


EXAMPLE = northwind()


@pytest.mark.parametrize("kpi", [kpi for kpi, score in EXAMPLE.scorecard.kpis.items() if score.current is not None])
@pytest.mark.parametrize("cycle", [None, "2027-Q1"])
def test_every_draft_of_the_example_validates(kpi: KpiId, cycle: str | None) -> None:
    score = EXAMPLE.scorecard.kpis[kpi]
    end = date(2026, 12, 31) if cycle is None else date(2027, 3, 31)
    target = EXAMPLE.workspace.kpis[kpi].target_on(end) or score.target
    if score.loop in {Loop.INPUT, Loop.RETIRED} or target is None:
        with pytest.raises(OkrError):
            plan_propose(EXAMPLE, kpi, cycle, anyway=True)
        return
    drafted = after(EXAMPLE, plan_propose(EXAMPLE, kpi, cycle, anyway=True))

    assert [line for line in errors(drafted) if "OKR308" not in line] == []


@pytest.mark.parametrize("cycle", [None, "2027-Q1"])
def test_a_draft_has_no_findings_at_all(cycle: str | None) -> None:
    """In mid-cycle the baseline is not the value of the first day, and one number to bring back is enough."""
    before = {finding.message for finding in findings(EXAMPLE)}
    drafted = after(EXAMPLE, plan_propose(EXAMPLE, "payment-days", cycle))

    assert [finding.message for finding in findings(drafted) if finding.message not in before] == []


def test_a_name_with_a_number_makes_no_finding_either() -> None:
    files = FILES | {"kpis/reply-time.yaml": KPI.replace("Average reply time", "Time for 100 answers")}
    session = opened(files)
    drafted = after(session, plan_propose(session, "reply-time"))

    assert [finding.code for finding in findings(drafted) if finding.location.path == PATH] == []
