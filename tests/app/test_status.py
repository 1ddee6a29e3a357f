"""The result of `okr status`: every number and word of a small workspace, and what is worth a hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from okrcli.app.status import kpis, status
from okrcli.diagnostics import Severity
from okrcli.model.ids import KeyResultId, KpiId
from okrcli.results.status import Attention, Selection
from okrcli.scoring.scorecard import Health, Loop, Status
from tests.app.opened import AS_OF, TEAMS, kpi, northwind, objective, opened

FILES = {
    "okr.yaml": TEAMS,
    "objectives/2026/grow.yaml": objective("chief", "teams: [company]"),
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead", "contributes_to: 2026/grow\nbecause: reply-time\nambition: committed"
    ),
    "objectives/2026-Q4/sell.yaml": objective("sales-lead", "supports: 2026/grow"),
    "kpis/reply-time.yaml": kpi("desk-manager", "targets: {2026: {at_most: 30}}"),
    "kpis/reply-time.csv": "date,value\n2026-11-13,44\n2026-11-20,43\n",
    "kpis/nps.yaml": kpi("chief", "tier: strategic\ntargets: {2026: {at_least: 70}}"),
    "kpis/nps.csv": "date,value\n2026-11-20,72\n",
    "checkins/2026-Q4/2026-11-20-chief.yaml": "updates: {delight/a: 5, sell/a: {confidence: 0.5}, grow/a: 9}\n",
}


def test_objectives_stand_in_a_tree_with_their_links_and_lines() -> None:
    result = status(opened(FILES), Selection(), lines=True)

    assert [(view.score.objective.id, view.depth, view.teams, view.ambition) for view in result.objectives] == [
        ("2026/grow", 0, ("company",), "aspirational"),
        ("2026-Q4/delight", 1, ("support",), "committed"),
        ("2026-Q4/sell", 1, ("sales",), "aspirational"),
    ]
    delight, sell = result.objectives[1:]
    assert (delight.contributes_to, delight.supports, delight.because) == ("2026/grow", None, "reply-time")
    assert (sell.contributes_to, sell.supports, sell.because) == (None, "2026/grow", None)
    assert (delight.line, delight.lines) == (1, {KeyResultId("2026-Q4/delight/a"): 7})


def test_cycles_names_and_counts_are_those_of_the_view() -> None:
    result = status(opened(FILES), Selection(team="support"))

    assert [cycle.name for cycle in result.cycles] == ["2026-Q4"]
    assert result.elapsed == {"2026-Q4": Fraction(50, 91)}
    assert result.kpi_names == {KpiId("nps"): "Name of it", KpiId("reply-time"): "Name of it"}
    assert result.team_names == {"company": "Northwind", "support": "Customer Support"}
    assert {word: many for word, many in result.summary.objectives.items() if many} == {Status.BEHIND: 1}
    assert {word: many for word, many in result.summary.kpis.items() if many} == {Health.BREACHED: 1}
    assert {word: many for word, many in result.summary.loop.items() if many} == {Loop.NEEDS_AN_OBJECTIVE: 1}
    assert set(result.summary.objectives) == set(Status)
    assert set(result.summary.loop) == set(Loop)


def test_kpis_come_worst_first() -> None:
    result = kpis(opened(FILES), Selection())

    assert [(view.score.kpi.id, view.score.health.value, view.team) for view in result.kpis] == [
        ("reply-time", "breached", "desk"),
        ("nps", "healthy", "company"),
    ]


def test_teams_are_summed_up_in_the_order_of_okr_yaml() -> None:
    result = status(opened(FILES), Selection())

    assert [(t.team, t.name, t.objectives, t.progress, t.needs_an_objective) for t in result.by_team] == [
        ("company", "Northwind", 1, Fraction(7, 10), 0),
        ("support", "Customer Support", 1, Fraction(1, 2), 0),
        ("desk", "desk", 0, None, 1),
        ("sales", "sales", 1, None, 0),
    ]
    assert {word: many for word, many in result.by_team[1].statuses.items() if many} == {Status.BEHIND: 1}


def test_what_needs_attention_names_the_call_that_settles_it() -> None:
    result = status(opened(FILES | {"kpis/nps.yaml": kpi("chief")}), Selection())

    assert result.attention[:2] == (
        Attention(Severity.WARNING, "okr.yaml", "1 warning in the files", "okr validate"),
        Attention(
            Severity.WARNING,
            "reply-time",
            "`Name of it` is breached at 43, and no open key result moves it",
            "okr propose reply-time",
        ),
    )
    assert [entry.severity.rank for entry in result.attention] == sorted(e.severity.rank for e in result.attention)


def test_a_narrower_view_needs_less_attention() -> None:
    session = opened(FILES)

    assert "reply-time" in {entry.subject for entry in status(session, Selection(team="desk")).attention}
    assert "reply-time" not in {entry.subject for entry in status(session, Selection(team="sales")).attention}
    assert "reply-time" not in {entry.subject for entry in status(session, Selection(ref="sell")).attention}
    assert "2026-Q4/sell" not in {entry.subject for entry in status(session, Selection(cycle="2026")).attention}


def test_many_findings_of_one_rule_are_one_entry() -> None:
    files = {f"objectives/2026-Q4/goal-{n:03}.yaml": objective() for n in range(200)}

    result = status(opened(files), Selection())

    assert len(result.objectives) == 200
    assert [(entry.message, entry.call) for entry in result.attention if "overdue" in entry.message] == [
        (
            "200 check-ins are overdue: 2026-Q4/goal-000, 2026-Q4/goal-001, 2026-Q4/goal-002 and 197 more",
            "okr todo",
        )
    ]
    assert len(result.attention) < 10


def test_errors_in_the_files_come_first_and_the_rest_is_shown() -> None:
    result = status(opened(FILES | {"objectives/2026-Q4/broken.yaml": "title: [\n"}), Selection())

    assert len(result.objectives) == 3
    assert result.attention[0] == Attention(
        Severity.ERROR,
        "okr.yaml",
        "1 error in the files; what could not be read is missing here",
        "okr validate",
    )
    assert result.summary.findings[Severity.ERROR] == 1
    assert result.summary.findings[Severity.WARNING] == 0


def test_an_error_that_hides_nothing_is_only_counted() -> None:
    result = status(opened({"objectives/2026-Q4/a.yaml": objective(top="because: nps")}), Selection())

    assert result.attention[0] == Attention(Severity.ERROR, "okr.yaml", "1 error in the files", "okr validate")


@pytest.mark.parametrize(
    ("as_of", "selection", "message", "call"),
    [
        (
            date(2027, 1, 5),
            Selection(),
            "no cycle with an objective holds 2027-01-05; the last was 2026-Q4; the next is 2027-Q2",
            "okr status --cycle 2026-Q4",
        ),
        (
            date(2026, 1, 5),
            Selection(),
            "no cycle with an objective holds 2026-01-05; the next is 2026-Q4",
            "okr status --cycle 2026-Q4",
        ),
        (
            AS_OF,
            Selection(cycle="2027-Q1"),
            "no objective stands in 2027-Q1; the next is 2027-Q2",
            "okr status --cycle 2027-Q2",
        ),
    ],
)
def test_without_a_cycle_it_says_what_there_is(as_of: date, selection: Selection, message: str, call: str) -> None:
    session = opened({"objectives/2026-Q4/a.yaml": objective(), "objectives/2027-Q2/b.yaml": objective()}, as_of)

    result = status(session, selection)

    assert result.objectives == ()
    assert (message, call) in [(entry.message, entry.call) for entry in result.attention]


def test_an_empty_workspace_says_how_to_begin() -> None:
    result = status(opened({}), Selection())

    assert result.attention == (
        Attention(Severity.INFO, "objectives", "there is no objective yet", "okr new objective"),
    )


def test_the_example_shows_every_word_of_an_open_cycle() -> None:
    result = status(northwind(), Selection())

    assert {entry.call.split()[1] for entry in result.attention} <= {"validate", "propose", "checkin", "close", "show"}
    assert {word.value for word, many in result.summary.loop.items() if many} == {
        "back_in_range",
        "being_moved",
        "needs_an_objective",
        "monitoring",
    }


def test_calls_look_from_the_day_that_was_asked_for() -> None:
    """A day that okr.yaml pins, or today, is the next call's day anyway."""
    asked = {entry.call for entry in status(northwind(AS_OF), Selection()).attention}
    pinned = {entry.call for entry in status(northwind(), Selection()).attention}

    assert not any("--as-of" in call for call in pinned)
    assert {call.removesuffix(" --as-of 2026-11-20") for call in asked} == pinned
    assert {call for call in asked if "--as-of" not in call} == {c for c in pinned if c.startswith("okr explain OKR")}
