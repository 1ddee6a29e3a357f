"""The series of a flow: its amounts summed by period, or over the rolling window that ends with each period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import add, number_of, over_common_denominator
from okrcli.scoring.kpi_series import NO_SERIES, KpiSeries, merged_gaps, period_length
from okrcli.scoring.point_days import point_days
from okrcli.scoring.scorecard import Computed, Gap, InputValue, Observation, Running

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.diagnostics import Place
    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.quantity import Exact

NOTHING_RECORDED = "nothing was recorded"


class Amounts:
    """Amounts by day, and the sum of any stretch of days in the time that two look-ups take."""

    __slots__ = ("_days", "_sums", "_unit")

    def __init__(self, seen: Sequence[Observation]) -> None:
        numbers, self._unit = over_common_denominator([observation.value for observation in seen])
        self._days = [observation.at for observation in seen]
        self._sums = list(accumulate(numbers, initial=0))

    def between(self, first: date, last: date) -> Exact | None:
        """Return the sum of the amounts from the first to the last day; None where there are none."""
        start, end = bisect_left(self._days, first), bisect_right(self._days, last)
        return None if start == end else number_of(self._sums[end] - self._sums[start], self._unit)


def flow_series(kpi: PlacedKpi, seen: Sequence[Observation], as_of: date, fiscal_start: int) -> KpiSeries:
    """Sum up the amounts that were seen by the day: a point for each period that is over."""
    if not seen:
        return NO_SERIES
    amounts, place = Amounts(seen), kpi.place("nature")
    points: list[Observation] = []
    gaps: list[Gap] = []
    running: Running | None = None
    for days in point_days(kpi.definition, seen[0].at, as_of, fiscal_start):
        value = amounts.between(days.first, min(days.last, as_of))
        if days.last > as_of:
            running = Running(days.period, days.last, value, None if value is not None else NOTHING_RECORDED)
        elif value is None:
            gaps.append(Gap(days.period, days.last, NOTHING_RECORDED))
        else:
            points.append(summed_point(days.first, days.last, value, kpi.id, place))
    return KpiSeries(tuple(points), running, merged_gaps(gaps), None if points else _pending(kpi, running))


def _pending(kpi: PlacedKpi, running: Running | None) -> str:
    """Say what has to be over before there is a point."""
    window = kpi.definition.window
    if window is None or running is not None:
        ends = "" if running is None else f", to {running.end},"
        return f"the first {period_length(kpi.definition)}{ends} is not over"
    return f"there are less than {window.count} {window.length}{'s' if window.count > 1 else ''} of amounts"


def summed_point(first: date, last: date, value: Exact, kpi: KpiId, place: Place) -> Observation:
    """Return the point of a sum over some days, dated on the last."""
    return Observation(last, value, place.path, computed=Computed(first, last, place, (InputValue(kpi, "sum", value),)))


def window_total(
    key_result: PlacedKeyResult, kpi: PlacedKpi, amounts: Sequence[Observation]
) -> tuple[Observation, ...]:
    """Return the sum in a key result's window so far, after each amount."""
    cycle, place = key_result.objective.cycle, key_result.place("of")
    inside = _inside(amounts, cycle)
    sums: list[Exact] = list(accumulate((amount.value for amount in inside), add))
    return tuple(
        summed_point(cycle.start, amount.at, value, kpi.id, place) for amount, value in zip(inside, sums, strict=True)
    )


def _inside(amounts: Sequence[Observation], cycle: Cycle) -> list[Observation]:
    return [amount for amount in amounts if cycle.holds(amount.at)]
