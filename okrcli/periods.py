"""Periods: the stretches of days and months in which values are due."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Period: TypeAlias = tuple[date, date]
"""A first and a last day, both inside."""


class Cadence(Enum):
    """How often a value is due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"

    @property
    def days(self) -> int | None:
        """The most days between two values that keep the cadence; None where there is no such number.

        It is the longest month, quarter and year, so that a value on each period's last day is never late.
        """
        return _CADENCE_DAYS[self]


_CADENCE_DAYS = {
    Cadence.DAILY: 1,
    Cadence.WEEKLY: 7,
    Cadence.MONTHLY: 31,
    Cadence.QUARTERLY: 92,
    Cadence.YEARLY: 366,
    Cadence.IRREGULAR: None,
}


@lru_cache(maxsize=256)
def window_periods(start: date, end: date, cadence: Cadence, fiscal_start: int = 1) -> tuple[Period, ...]:
    """Return the periods of a window in order; they tile it, and the first and last may be short.

    Weeks are seven days from the window's start, and irregular is as weekly. Months, quarters and years are the
    calendar's, where quarters and years are fiscal ones: they begin with the month `fiscal_start`.
    """
    if end < start:
        return ()
    match cadence:
        case Cadence.DAILY:
            periods = _by_days(start, end, 1)
        case Cadence.WEEKLY | Cadence.IRREGULAR:
            periods = _by_days(start, end, 7)
        case Cadence.MONTHLY:
            periods = _by_months(start, end, 1, fiscal_start)
        case Cadence.QUARTERLY:
            periods = _by_months(start, end, 3, fiscal_start)
        case Cadence.YEARLY:
            periods = _by_months(start, end, 12, fiscal_start)
        case _:
            assert_never(cadence)
    return tuple(periods)


def _by_days(start: date, end: date, size: int) -> Iterator[Period]:
    last = end.toordinal()
    for first in range(start.toordinal(), last + 1, size):
        yield date.fromordinal(first), date.fromordinal(min(first + size - 1, last))


def _by_months(start: date, end: date, size: int, fiscal_start: int) -> Iterator[Period]:
    first, last = month_index(start), month_index(end)
    for month in range(first - (first - (fiscal_start - 1)) % size, last + 1, size):
        yield max(first_day(max(month, first)), start), min(last_day(min(month + size - 1, last)), end)


def month_index(day: date) -> int:
    """Count months from the (never used) January of the year 0."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of the month with this index."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """Return the last day of the month with this index."""
    year, before = divmod(month, 12)
    return date(year, 12, 31) if before == 11 else first_day(month + 1) - timedelta(days=1)  # noqa: PLR2004 - December


Length: TypeAlias = Literal["day", "week", "month", "quarter", "year"]
"""What amounts are summed over: weeks from Monday to Sunday, the calendar's months, fiscal quarters and years."""

LENGTHS: tuple[Length, ...] = get_args(Length)
"""The lengths, the shortest first."""

_LENGTH_OF: dict[Cadence, Length] = {
    Cadence.DAILY: "day",
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.QUARTERLY: "quarter",
    Cadence.YEARLY: "year",
    Cadence.IRREGULAR: "week",
}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_FIRST_MONTH, _LAST_MONTH = 12, 9999 * 12 + 11


def length_of(cadence: Cadence) -> Length:
    """Return the period in which one value is due; irregular is as weekly."""
    return _LENGTH_OF[cadence]


def period_holding(day: date, length: Length, fiscal_start: int = 1) -> Period:
    """Return the whole period that holds a day; only the calendar's own ends cut it."""
    if length in _DAYS_IN:
        size, ordinal = _DAYS_IN[length], day.toordinal()
        first = ordinal - (ordinal - 1) % size  # the first day of the year 1 was a Monday
        return date.fromordinal(first), date.fromordinal(min(first + size - 1, date.max.toordinal()))
    size, month = _MONTHS_IN[length], month_index(day)
    first = month - (month - (fiscal_start - 1)) % size
    return first_day(max(first, _FIRST_MONTH)), last_day(min(first + size - 1, _LAST_MONTH))


def periods_between(first: date, last: date, length: Length, fiscal_start: int = 1) -> Iterator[Period]:
    """Iterate over the whole periods from the one that holds `first` to the one that holds `last`."""
    day = first
    while day <= last:
        period = period_holding(day, length, fiscal_start)
        yield period
        if period[1] == date.max:
            return
        day = period[1] + timedelta(days=1)


def window_start(end: date, count: int, length: Length) -> date:
    """Return the first day of the window of so many lengths that ends with `end`."""
    if length in _DAYS_IN:
        return date.fromordinal(max(end.toordinal() + 1 - count * _DAYS_IN[length], 1))
    months_end = end == last_day(month_index(end))
    month = month_index(end) + months_end - count * _MONTHS_IN[length]
    if month < _FIRST_MONTH:
        return date.min
    start = first_day(month)
    return start if months_end else start.replace(day=min(end.day + 1, last_day(month).day))
