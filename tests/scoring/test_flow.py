"""Flows: amounts summed by period and over rolling windows, with the running period and the empty ones apart."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import Place
from okrcli.model.ids import KpiId
from okrcli.scoring.health import alarm_counts
from okrcli.scoring.scorecard import Computed, Gap, Health, InputValue, KpiScore, Observation, Running
from tests.scoring.goals import CONFIG, day, kpi_files, said_of, score_kpi

if TYPE_CHECKING:
    from collections.abc import Mapping


def flow(more: str, csv: str, as_of: str, files: Mapping[str, str] | None = None) -> KpiScore:
    return score_kpi(f"nature: flow\n{more}", csv, as_of, files)


def points(score: KpiScore) -> str:
    return " ".join(f"{point.observation.at}:{point.observation.value:f}" for point in score.series)


ACROSS_NEW_YEAR = "2026-12-27:1 2026-12-28:2 2027-01-01:3 2027-01-03:4 2027-01-04:5 2027-01-31:6 2027-02-01:7"


@pytest.mark.parametrize(
    ("more", "as_of", "series"),
    [
        ("accumulate: week", "2026-12-26", ""),
        ("accumulate: week", "2026-12-27", "2026-12-27:1"),
        ("accumulate: week", "2027-01-02", "2026-12-27:1"),
        ("accumulate: week", "2027-01-10", "2026-12-27:1 2027-01-03:9 2027-01-10:5"),
        ("accumulate: month", "2027-02-01", "2026-12-31:3 2027-01-31:18"),
        ("accumulate: quarter", "2027-03-31", "2026-12-31:3 2027-03-31:25"),
        ("accumulate: year", "2027-02-01", "2026-12-31:3"),
        ("cadence: weekly", "2027-01-03", "2026-12-27:1 2027-01-03:9"),
        ("cadence: irregular", "2027-01-03", "2026-12-27:1 2027-01-03:9"),
        ("cadence: monthly", "2027-01-31", "2026-12-31:3 2027-01-31:18"),
        ("cadence: daily", "2026-12-28", "2026-12-27:1 2026-12-28:2"),
    ],
)
def test_a_period_is_a_point_from_its_last_day_on(more: str, as_of: str, series: str) -> None:
    assert points(flow(more, ACROSS_NEW_YEAR, as_of)) == series


def test_quarters_and_years_are_fiscal() -> None:
    config = {"okr.yaml": CONFIG + "      \n    fiscal_year: {starts: february}\n"}
    quarters = flow("accumulate: quarter", ACROSS_NEW_YEAR, "2027-04-30", config)
    years = flow("accumulate: year", ACROSS_NEW_YEAR, "2027-04-30", config)

    assert points(quarters) == "2027-01-31:21 2027-04-30:7"
    assert points(years) == "2027-01-31:21"


@pytest.mark.parametrize(
    ("more", "csv", "as_of", "series"),
    [
        ("accumulate: month", "2028-02-29:1 2028-03-01:2", "2028-02-29", "2028-02-29:1"),
        ("accumulate: month", "2028-02-29:1 2028-03-01:2", "2028-02-28", ""),
        ("cadence: monthly\nwindow: 12 months", "2027-03-01:1 2028-02-29:2", "2028-02-29", "2028-02-29:3"),
        ("cadence: monthly\nwindow: 12 months", "2027-02-28:1 2028-01-31:2", "2028-02-29", "2028-01-31:3 2028-02-29:2"),
        ("cadence: yearly", "2026-12-30:1 2027-01-02:2", "2027-12-31", "2026-12-31:1 2027-12-31:2"),
    ],
)
def test_leap_days_belong_to_their_month(more: str, csv: str, as_of: str, series: str) -> None:
    assert points(flow(more, csv, as_of)) == series


@pytest.mark.parametrize(
    ("more", "series"),
    [
        ("cadence: monthly\nwindow: 3 months", "2026-03-31:7 2026-04-30:14"),
        ("cadence: monthly\nwindow: 1 quarter", "2026-03-31:7 2026-04-30:14"),
        ("cadence: monthly\naccumulate: quarter\nwindow: 3 months", "2026-03-31:7"),
        ("cadence: monthly\nwindow: 4 months", "2026-04-30:15"),
        ("cadence: monthly\nwindow: 1 year", ""),
        ("cadence: monthly\nwindow: 28 days", "2026-01-31:1 2026-02-28:2 2026-03-31:4 2026-04-30:8"),
    ],
)
def test_a_rolling_window_ends_with_each_period_once_it_is_full(more: str, series: str) -> None:
    csv = "2026-01-15:1 2026-02-15:2 2026-03-15:4 2026-04-15:8"

    assert points(flow(more, csv, "2026-05-20")) == series


def test_the_running_period_is_apart_and_never_judged() -> None:
    score = flow(
        "cadence: monthly\ntargets: {2026: {at_least: 10}}", "2026-10-05:12 2026-11-03:1 2026-11-19:2.5", "2026-11-20"
    )

    assert score.running == Running(day("2026-11-01"), day("2026-11-30"), Fraction(7, 2))
    assert (points(score), score.health, score.last_seen) == ("2026-10-31:12", Health.HEALTHY, day("2026-11-19"))
    assert score.current == score.series[-1].observation


def test_the_running_window_goes_up_to_the_day() -> None:
    score = flow(
        "cadence: monthly\nwindow: 2 months", "2026-09-05:1 2026-10-05:2 2026-11-05:4 2026-11-25:8", "2026-11-20"
    )

    assert (score.running, points(score)) == (
        Running(day("2026-11-01"), day("2026-11-30"), Fraction(6)),
        "2026-10-31:3",
    )


def test_before_the_first_period_is_over_there_is_no_point_yet() -> None:
    score = flow("cadence: monthly\ntargets: {2026: {at_least: 10}}", "2026-11-03:1", "2026-11-20")
    none = flow("cadence: monthly", "", "2026-11-20")

    assert (score.series, score.pending) == ((), "the first month, to 2026-11-30, is not over")
    assert (score.health, score.running) == (Health.NO_DATA, Running(day("2026-11-01"), day("2026-11-30"), Fraction(1)))
    assert (none.pending, none.running, none.last_seen) == (None, None, None)


def test_a_window_that_is_not_full_says_so() -> None:
    score = flow("cadence: monthly\nwindow: 12 months", "2026-10-03:1", "2026-11-20")

    assert (score.pending, score.running) == ("there are less than 12 months of amounts", None)


def test_empty_periods_make_no_point_and_are_told() -> None:
    score = flow("accumulate: week", "2026-10-01:1 2026-10-20:0 2026-11-03:2", "2026-11-20")

    assert points(score) == "2026-10-04:1 2026-10-25:0 2026-11-08:2"
    assert score.gaps == (
        Gap(day("2026-10-05"), day("2026-10-18"), "nothing was recorded"),
        Gap(day("2026-10-26"), day("2026-11-01"), "nothing was recorded"),
        Gap(day("2026-11-09"), day("2026-11-15"), "nothing was recorded"),
    )
    assert score.running == Running(day("2026-11-16"), day("2026-11-22"), None, "nothing was recorded")


def test_a_missing_period_breaks_no_run() -> None:
    rows = "2026-09-28:20 2026-10-06:31 2026-10-20:32"

    assert flow("accumulate: week\ntargets: {2026: {at_most: 30}}", rows, "2026-10-25").health is Health.BREACHED


@pytest.mark.parametrize(("more", "count"), [("cadence: daily\naccumulate: month", 1), ("cadence: weekly", 2)])
def test_alarms_count_points(more: str, count: int) -> None:
    counts = alarm_counts(flow(more, "", "20").kpi.definition)

    assert (counts.breach_after, counts.recover_after) == (count, count)


def test_corrections_and_withdrawals_by_check_ins_change_the_sum() -> None:
    said = {"5": "{value: 7, at: 2026-10-02}", "6": "{at: 2026-10-03, withdraw: true}", "7": "1"}

    assert points(flow("accumulate: month", "1:1 2:2 3:4", "31", said_of("gauge", said))) == "2026-10-31:9"


def test_unsorted_and_repeated_rows_are_settled_before() -> None:
    rows = "date,value,recorded\n2026-10-09,4,\n2026-10-02,1,2026-10-03\n2026-10-02,2,2026-10-04\n"
    files = kpi_files("nature: flow\naccumulate: month") | {"kpis/gauge.csv": rows}

    assert points(flow("accumulate: month", "", "31", files)) == "2026-10-31:6"


def test_negative_tiny_and_huge_amounts_lose_nothing() -> None:
    score = flow("accumulate: month", "1:100000000000000000000 2:-5 3:0.0000000001", "31")

    assert points(score) == "2026-10-31:99999999999999999995.0000000001"


def test_a_point_knows_what_it_came_from() -> None:
    (point,) = flow("accumulate: week", "2026-09-28:1 3:2", "4").series
    place = Place("kpis/gauge.yaml", ("nature",))
    computed = Computed(day("2026-09-28"), day("4"), place, (InputValue(KpiId("gauge"), "sum", Fraction(3)),))

    assert point.observation == Observation(day("4"), Fraction(3), "kpis/gauge.yaml", computed=computed)
    assert point.observation.where == place


def test_a_flow_is_stale_by_its_last_amount() -> None:
    assert flow("cadence: weekly", "2026-10-05:1", "14").stale is False
    assert flow("cadence: weekly", "2026-10-05:1", "15").stale is True


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        ("weekly", "0001-01-07:1 0001-01-14:1", ""),
        ("monthly", "0001-01-31:1", "9999-12-31:3"),
        ("yearly", "", "9999-12-31:3"),
    ],
)
def test_the_calendars_ends_cut_the_periods(cadence: str, first: str, last: str) -> None:
    early = flow(f"cadence: {cadence}\nwindow: 2 years", "0001-01-01:1", "0001-02-01")
    late = flow(f"cadence: {cadence}", "9999-12-30:1 9999-12-31:2", "9999-12-31")

    assert points(early).startswith(first)
    assert points(late) == (last or "9999-12-31:3")
