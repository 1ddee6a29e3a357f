"""The series of every KPI of a workspace by a day, each computed when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.derived import derived_series
from okrcli.scoring.flow import flow_series, window_total
from okrcli.scoring.inputs import Take, Taken, taken
from okrcli.scoring.kpi_series import KpiSeries
from okrcli.scoring.order import computing_order
from okrcli.scoring.series import key_result_observations, kpi_measurements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import Observation


class SeriesBook:
    """What was measured and computed by a day; one book serves everything that is asked of that day."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self._measured: dict[KpiId, Sequence[Observation]] = {}
        self._series: dict[KpiId, KpiSeries] = {}
        self._ordered = False

    def measurements(self, kpi: PlacedKpi) -> Sequence[Observation]:
        """Return what was measured of a KPI: the series of a level, the amounts of a flow, of computed ones nothing."""
        if kpi.id not in self._measured:
            self._measured[kpi.id] = kpi_measurements(self.workspace, kpi, self.as_of)
        return self._measured[kpi.id]

    def of(self, kpi: PlacedKpi) -> KpiSeries:
        """Return the series of a KPI."""
        if kpi.definition.derived and not self._ordered:
            self._compute_derived()
        if kpi.id not in self._series:
            self._series[kpi.id] = self._of_measured(kpi)
        return self._series[kpi.id]

    def observations(self, key_result: PlacedKeyResult) -> Sequence[Observation]:
        """Return the series that measures a key result, also from before and after its window.

        With `of: total` it is the sum of a flow in the window so far.
        """
        kpi = key_result.kpi
        if kpi is None:
            return key_result_observations(self.workspace, key_result, self.as_of)
        if key_result.definition.of is not None and kpi.definition.is_flow:
            return window_total(key_result, kpi, self.amounts(kpi))
        return self.of(kpi).points

    def amounts(self, kpi: PlacedKpi) -> Sequence[Observation]:
        """Return what a flow adds up: its measurements; of a computed one, its points."""
        return self.of(kpi).points if kpi.definition.derived else self.measurements(kpi)

    def last_seen(self, kpi: PlacedKpi) -> date | None:
        """Return the day of the last measurement; of a computed KPI, of its last point."""
        seen = self.amounts(kpi)
        return seen[-1].at if seen else None

    def inputs(self, kpi: PlacedKpi) -> tuple[Taken, ...]:
        """Return what a computed KPI is computed from; one that does not exist is left out."""
        return tuple(self._inputs(kpi))

    def _of_measured(self, kpi: PlacedKpi) -> KpiSeries:
        seen = self.measurements(kpi)
        if kpi.definition.is_flow:
            return flow_series(kpi, seen, self.as_of, self.workspace.calendar.fiscal_start)
        return KpiSeries(seen)

    def _compute_derived(self) -> None:
        """Compute every computed KPI after its inputs, so that no chain of them is too deep."""
        self._ordered = True
        order = computing_order(self.workspace)
        for circular in order.circular:
            self._series[circular] = KpiSeries((), pending="it is computed from itself, or from a KPI that is")
        for name in order.order:
            kpi = self.workspace.kpis[name]
            self._series[name] = self._of_derived(kpi)

    def _of_derived(self, kpi: PlacedKpi) -> KpiSeries:
        inputs = self.inputs(kpi)
        known = {item.name for item in inputs}
        lost = next((name for name in kpi.definition.inputs if name not in known), None)
        if lost is not None:
            return KpiSeries((), pending=f"there is no KPI `{lost}`")
        return derived_series(kpi, inputs, self.as_of, self.workspace.calendar.fiscal_start)

    def _inputs(self, kpi: PlacedKpi) -> Iterator[Taken]:
        for name, take in _named(kpi):
            found = self.workspace.references.kpi(name)
            if found is not None:
                source = self.workspace.kpis[found]
                yield taken(name, source, take, self.measurements(source), self.of(source), self.as_of)


def _named(kpi: PlacedKpi) -> Iterator[tuple[str, Take | None]]:
    """Iterate over the inputs as they are written, with what is to be taken of each."""
    definition = kpi.definition
    if definition.formula is not None:
        yield from ((name, None) for name in definition.formula.inputs)
    elif definition.numerator is not None and definition.denominator is not None:
        yield from ((part.kpi, part.take) for part in (definition.numerator, definition.denominator))
