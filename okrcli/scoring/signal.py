"""Signal or noise: an XmR chart of a KPI's series, after Wheeler.

Moving ranges are |x_i - x_(i-1)|; the natural limits are mean ± 2.660 · mean range, the upper limit of the ranges is
3.268 · mean range. All comparisons are of whole numbers: nothing is rounded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from okrcli.scoring.arithmetic import fraction_of, over_common_denominator
from okrcli.scoring.limits import NaturalLimits, natural_limits
from okrcli.scoring.points import numbers_of, observations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from okrcli.model.placed import PlacedKpi
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import KpiScore, Observation

FEWEST = 6
"""Below so many points there is no verdict."""

FIRM_FROM = 17
"""From so many points on the limits have settled (ten degrees of freedom)."""

RECENT = 8
"""Dashboards and rules tell of signals that touch so many last points: what is older stays true, and is no news."""

_BY_DAY = attrgetter("at")
_RUN = 8
_WINDOW, _ENOUGH = 4, 3

What: TypeAlias = Literal["value", "range"]


class Certainty(Enum):
    """How settled natural limits are."""

    PROVISIONAL = "provisional"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Signal:
    """Points that noise alone hardly explains.

    `rule` is 1 (outside the limits), 2 (three of four in a row nearer to a limit than to the centre) or 3 (eight in a
    row on one side); `indexes` count from 0 in the series.
    """

    rule: int
    what: What
    indexes: tuple[int, ...]
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ControlChart:
    """The natural limits of a series of `points` points, from `base` of them, and every signal in it.

    `lower` and `upper` are clipped to what is possible at all.
    """

    points: int
    base: int
    centre: Fraction
    lower: Fraction
    upper: Fraction
    mean_range: Fraction
    range_limit: Fraction
    signals: tuple[Signal, ...]

    @property
    def certainty(self) -> Certainty:
        """How far the limits can be trusted."""
        return Certainty.FIRM if self.base >= FIRM_FROM else Certainty.PROVISIONAL

    @property
    def recent(self) -> tuple[Signal, ...]:
        """The signals that touch the last eight points."""
        return tuple(signal for signal in self.signals if signal.indexes[-1] >= self.points - RECENT)


def control_chart(score: KpiScore) -> ControlChart | None:
    """Return the chart of a KPI's series; None where fewer than six points say what is natural."""
    return chart_of(score.kpi, observations_of(score.series))


def chart_of(kpi: PlacedKpi, series: Sequence[Observation]) -> ControlChart | None:
    """Return the chart of points of a KPI.

    With `baseline_period` the limits come from the points in it, and all points are held against them.
    """
    first, last = _base(kpi, series)
    if last - first < FEWEST:
        return None
    ends = [end for end in (kpi.bounds.low, kpi.bounds.high) if end is not None]
    values, possible, unit = _whole_numbers(series, ends)
    low, high = (None if end is None else next(possible) for end in (kpi.bounds.low, kpi.bounds.high))
    limits = natural_limits(values[first:last]).clipped(low, high)
    return ControlChart(
        points=len(values),
        base=last - first,
        centre=limits.number(limits.centre, unit),
        lower=limits.number(limits.lower, unit),
        upper=limits.number(limits.upper, unit),
        mean_range=limits.number(limits.mean_range, unit),
        range_limit=limits.number(limits.range_limit, unit),
        signals=tuple(_signals(series, [limits.times(value) for value in values], limits)),
    )


def _whole_numbers(series: Sequence[Observation], ends: Sequence[Exact]) -> tuple[Sequence[int], Iterator[int], int]:
    """Return values and the ends of what is possible as whole numbers, and what each was multiplied by."""
    numbers, unit = numbers_of(series)
    wholes, more = over_common_denominator([fraction_of(end) * unit for end in ends])
    return numbers if more == 1 else [number * more for number in numbers], iter(wholes), unit * more


def _base(kpi: PlacedKpi, series: Sequence[Observation]) -> tuple[int, int]:
    """Return where in the series the points begin and end that the limits come from."""
    period = kpi.definition.baseline_period
    if period is None:
        return 0, len(series)
    return bisect_left(series, period.first, key=_BY_DAY), bisect_right(series, period.last, key=_BY_DAY)


def _signals(series: Sequence[Observation], values: Sequence[int], limits: NaturalLimits) -> Iterator[Signal]:
    """Iterate over the signals by rule, then by day."""
    for index, value in enumerate(values):
        if value < limits.lower or value > limits.upper:
            yield _signal(1, series, (index,))
    for index, (before, value) in enumerate(pairwise(values), 1):
        if abs(value - before) > limits.range_limit:
            yield _signal(1, series, (index,), "range")
    for indexes in _near_a_limit(values, limits):
        yield _signal(2, series, indexes)
    for indexes in _on_one_side(values, limits.centre):
        yield _signal(3, series, indexes)


def _signal(rule: int, series: Sequence[Observation], indexes: Sequence[int], what: What = "value") -> Signal:
    return Signal(rule, what, tuple(indexes), tuple(series[index].at for index in indexes))


def _near_a_limit(values: Sequence[int], limits: NaturalLimits) -> Iterator[Sequence[int]]:
    """Iterate over the runs of windows of four, three of which are nearer to one limit than to the centre."""
    for near in ([value > limits.high_middle for value in values], [value < limits.low_middle for value in values]):
        starts = [start for start in range(len(near) - _WINDOW + 1) if sum(near[start : start + _WINDOW]) >= _ENOUGH]
        for run in _overlapping(starts):
            yield range(run[0], run[-1] + _WINDOW)


def _overlapping(starts: Sequence[int]) -> Iterator[list[int]]:
    """Group the starts of windows that share a point."""
    run: list[int] = []
    for start in starts:
        if run and start - run[-1] >= _WINDOW:
            yield run
            run = []
        run.append(start)
    if run:
        yield run


def _on_one_side(values: Sequence[int], centre: int) -> Iterator[Sequence[int]]:
    """Iterate over the runs of eight or more on one side of the centre; a point on it belongs to neither."""
    sides = groupby(range(len(values)), key=lambda index: (values[index] > centre) - (values[index] < centre))
    for side, run in sides:
        indexes = list(run)
        if side and len(indexes) >= _RUN:
            yield indexes
