"""Whole periods of the calendar, and the windows that end with them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.periods import LENGTHS, Length, period_holding, periods_between, window_start

lengths = st.sampled_from(LENGTHS)
months = st.integers(1, 12)


@pytest.mark.parametrize(
    ("day", "length", "start", "period"),
    [
        ("2027-01-01", "day", 1, "2027-01-01 2027-01-01"),
        ("2027-01-01", "week", 1, "2026-12-28 2027-01-03"),
        ("2026-12-27", "week", 1, "2026-12-21 2026-12-27"),
        ("2028-02-29", "month", 1, "2028-02-01 2028-02-29"),
        ("2028-02-29", "quarter", 1, "2028-01-01 2028-03-31"),
        ("2028-02-29", "quarter", 2, "2028-02-01 2028-04-30"),
        ("2028-01-31", "quarter", 2, "2027-11-01 2028-01-31"),
        ("2028-01-31", "year", 4, "2027-04-01 2028-03-31"),
        ("0001-01-01", "year", 4, "0001-01-01 0001-03-31"),
        ("9999-12-31", "week", 1, "9999-12-27 9999-12-31"),
        ("9999-12-31", "quarter", 2, "9999-11-01 9999-12-31"),
    ],
)
def test_the_period_that_holds_a_day(day: str, length: Length, start: int, period: str) -> None:
    first, last = period_holding(date.fromisoformat(day), length, start)

    assert f"{first} {last}" == period


@given(st.dates(), st.integers(0, 800), lengths, months)
def test_periods_tile_the_days_between(first: date, days: int, length: Length, fiscal_start: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    periods = list(periods_between(first, last, length, fiscal_start))

    assert periods[0][0] <= first <= periods[0][1]
    assert periods[-1][0] <= last <= periods[-1][1]
    assert all(end + timedelta(days=1) == start for (_, end), (start, _) in pairwise(periods))
    assert all(period_holding(end, length, fiscal_start) == (start, end) for start, end in periods)


@pytest.mark.parametrize(
    ("end", "count", "length", "start"),
    [
        ("2026-11-30", 12, "month", "2025-12-01"),
        ("2026-11-30", 1, "year", "2025-12-01"),
        ("2026-11-22", 12, "month", "2025-11-23"),
        ("2028-02-29", 12, "month", "2027-03-01"),
        ("2027-02-28", 12, "month", "2026-03-01"),
        ("2026-11-22", 4, "week", "2026-10-26"),
        ("2026-11-22", 28, "day", "2026-10-26"),
        ("2026-03-30", 1, "month", "2026-02-28"),
        ("2026-09-30", 2, "quarter", "2026-04-01"),
        ("0001-02-28", 9999, "year", "0001-01-01"),
        ("0001-02-28", 9999, "week", "0001-01-01"),
    ],
)
def test_a_window_of_so_many_lengths_ends_with_its_day(end: str, count: int, length: Length, start: str) -> None:
    assert window_start(date.fromisoformat(end), count, length) == date.fromisoformat(start)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 30), lengths, months)
def test_a_window_before_a_period_begins_with_one(day: date, count: int, length: Length, fiscal_start: int) -> None:
    _, end = period_holding(day, length, fiscal_start)
    start = window_start(end, count, length)

    assert period_holding(start, length, fiscal_start)[0] == start
    assert len(list(periods_between(start, end, length, fiscal_start))) == count
