"""In which order computed KPIs are computed, so that each finds its inputs done."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.model.ids import KpiId
    from okrcli.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ComputingOrder:
    """The computed KPIs, each after its inputs; `circular` are those that are computed from themselves.

    So is what is computed from one of those. Rule 207 names the circles.
    """

    order: tuple[KpiId, ...]
    circular: tuple[KpiId, ...]


def computing_order(workspace: Workspace) -> ComputingOrder:
    """Order the computed KPIs of a workspace, however long a chain of them is."""
    inputs = dict(_inputs(workspace))
    waiting = Counter({kpi: len(found) for kpi, found in inputs.items()})
    serving: defaultdict[KpiId, list[KpiId]] = defaultdict(list)
    for kpi, found in inputs.items():
        for source in found:
            serving[source].append(kpi)
    order = [kpi for kpi in inputs if not waiting[kpi]]
    for kpi in order:
        for served in serving[kpi]:
            waiting[served] -= 1
            if not waiting[served]:
                order.append(served)
    done = set(order)
    return ComputingOrder(tuple(order), tuple(kpi for kpi in inputs if kpi not in done))


def _inputs(workspace: Workspace) -> Mapping[KpiId, set[KpiId]]:
    """Return the computed KPIs that each computed KPI is computed from."""
    derived = {kpi.id for kpi in workspace.kpis.values() if kpi.definition.derived}
    find = workspace.references.kpi
    return {
        name: {found for ref in workspace.kpis[name].definition.inputs if (found := find(ref)) in derived and found}
        for name in workspace.kpis
        if name in derived
    }
