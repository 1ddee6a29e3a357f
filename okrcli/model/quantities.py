"""Every quantity of a definition with its place, and the unit that they are all in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.model.placed import KpiTarget, Measure, PlacedKpi, Range
from okrcli.quantity import EXACT, Quantity, QuantityError, convert, resolve_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.calendar import Calendar
    from okrcli.diagnostics import Pointer
    from okrcli.model.ids import KpiId
    from okrcli.model.kpi import Kpi, Target
    from okrcli.model.measure import Limit
    from okrcli.model.measurements import Measurements
    from okrcli.model.objective import KeyResult


def key_result_quantities(definition: KeyResult) -> Iterator[tuple[Pointer, Quantity]]:
    """Iterate over a key result's numbers and the ways to them inside it; a change in percent is none in its unit."""
    if isinstance(definition.baseline, Quantity):
        yield ("baseline",), definition.baseline
    if definition.target is not None:
        yield ("target",), definition.target
    if definition.change is not None and definition.change.unit != "%":
        yield ("change",), definition.change
    if definition.stretch is not None:
        yield ("stretch",), definition.stretch
    if definition.keep is not None:
        for pointer, quantity in limit_quantities(definition.keep):
            yield ("keep", *pointer), quantity
    for index, point in enumerate(definition.plan.points if definition.plan else ()):
        yield ("plan", index, "value"), point.value


def limit_quantities(limit: Limit) -> Iterator[tuple[Pointer, Quantity]]:
    """Iterate over a limit's numbers and the ways to them inside it."""
    if limit.at_least is not None:
        yield ("at_least",), limit.at_least
    if limit.at_most is not None:
        yield ("at_most",), limit.at_most
    if limit.between is not None:
        yield ("between", 0), limit.between[0]
        yield ("between", 1), limit.between[1]


def target_quantities(target: Target) -> Iterator[tuple[Pointer, Quantity]]:
    """Iterate over the numbers of a KPI's target, the watch band's included."""
    yield from limit_quantities(target)
    if isinstance(target.watch, Quantity):
        yield ("watch",), target.watch
    elif target.watch is not None:
        yield ("watch", 0), target.watch[0]
        yield ("watch", 1), target.watch[1]


def kpi_quantities(definition: Kpi) -> Iterator[tuple[Pointer, Quantity]]:
    """Iterate over a KPI's numbers, of its bounds and of its targets, and the ways to them in its document."""
    for index, bound in enumerate(definition.bounds or ()):
        if bound is not None:
            yield ("bounds", index), bound
    for cycle, target in definition.targets.items():
        for pointer, quantity in target_quantities(target):
            yield ("targets", cycle, *pointer), quantity


def kpi_unit(definition: Kpi, currency: str) -> str | None:
    """Return the canonical unit of a KPI: the declared one, else what one of its own numbers carries."""
    return _settled(definition.unit, kpi_quantities(definition), currency)


def key_result_unit(definition: KeyResult, kpi: PlacedKpi | None, currency: str) -> str | None:
    """Return the canonical unit of a key result: its KPI's, the declared one, else what one of its numbers carries."""
    if kpi is not None:
        return kpi.unit
    return _settled(definition.unit, key_result_quantities(definition), currency)


def _settled(declared: str | None, quantities: Iterable[tuple[Pointer, Quantity]], currency: str) -> str | None:
    """Return the declared unit in its canonical form, else the first that a quantity carries."""
    carried = (quantity.unit for _, quantity in quantities if quantity.unit is not None)
    return resolve_unit(declared or next(carried, None), currency)


def in_unit(quantity: Quantity | None, unit: str | None, currency: str) -> Decimal | None:
    """Return the number in `unit`; None where there is none or the units do not agree."""
    if quantity is None:
        return None
    try:
        return convert(quantity, unit, currency)
    except QuantityError:
        return None


def range_of(limit: Limit, unit: str | None, currency: str) -> Range | None:
    """Return a limit as a range in `unit`; None where it cannot be read into it."""
    numbers = [in_unit(quantity, unit, currency) for _, quantity in limit_quantities(limit)]
    match numbers:
        case [low, high] if low is not None and high is not None:
            return Range(low, high)
        case [number] if number is not None:
            return Range(low=number) if limit.at_least is not None else Range(high=number)
    return None


def place_kpi(
    kpi_id: KpiId, path: str, definition: Kpi, measurements: Measurements | None, calendar: Calendar, currency: str
) -> PlacedKpi:
    """Settle a KPI's unit and read its bounds and targets into it."""
    unit = kpi_unit(definition, currency)
    low, high = definition.bounds or (None, None)
    bounds = Range(in_unit(low, unit, currency), in_unit(high, unit, currency))
    targets = tuple(_targets(definition, unit, calendar, currency))
    return PlacedKpi(kpi_id, path, definition, unit, bounds, targets, measurements)


def _targets(definition: Kpi, unit: str | None, calendar: Calendar, currency: str) -> Iterator[KpiTarget]:
    for name, target in definition.targets.items():
        limit = range_of(target, unit, currency)
        if limit is not None and calendar.has(name):
            yield KpiTarget(calendar.cycle(name), limit, _inner(target, limit, unit, currency))


def _inner(target: Target, limit: Range, unit: str | None, currency: str) -> Range:
    """Return the healthy part of a target's range: up to the edge of the watch band, which is itself healthy."""
    match target.watch:
        case (low, high):
            return Range(in_unit(low, unit, currency), in_unit(high, unit, currency))
        case Quantity() as edge:
            number = in_unit(edge, unit, currency)
            return Range(low=number) if limit.high is None else Range(high=number)
        case _:
            return limit


def measure_of(definition: KeyResult, kpi: PlacedKpi | None, currency: str) -> Measure:
    """Read a key result's numbers into its unit."""
    if definition.way in (Way.MILESTONES, Way.ROLLUP):
        return Measure()
    unit = key_result_unit(definition, kpi, currency)
    relative = definition.change is not None and definition.change.unit == "%"
    baseline = definition.baseline if isinstance(definition.baseline, Quantity) else None
    points = definition.plan.points if definition.plan else ()
    values = ((point.at, in_unit(point.value, unit, currency)) for point in points)
    return Measure(
        unit=unit,
        baseline=in_unit(baseline, unit, currency),
        target=in_unit(definition.target, unit, currency),
        stretch=in_unit(definition.stretch, unit, currency),
        change=_change(definition, unit, currency, relative=relative),
        relative=relative,
        keep=None if definition.keep is None else range_of(definition.keep, unit, currency),
        plan=tuple(sorted((at, value) for at, value in values if value is not None)),
    )


def _change(definition: KeyResult, unit: str | None, currency: str, *, relative: bool) -> Decimal | None:
    if definition.change is None or not relative:
        return in_unit(definition.change, unit, currency)
    return EXACT.divide(definition.change.number, Decimal(100))
