"""Health: a word for a KPI after each point of its series, from that point and those before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.kpi_series import period_length
from okrcli.scoring.points import HEALTHS, Points, days_of, numbers_of
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.model.kpi import Kpi
    from okrcli.model.placed import KpiTarget, PlacedKpi, Range
    from okrcli.scoring.scorecard import KpiPoint, Observation

_LONG = {"month", "quarter", "year"}
_HEALTHY, _WATCH, _RECOVERING, _BREACHED = (
    HEALTHS.index(health) for health in (Health.HEALTHY, Health.WATCH, Health.RECOVERING, Health.BREACHED)
)


@dataclass(frozen=True, slots=True)
class AlarmCounts:
    """How many points in a row outside make a breach, and how many inside end it."""

    breach_after: int
    recover_after: int


def alarm_counts(definition: Kpi) -> AlarmCounts:
    """Return what a KPI says, else 1 where points come monthly or slower, and 2 where they come faster."""
    usual = 1 if period_length(definition) in _LONG else 2
    return AlarmCounts(definition.alarm.breach_after or usual, definition.alarm.recover_after or usual)


def judge(kpi: PlacedKpi, series: Sequence[Observation]) -> Points:
    """Hold every observation against the target in force on its day; without one it is skipped and breaks no run."""
    healths = bytearray(len(series))
    if kpi.targets and series:
        numbers, unit = numbers_of(series)
        run = _Run(alarm_counts(kpi.definition))
        for start, stop, target in _stretches(kpi, days_of(series)):
            edges = _edges(target.limit, unit), _edges(target.inner, unit)
            healths[start:stop] = run.go_on(numbers[start:stop], *edges)
    return Points(kpi, series, bytes(healths))


def _stretches(kpi: PlacedKpi, days: Sequence[int]) -> Iterator[tuple[int, int, KpiTarget]]:
    """Iterate over the points that have one target: targets change where a cycle begins or is over."""
    cycles = [target.cycle for target in kpi.targets]
    changes = sorted({cycle.start.toordinal() for cycle in cycles} | {cycle.end.toordinal() + 1 for cycle in cycles})
    for start, stop in pairwise(bisect_left(days, change) for change in changes):
        target = kpi.target_on(date.fromordinal(days[start])) if start < stop else None
        if target is not None:
            yield start, stop, target


def _edges(range_: Range, unit: int) -> tuple[float, float]:
    """Return the ends of a range for values that were multiplied by `unit`; no end is an infinite one."""
    low = -inf if range_.low is None else ceil(fraction_of(range_.low) * unit)
    high = inf if range_.high is None else floor(fraction_of(range_.high) * unit)
    return low, high


class _Run:
    """How many points in a row were outside or inside, and whether that is a breach."""

    __slots__ = ("_breached", "_counts", "_inside", "_outside")

    def __init__(self, counts: AlarmCounts) -> None:
        self._counts = counts
        self._breached, self._outside, self._inside = False, 0, 0

    def go_on(self, numbers: Sequence[int], limit: tuple[float, float], inner: tuple[float, float]) -> bytearray:
        """Return the health after each of some more numbers."""
        (low, high), (inner_low, inner_high) = limit, inner
        breached, outside, inside = self._breached, self._outside, self._inside
        breach_after, recover_after = self._counts.breach_after, self._counts.recover_after
        found = bytearray()
        for number in numbers:
            if low <= number <= high:
                outside, inside = 0, inside + 1
                breached = breached and inside < recover_after
                good = _HEALTHY if inner_low <= number <= inner_high else _WATCH
                found.append(_RECOVERING if breached else good)
            else:
                outside, inside = outside + 1, 0
                breached = breached or outside >= breach_after
                found.append(_BREACHED if breached else _WATCH)
        self._breached, self._outside, self._inside = breached, outside, inside
        return found


def health_on(points: Points, target: KpiTarget | None) -> Health:
    """Return the health after the last point that had a target; `target` is the one in force on the day."""
    if target is None:
        return Health.NO_TARGET
    last = points.last_judged
    return Health.NO_DATA if last is None or last.health is None else last.health


def is_inside(points: Sequence[KpiPoint]) -> bool:
    """Tell whether the last point that had a target was inside its limit."""
    last = next((point for point in reversed(points) if point.target is not None), None)
    return last is not None and last.target is not None and last.target.limit.holds(last.observation.value)


def breached_since(points: Sequence[KpiPoint]) -> date | None:
    """Return the first day outside of the run that made the breach which lasts; None without one."""
    first = None
    for point in reversed(points):
        if point.target is None or point.health is None:
            continue
        is_outside = not point.target.limit.holds(point.observation.value)
        if not point.health.is_breach and (first is None or not is_outside):
            break
        first = point.observation.at
    return first
