"""Guardrails: a limit that holds in every period."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrcli.scoring.scorecard import PeriodScore, Status
from tests.scoring.goals import day, key_result_files, kpi_files, score_key_result, scorecard_of

KEEP = "kpi: gauge, keep: {at_most: 30}"


def score(csv: str, as_of: str, measure: str = KEEP, cadence: str = "daily") -> tuple[Fraction | None, int, Status]:
    found = score_key_result(measure, as_of, files=kpi_files(f"cadence: {cadence}", csv))
    return found.raw, len(found.periods), found.status


def test_while_the_window_is_open_periods_are_due_up_to_the_latest_with_a_value() -> None:
    assert score("1:30 2:31 4:29", "9") == (Fraction(1, 2), 4, Status.ON_TRACK)


def test_after_the_window_all_periods_are_due() -> None:
    assert score("1:30 2:31 4:29", "12") == (Fraction(2, 11), 11, Status.MISSED)


def test_the_last_value_of_a_period_decides() -> None:
    csv = "1:10 6:31 7:30 8:40 10:29 11:35"

    assert score(csv, "8", cadence="weekly") == (Fraction(1, 2), 2, Status.AT_RISK)
    assert score(csv, "10", cadence="weekly") == (Fraction(1), 2, Status.ON_TRACK)


@pytest.mark.parametrize("cadence", ["weekly", "irregular"])
def test_weeks_are_seven_days_from_the_start_and_irregular_is_as_weekly(cadence: str) -> None:
    files = kpi_files(f"cadence: {cadence}", "7:30 8:31")

    found = score_key_result(KEEP, "9", files=files)

    ends = [(period.start, period.end, period.met) for period in found.periods]
    assert ends == [(day("1"), day("7"), True), (day("8"), day("11"), False)]


def test_months_are_the_calendars_within_the_window() -> None:
    files = kpi_files("cadence: monthly", "20:30 2026-11-30:31") | {
        "okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-15, end: 2026-12-10}\n"
    }

    found = score_key_result(KEEP, "2026-12-11", files=files)

    assert [(period.start, period.end, period.met) for period in found.periods] == [
        (day("15"), day("31"), True),
        (day("2026-11-01"), day("2026-11-30"), False),
        (day("2026-12-01"), day("2026-12-10"), False),
    ]


def test_quarters_are_those_of_the_fiscal_year() -> None:
    files = kpi_files("cadence: quarterly", "20:30") | {
        "okr.yaml": "version: 1\nfiscal_year: {starts: november}\n"
        "cycles:\n  sprint: {start: 2026-10-15, end: 2026-12-10}\n"
    }

    found = score_key_result(KEEP, "2026-12-11", files=files)

    assert [period.end for period in found.periods] == [day("31"), day("2026-12-10")]


def test_without_a_kpi_the_periods_are_those_of_the_check_ins() -> None:
    found = score_key_result("keep: {between: [4, 6]}", "9", {"2": "4", "6": "6.1", "8": "6"})

    assert found.raw == Fraction(1, 2)
    assert found.periods == (
        PeriodScore(day("1"), day("7"), found.periods[0].observation, met=False),
        PeriodScore(day("8"), day("11"), found.current, met=True),
    )


@pytest.mark.parametrize(
    ("limit", "inside", "outside"),
    [("at_most: 30", "30", "30.01"), ("at_least: 30", "30", "29.99"), ("between: [4, 6]", "6", "3.9")],
)
def test_the_limit_is_inside(limit: str, inside: str, outside: str) -> None:
    measure = f"keep: {{{limit}}}"

    assert score_key_result(measure, "5", {"2": inside}).status is Status.ON_TRACK
    assert score_key_result(measure, "5", {"2": outside}).status is Status.AT_RISK


def test_values_outside_the_window_belong_to_no_period() -> None:
    assert score("2026-09-30:99 1:30 12:99", "9")[:2] == (Fraction(1), 1)


@pytest.mark.parametrize("as_of", ["5", "15"])
def test_without_any_value_nothing_is_known(as_of: str) -> None:
    found = score_key_result(KEEP, as_of, files=kpi_files(""))

    assert (found.raw, found.progress) == (None, None)


def test_all_periods_kept_is_achieved_only_once_the_window_is_over() -> None:
    csv = " ".join(f"{number}:30" for number in range(1, 12))

    assert [score(csv, as_of)[2] for as_of in ("11", "12")] == [Status.ON_TRACK, Status.ACHIEVED]


@pytest.mark.parametrize(("ambition", "status"), [("aspirational", Status.ACHIEVED), ("committed", Status.MISSED)])
def test_after_the_window_the_bar_decides(ambition: str, status: Status) -> None:
    csv = " ".join(f"{number}:30" for number in range(1, 10))
    files = key_result_files(KEEP, {}, more=f"ambition: {ambition}") | kpi_files("", csv)

    (found,) = scorecard_of(files, "12").key_results.values()

    assert (found.raw, found.status) == (Fraction(9, 11), status)


def test_a_due_day_says_nothing_about_a_guardrail() -> None:
    assert score("1:30 2:31", "9", f"{KEEP}, due: 2026-10-02") == (Fraction(1, 2), 2, Status.AT_RISK)
