"""What a computed KPI takes from another KPI for a span of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from okrcli.periods import LENGTHS
from okrcli.scoring.arithmetic import number_of, over_common_denominator
from okrcli.scoring.formula import NoValueError
from okrcli.scoring.kpi_series import is_summed, period_length
from okrcli.scoring.scorecard import InputValue, Observation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.model.placed import PlacedKpi
    from okrcli.periods import Length
    from okrcli.quantity import Exact
    from okrcli.scoring.kpi_series import KpiSeries

Take: TypeAlias = Literal["sum", "mean", "first", "last"]


@dataclass(frozen=True)
class Taken:
    """One input of a computed KPI: `name` as it stands there, what it is, and how a span of it becomes one number.

    `seen` are its amounts where they are summed, else the points of its series; the value of the period that is not
    over comes last, on the day itself.
    """

    name: str
    kpi: PlacedKpi
    take: Take
    seen: Sequence[Observation]
    so_far: int
    """How many of `seen` are of the period that is not over: they count in no point."""

    @cached_property
    def days(self) -> list[date]:
        """The days of what was seen."""
        return [observation.at for observation in self.seen]

    def value(self, first: date, last: date, *, running: bool) -> InputValue:
        """Return its value for some days; raise `NoValueError` where it has none."""
        start, end = bisect_left(self.days, first), bisect_right(self.days, last)
        inside = self.seen[start : end if running else min(end, len(self.seen) - self.so_far)]
        if not inside:
            raise NoValueError(f"there is no value of `{self.name}`")
        return InputValue(self.kpi.id, self.take, _taken(self.take, [observation.value for observation in inside]))


def _taken(take: Take, values: Sequence[Exact]) -> Exact:
    match take:
        case "first":
            return values[0]
        case "last":
            return values[-1]
        case "sum" | "mean":
            numbers, unit = over_common_denominator(values)
            return number_of(sum(numbers), unit if take == "sum" else unit * len(values))


def taken(
    name: str, kpi: PlacedKpi, take: Take | None, measured: Sequence[Observation], series: KpiSeries, as_of: date
) -> Taken:
    """Return an input: a flow is summed, of anything else `take` says what counts of some days."""
    if is_summed(kpi.definition) and not kpi.definition.derived:
        return Taken(name, kpi, "sum", measured, 0)
    seen, running = series.points, series.running
    if running is not None and running.value is not None:
        seen = (*seen, Observation(as_of, running.value, kpi.path))
    way = "sum" if is_summed(kpi.definition) else take or "last"
    return Taken(name, kpi, way, seen, len(seen) - len(series.points))


def mismatch(taken: Taken, length: Length) -> str | None:
    """Say that an input comes less often than what is computed from it, where its periods have a length at all."""
    definition = taken.kpi.definition
    if not definition.is_flow and not definition.derived:
        return None
    own = period_length(definition)
    if LENGTHS.index(own) <= LENGTHS.index(length):
        return None
    return f"`{taken.name}` has a value for each {own}, and this wants one for each {length}"
