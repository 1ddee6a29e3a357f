"""Periods: the stretches of days and months in which values are due."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, assert_never

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
