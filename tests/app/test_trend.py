"""How goals moved: by the definitions of today, with marks from real repositories where these changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from okrcli.app.session import Clock, open_session
from okrcli.app.trend.days import days_of
from okrcli.app.trend.trend import OtherCycleError, trend
from okrcli.calendar import Calendar
from okrcli.render.history import mark_text
from okrcli.results.status import Selection
from okrcli.scoring.scorecard import Health, Status
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import dedented, write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from okrcli.results.trend import TrendLine, TrendResult

FILES = {
    "okr.yaml": "version: 1\n",
    "objectives/2026-Q4/delight.yaml": """
        title: Delight customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}
          - {id: calls, title: Call back, baseline: 0, target: 10}
        """,
    "objectives/2026/keep.yaml": """
        title: Keep every customer
        owner: chief
        key_results:
          - {id: all, title: All that we do, rollup: true}
        """,
    "kpis/reply-time.yaml": """
        name: Reply time
        owner: desk-manager
        cadence: weekly
        unit: min
        targets: {2026: {at_most: 30}}
        """,
    "kpis/reply-time.csv": "date,value\n2025-12-30,60\n2026-10-02,48\n2026-11-06,42\n2026-11-30,1\n",
    "checkins/2026-Q4/2026-10-09-support-lead.yaml": "updates: {delight/csat: 50%, delight/calls: 0}\n",
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": "updates: {delight/csat: 60%, delight/calls: 5}\n",
}


def looked(
    top: Path, ref: str | None = None, as_of: date = date(2026, 11, 20), cycle: str | None = None
) -> TrendResult:
    session = open_session(top, Clock(as_of, as_of))
    return trend(session, Selection(ref=ref, cycle=cycle))


def on(line: TrendLine, *days: str) -> list[tuple[object, object]]:
    """Return value and plan of a line on some days."""
    points = {point.day.isoformat(): (point.value, point.plan) for point in line.points}
    return [points[day] for day in days]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_workspace(tmp_path, FILES)


def test_each_day_is_scored_as_of_that_day(folder: Path) -> None:
    (line,) = looked(folder, "csat").lines

    assert len(line.points) == 92
    assert on(line, "2026-10-01", "2026-10-09", "2026-11-12", "2026-11-13", "2026-11-20", "2026-11-21") == [
        (None, 0),
        (Fraction(1, 4), Fraction(8, 91)),
        (Fraction(1, 4), Fraction(42, 91)),
        (Fraction(1, 2), Fraction(43, 91)),
        (Fraction(1, 2), Fraction(50, 91)),
        (None, Fraction(51, 91)),
    ]
    assert (line.value, line.plan, line.week_change, line.status) == (
        Fraction(1, 2),
        Fraction(50, 91),
        0,
        Status.BEHIND,
    )
    assert looked(folder, "csat", date(2026, 11, 13)).lines[0].week_change == Fraction(1, 4)


def test_a_definition_of_today_holds_for_every_day(folder: Path) -> None:
    path = folder / "objectives/2026-Q4/delight.yaml"
    path.write_text(path.read_text().replace("target: 80", "target: 60"))

    assert on(looked(folder, "csat").lines[0], "2026-10-09", "2026-11-13") == [
        (Fraction(1, 2), Fraction(8, 91)),
        (1, Fraction(43, 91)),
    ]


def test_an_objective_has_the_mean_of_its_parts(folder: Path) -> None:
    (line,) = looked(folder, "delight").lines

    assert [value for value, _ in on(line, "2026-10-09", "2026-11-13")] == [Fraction(1, 8), Fraction(1, 2)]


def test_what_contributes_counts_on_every_day(folder: Path) -> None:
    text = dedented(FILES)["objectives/2026-Q4/delight.yaml"]
    assert isinstance(text, str)
    path = folder / "objectives/2026-Q4/delight.yaml"
    path.write_text(text.replace("owner: support-lead\n", "owner: support-lead\ncontributes_to: 2026/keep/all\n"))

    (line,) = looked(folder, "keep").lines

    assert [(point.day.isoformat(), point.value) for point in line.points if point.value][:1] == [
        ("2026-10-15", Fraction(1, 8))
    ]
    assert line.value == Fraction(1, 2)


def test_a_computed_kpi_measures_on_every_day_too(tmp_path: Path) -> None:
    """Twice removed from its KPI, 48 min are 96 and 42 are 84, halfway to 72; a week counts once it is over."""
    files = {
        "objectives/2026-Q4/delight.yaml": """
            title: Delight customers
            owner: support-lead
            key_results:
              - {id: wait, title: Cut the wait, kpi: wait, baseline: 96 min, target: 72 min}
            """,
        "kpis/both-ways.yaml": "name: Both ways\nowner: lead\ncadence: weekly\nunit: min\nformula: reply-time * 2\n",
        "kpis/wait.yaml": "name: Wait\nowner: lead\ncadence: weekly\nunit: min\nformula: both-ways * 1\n",
    }
    (line,) = looked(write_workspace(tmp_path, FILES | files), "delight").lines

    assert [value for value, _ in on(line, "2026-11-05", "2026-11-09")] == [0, Fraction(1, 2)]
    assert line.value == Fraction(1, 2)


def test_without_a_reference_there_is_a_line_for_each_objective(folder: Path) -> None:
    result = looked(folder)

    assert [(line.id, line.cycle.name, line.value) for line in result.lines] == [
        ("2026/keep", "2026", None),
        ("2026-Q4/delight", "2026-Q4", Fraction(1, 2)),
    ]
    assert [point.day.day for point in result.lines[1].points[:3]] == [1, 8, 15]


def test_a_kpi_has_its_values_against_the_target_of_the_day(folder: Path) -> None:
    (line,) = looked(folder, "reply-time").lines

    assert (line.cycle.name, line.value, line.status, line.unit) == ("2026", 42, Health.BREACHED, "min")
    assert [(point.day.isoformat(), point.value) for point in line.points if point.value is not None] == [
        ("2026-10-02", 48),
        ("2026-11-06", 42),
    ]
    assert {point.limit.high for point in line.points if point.limit is not None} == {Decimal(30)}
    assert looked(folder, "reply-time", cycle="2026-Q4").lines[0].cycle.name == "2026-Q4"


def test_a_goal_is_shown_through_its_own_cycle(folder: Path) -> None:
    with pytest.raises(OtherCycleError, match="`2026-Q4/delight` is no goal of 2026-Q3"):
        looked(folder, "delight", cycle="2026-Q3")


def test_days_are_all_of_a_quarter_and_the_weeks_of_a_year() -> None:
    calendar = Calendar()

    year = days_of(calendar.cycle("2026"), date(2026, 11, 20))

    assert len(days_of(calendar.cycle("2026-Q4"), date(2026, 11, 20))) == 92
    assert (len(year), year[0], year[1], year[-1]) == (54, date(2026, 1, 1), date(2026, 1, 8), date(2026, 12, 31))
    assert date(2026, 11, 20) in year


def test_without_git_there_are_no_marks_and_a_reason(folder: Path) -> None:
    result = looked(folder, "csat")

    assert result.lines[0].marks == ()
    assert result.note is not None
    assert result.note.startswith("no marks where a definition changed: ")
    assert result.note.endswith("is in no git repository, so there is no earlier state")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Commit the goals before the cycle, and changes of several kinds during it."""
    isolate(monkeypatch)
    checkout = begin(tmp_path / "repository")
    path = "objectives/2026-Q4/delight.yaml"
    text = str(dedented(FILES)[path])
    edits = [
        ("2026-09-15", text),
        ("2026-09-20", text := text.replace("target: 80", "target: 90")),
        ("2026-10-20", text := text.replace("target: 90", "target: 80")),
        ("2026-10-21", text := text.replace("title: Raise", "title: Lift")),
        ("2026-11-02", text := text.replace("target: 10", "target: 8, weight: 2")),
        ("2026-11-25", text.replace("target: 8,", "target: 7,")),
    ]
    for day, content in edits:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T09:00:00+00:00")
        checkout.commit({name: str(data) for name, data in dedented(FILES).items()} | {path: content})
    return checkout


