"""Health: each point against the target in force on its day, and runs of them."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.scoring.health import breached_since
from okrcli.scoring.scorecard import Health
from tests.scoring.goals import score_kpi

SHORT = {"healthy": "h", "watch": "w", "breached": "B", "recovering": "r"}
AT_MOST = "targets: {2026: {at_most: 30}}"


def healths(definition: str, csv: str, as_of: str = "31") -> str:
    points = score_kpi(definition, csv, as_of).series
    return "".join("-" if point.health is None else SHORT[point.health.value] for point in points)


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [("daily", "wBrh"), ("weekly", "wBrh"), ("irregular", "wBrh"), ("monthly", "BBhh"), ("quarterly", "BBhh"),
     ("yearly", "BBhh")],
)  # fmt: skip
def test_the_alarm_wants_two_in_a_row_and_one_where_values_come_monthly(cadence: str, expected: str) -> None:
    assert healths(f"{AT_MOST}\ncadence: {cadence}", "1:31 2:31 3:29 4:29") == expected


@pytest.mark.parametrize(
    ("alarm", "expected"),
    [
        ("{breach_after: 3}", "whwwBrBr"),
        ("{breach_after: 1, recover_after: 1}", "BhBBBhBh"),
        ("{recover_after: 1}", "whwBBhwh"),
        ("{breach_after: 1}", "BrBBBrBr"),
    ],
)
def test_the_alarm_is_a_setting(alarm: str, expected: str) -> None:
    csv = "1:31 2:29 3:31 4:31 5:31 6:29 7:31 8:29"

    assert healths(f"{AT_MOST}\nalarm: {alarm}", csv) == expected


@pytest.mark.parametrize(
    ("target", "csv", "expected"),
    [
        ("{at_most: 30, watch: 27}", "1:27 2:27.1 3:30 4:30.1", "hwww"),
        ("{at_least: 70, watch: 75}", "1:75 2:74.9 3:70 4:69.9", "hwww"),
        ("{between: [4, 6], watch: [4.5, 5.5]}", "1:5 2:4.5 3:5.5 4:4.4 5:5.6 6:4 7:6 8:6.1", "hhhwwwww"),
        ("{at_most: 30}", "1:30 2:-5", "hh"),
    ],
)
def test_the_limit_is_inside_and_the_edge_of_the_watch_band_is_healthy(target: str, csv: str, expected: str) -> None:
    assert healths(f"targets: {{2026: {target}}}", csv) == expected


def test_each_point_is_held_against_the_target_in_force_on_its_day() -> None:
    targets = "targets: {2026: {at_most: 30}, sprint: {at_most: 20}, 2026-10: {at_most: 25}}"

    score = score_kpi(targets, "2026-09-30:28 10:18 11:22 12:22 15:24 2026-11-01:28", "2026-11-02")

    assert [str(point.target.cycle.name) for point in score.series if point.target] == [
        "2026", "sprint", "sprint", "2026-10", "2026-10", "2026",
    ]  # fmt: skip
    assert [point.health for point in score.series] == [
        Health.HEALTHY, Health.HEALTHY, Health.WATCH, Health.HEALTHY, Health.HEALTHY, Health.HEALTHY,
    ]  # fmt: skip


def test_points_outside_any_target_are_skipped_and_break_no_run() -> None:
    targets = "targets: {before: {at_most: 30}, after: {at_most: 30}}"

    score = score_kpi(targets, "2026-09-29:29 2026-09-30:31 5:10 6:10 12:31 13:29", "13")

    assert [point.health for point in score.series] == [
        Health.HEALTHY, Health.WATCH, None, None, Health.BREACHED, Health.RECOVERING,
    ]  # fmt: skip
    assert score.health is Health.RECOVERING


@pytest.mark.parametrize(
    ("definition", "csv", "health"),
    [
        ("", "1:31 2:32", Health.NO_TARGET),
        ("", "", Health.NO_TARGET),
        ("targets: {before: {at_most: 30}}", "2026-09-29:31 2026-09-30:32", Health.NO_TARGET),
        (AT_MOST, "", Health.NO_DATA),
        ("targets: {span: {at_most: 30}}", "2026-09-29:31", Health.NO_DATA),
        ("targets: {before: {at_most: 30}, span: {at_most: 90}}", "2026-09-29:31 2026-09-30:32", Health.BREACHED),
        (AT_MOST, "1:31 2:32", Health.BREACHED),
    ],
)
def test_no_target_then_no_data_then_the_last_judgement(definition: str, csv: str, health: Health) -> None:
    assert score_kpi(definition, csv, "5").health is health


def test_a_missing_period_changes_nothing() -> None:
    assert healths(AT_MOST, "1:31 2:31 3:29 4:29") == healths(AT_MOST, "1:31 9:31 19:29 29:29") == "wBrh"


def test_what_comes_after_the_day_is_not_judged() -> None:
    assert healths(AT_MOST, "1:31 2:31 3:29", as_of="1") == "w"


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        ("1:29 2:31 3:31 4:31", "2026-10-02"),
        ("1:31 2:29 3:31 4:31 5:29", "2026-10-03"),
        ("1:31 2:31 3:29 4:31", "2026-10-01"),
        ("1:31 2:31 3:29 4:29", None),
        ("1:29 2:31", None),
    ],
)
def test_a_breach_lasts_since_the_first_point_of_the_run_outside(csv: str, expected: str | None) -> None:
    since = breached_since(score_kpi(AT_MOST, csv, "31").series)

    assert since == (None if expected is None else date.fromisoformat(expected))
