"""The series of a ratio or a formula: its inputs for each period, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import WHOLE, fraction_of, number_of
from okrcli.scoring.formula import NoValueError, bounded, divide, evaluate
from okrcli.scoring.inputs import mismatch
from okrcli.scoring.kpi_series import KpiSeries, merged_gaps, period_length
from okrcli.scoring.point_days import point_days
from okrcli.scoring.scorecard import Computed, Gap, Observation, Running

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.model.kpi import Kpi
    from okrcli.model.placed import PlacedKpi
    from okrcli.quantity import Exact
    from okrcli.scoring.inputs import Taken
    from okrcli.scoring.kpi_series import PointDays
    from okrcli.scoring.scorecard import InputValue


def derived_series(kpi: PlacedKpi, inputs: Sequence[Taken], as_of: date, fiscal_start: int) -> KpiSeries:
    """Compute a point for each period that is over and in which every input has a value."""
    if (pending := _lacking(kpi, inputs)) is not None:
        return KpiSeries((), pending=pending)
    place = kpi.place("formula" if kpi.definition.formula is not None else "numerator")
    points: list[Observation] = []
    gaps: list[Gap] = []
    running: Running | None = None
    begun = max(taken.days[0] for taken in inputs)
    for days in point_days(kpi.definition, begun, as_of, fiscal_start):
        value, used, reason = _computed(kpi.definition, inputs, days, as_of)
        if days.last > as_of:
            running = Running(days.period, days.last, value, reason or None)
        elif value is None:
            gaps.append(Gap(days.period, days.last, reason))
        else:
            computed = Computed(days.first, days.last, place, used)
            points.append(Observation(days.last, value, kpi.path, computed=computed))
    pending = None if points else f"no {period_length(kpi.definition)} in which every input has a value is over"
    return KpiSeries(tuple(points), running, merged_gaps(gaps), pending)


def _lacking(kpi: PlacedKpi, inputs: Sequence[Taken]) -> str | None:
    """Say why there can be no point at all."""
    length = period_length(kpi.definition)
    reasons = (mismatch(taken, length) or (None if taken.seen else f"`{taken.name}` has no values") for taken in inputs)
    return next((reason for reason in reasons if reason is not None), None)


def _computed(
    definition: Kpi, inputs: Sequence[Taken], days: PointDays, as_of: date
) -> tuple[Exact | None, tuple[InputValue, ...], str]:
    """Return the value for some days and what it came from, or why there is none."""
    running = days.last > as_of
    try:
        used = tuple(taken.value(days.first, min(days.last, as_of), running=running) for taken in inputs)
        return _result(definition, inputs, used), used, ""
    except NoValueError as error:
        return None, (), str(error)


def _result(definition: Kpi, inputs: Sequence[Taken], used: Sequence[InputValue]) -> Exact:
    names = [taken.name for taken in inputs]
    if definition.formula is not None:
        return evaluate(definition.formula, {name: item.value for name, item in zip(names, used, strict=True)})
    over, under = (fraction_of(item.value) for item in used)
    scale = WHOLE if definition.scale is None else fraction_of(definition.scale)
    quotient = bounded(divide(over * scale, under, f"the denominator, `{names[1]}`,"))
    return number_of(*quotient.as_integer_ratio())