def marks(line: TrendLine) -> list[tuple[str, str, str]]:
    return [(mark.letter, mark.stamp.day.isoformat(), mark_text(mark)) for mark in line.marks]


def test_marks_stand_where_what_is_measured_changed_in_the_cycle(made: Checkout) -> None:
    result = looked(made.top, "delight")

    assert marks(result.lines[0]) == [
        ("A", "2026-10-20", "`target` of `csat` changed from 90% to 80%"),
        ("B", "2026-11-02", "`target` of `calls` changed from 10 to 8"),
        ("C", "2026-11-02", "`weight` of `calls` changed from 1 to 2"),
    ]
    assert result.note is None
    assert marks(looked(made.top, "csat").lines[0]) == [
        ("A", "2026-10-20", "`target` of `csat` changed from 90% to 80%")
    ]
    assert [len(line.marks) for line in looked(made.top).lines] == [0, 3]


def test_a_shallow_clone_says_from_when_on_changes_are_known(made: Checkout, tmp_path: Path) -> None:
    made.git("clone", "--quiet", "--depth=2", f"file://{made.top}", str(tmp_path / "shallow"))

    result = looked(tmp_path / "shallow", "delight", date(2026, 11, 26))

    assert [letter for letter, _, _ in marks(result.lines[0])] == ["A"]
    assert result.note == "changes of definitions are known from 2026-11-02 on: this clone is shallow"
