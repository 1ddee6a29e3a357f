"""Ranges whose low end is above their high end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem
from okrcli.model.quantities import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.quantity import Quantity


def reversed_ranges(workspace: Workspace) -> Iterator[Problem]:
    """Yield the bounds, limits, watch bands and baseline periods that nothing can be inside of (OKR104)."""
    currency = workspace.config.currency
    for kpi in workspace.kpis.values():
        for (low, high), where in _pairs(kpi):
            yield from _judge(low, high, where, kpi.unit, currency)
        period = kpi.definition.baseline_period
        if period is not None and period.last < period.first:
            message = f"`{period.last}` is before {period.first}, where the period begins"
            yield Problem("OKR104", kpi.place("baseline_period", "to"), message, "write a later day", kpi.id)
    for result in workspace.key_results.values():
        if result.definition.keep is not None and result.definition.keep.between is not None:
            low, high = result.definition.keep.between
            yield from _judge(low, high, result.place("keep", "between"), result.measure.unit, currency)


def _pairs(kpi: PlacedKpi) -> Iterator[tuple[tuple[Quantity | None, Quantity | None], Place]]:
    if kpi.definition.bounds is not None:
        yield kpi.definition.bounds, kpi.place("bounds")
    for cycle, target in kpi.definition.targets.items():
        if target.between is not None:
            yield target.between, kpi.place("targets", cycle, "between")
        if isinstance(target.watch, tuple):
            yield target.watch, kpi.place("targets", cycle, "watch")


def _judge(
    low: Quantity | None, high: Quantity | None, where: Place, unit: str | None, currency: str
) -> Iterator[Problem]:
    first, last = in_unit(low, unit, currency), in_unit(high, unit, currency)
    if low is not None and high is not None and first is not None and last is not None and first > last:
        message = f"`{low.text}` is above `{high.text}`, so nothing is between them"
        yield Problem("OKR104", where, message, f"write `[{high.text}, {low.text}]`")
