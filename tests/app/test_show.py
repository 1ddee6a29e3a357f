"""One goal with what surrounds it, and its history newest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from okrcli.app.show import show
from okrcli.results.show import HistoryEntry, ShowKeyResult, ShowKpi, ShowObjective
from okrcli.results.source import SourceLine
from tests.app.opened import kpi, objective, opened

if TYPE_CHECKING:
    from okrcli.app.session import Session

CHECK_IN = """
    updates:
      delight/time: {confidence: 0.6, note: Slow week.}
      delight/shows: {reached: {chicago: 2026-10-28, omaha: }, unreached: [detroit]}
      delight/calls: {add: 2}
      reply-time: {value: 41 min, at: 2026-11-18}
    """
MEASUREMENTS = """
    date,value,note,by
    2026-09-25,52,,
    2026-10-02,48,first week,desk-manager
    2026-11-27,20,,
    """
FILES = {
    "okr.yaml": "version: 1\n",
    "objectives/2026/grow.yaml": objective(),
    "objectives/2026-Q3/summer.yaml": objective(results="{id: t, title: A, kpi: reply-time, baseline: 60, target: 48}"),
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead",
        "contributes_to: 2026/grow\nbecause: reply-time",
        "{id: time, title: A, kpi: reply-time, baseline: 48 min, target: 30 min, influences: [nps]}\n"
        "{id: shows, title: B, milestones: [chicago, omaha, detroit]}\n"
        "{id: calls, title: C, baseline: 0, target: 10}\n"
        "{id: guard, title: D, kpi: reply-time, keep: {at_most: 60}}",
    ),
    "objectives/2026-Q4/calm.yaml": objective(top="contributes_to: delight"),
    "objectives/2026-Q4/help.yaml": objective(top="supports: delight"),
    "kpis/nps.yaml": kpi(),
    "kpis/reply-time.yaml": kpi(more="unit: min\nparent: nps\ntargets: {2026: {at_most: 30 min}}"),
    "kpis/reply-time.csv": MEASUREMENTS,
    "checkins/2026-Q4/2026-11-20-me.yaml": CHECK_IN,
}


@pytest.fixture(scope="module")
def session() -> Session:
    return opened(FILES)


def test_an_objective_with_what_is_above_and_below_it(session: Session) -> None:
    result = show(session, "delight")

    assert isinstance(result, ShowObjective)
    assert result.view.score.objective.id == "2026-Q4/delight"
    assert [view.score.objective.id for view in result.contributors] == ["2026-Q4/calm"]
    assert [other.id for other in result.supporters] == ["2026-Q4/help"]
    assert result.parent is not None
    assert result.parent.id == "2026/grow"
    assert result.because is not None
    assert result.because.score.kpi.id == "reply-time"
    assert {entry.subject.partition("/")[0] for entry in result.attention} <= {"2026-Q4"}


def test_a_key_result_with_its_values_and_what_was_said(session: Session) -> None:
    """The rows of its KPI inside the cycle belong to its history; what is after the day does not exist."""
    result = show(session, "delight/time")

    assert isinstance(result, ShowKeyResult)
    assert result.source == SourceLine("objectives/2026-Q4/delight.yaml", 6)
    assert [view.score.kpi.id for view in result.influences] == ["nps"]
    checkin, csv = "checkins/2026-Q4/2026-11-20-me.yaml", "kpis/reply-time.csv"
    assert result.history == (
        HistoryEntry(date(2026, 11, 20), "me", None, "", Decimal("0.6"), "Slow week.", SourceLine(checkin, 2)),
        HistoryEntry(date(2026, 11, 18), "me", Decimal(41), "", None, None, SourceLine(checkin, 5)),
        HistoryEntry(date(2026, 10, 2), "desk-manager", Decimal(48), "", None, "first week", SourceLine(csv, 3)),
    )
    assert [(seen.at, seen.value) for seen in result.observations] == [
        (date(2026, 10, 2), Decimal(48)),
        (date(2026, 11, 18), Decimal(41)),
    ]


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("delight/shows", "reached chicago on 2026-10-28, omaha; took back detroit"),
        ("delight/calls", "added 2"),
    ],
)
def test_what_was_reported_besides_a_value_is_said_in_words(session: Session, ref: str, text: str) -> None:
    result = show(session, ref)

    assert isinstance(result, ShowKeyResult)
    assert [entry.text for entry in result.history] == [text]


def test_a_kpi_with_every_key_result_tied_to_it(session: Session) -> None:
    result = show(session, "reply-time")

    assert isinstance(result, ShowKpi)
    assert [(link.key_result.id, link.relation, link.open) for link in result.links] == [
        ("2026-Q4/delight/guard", "guards", True),
        ("2026-Q4/delight/time", "moves", True),
        ("2026-Q3/summer/t", "moves", False),
    ]
    assert result.parent is not None
    assert result.parent.score.kpi.id == "nps"
    assert [entry.at for entry in result.history] == [date(2026, 11, 18), date(2026, 10, 2), date(2026, 9, 25)]


def test_a_kpi_above_others_lists_them(session: Session) -> None:
    result = show(session, "nps")

    assert isinstance(result, ShowKpi)
    assert [view.score.kpi.id for view in result.children] == ["reply-time"]
    assert [(link.key_result.id, link.relation) for link in result.links] == [("2026-Q4/delight/time", "influences")]


def test_what_a_goal_names_is_told_by_its_present_id() -> None:
    """References may be short, and of the past."""
    session = opened(
        {
            "objectives/2026-Q4/a.yaml": objective(
                top="closed: {date: 2026-11-20, outcome: carried, grade: 0.5, scores: {n: 0.5}, carried_to: old}\n"
                "initiatives: [{title: I, for: [o]}]",
                results="{id: n, formerly: [o], title: N, baseline: 0, target: 3, influences: [was]}",
            ),
            "objectives/2026-Q4/b.yaml": objective(top="formerly: [old]"),
            "kpis/is.yaml": kpi(more="formerly: [was]"),
            "kpis/gone.yaml": kpi(more="retired: {date: 2026-10-01, because: x, replaced_by: was}"),
        }
    )

    shown, key_result, gone = show(session, "2026-Q4/a"), show(session, "a/n"), show(session, "gone")

    assert isinstance(shown, ShowObjective)
    assert (shown.carried_to, [view.moves for view in shown.initiatives]) == ("2026-Q4/b", [("2026-Q4/a/n",)])
    assert isinstance(key_result, ShowKeyResult)
    assert key_result.score.key_result.influences == ("is",)
    assert isinstance(gone, ShowKpi)
    assert gone.replaced_by == "is"
