"""What could pay the price of moving a KPI: a KPI beside it or above it that is in range, and should stay there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.lifecycle import is_retired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.model.placed import KpiTarget, PlacedKpi


def payer_of(session: Session, kpi: PlacedKpi, cycle: Cycle) -> tuple[PlacedKpi, KpiTarget] | None:
    """Return the first of the siblings in its team, the other siblings and the parent that can be guarded.

    With it comes the target that it is to stay in.
    """
    for other in _linked(session, kpi):
        target = other.target_on(cycle.end)
        if target is not None and _can_be_guarded(session, other, kpi, target):
            return other, target
    return None


def _linked(session: Session, kpi: PlacedKpi) -> Iterator[PlacedKpi]:
    workspace = session.workspace
    parent = workspace.references.kpi(kpi.definition.parent or "")
    if parent is None:
        return
    siblings = [
        other for other in workspace.kpis.values() if workspace.references.kpi(other.definition.parent or "") == parent
    ]
    team = workspace.team_of(kpi)
    yield from sorted(siblings, key=lambda other: workspace.team_of(other) != team)
    yield workspace.kpis[parent]


def _can_be_guarded(session: Session, other: PlacedKpi, kpi: PlacedKpi, target: KpiTarget) -> bool:
    """Tell whether a KPI meets its target today, and may be named where the other one is."""
    current = session.scorecard.kpis[other.id].current
    if other.id == kpi.id or current is None or other.definition.tier == "input":
        return False
    hidden = other.definition.visibility == "restricted" and kpi.definition.visibility == "open"
    return not hidden and not is_retired(other, session.as_of) and target.limit.holds(current.value)
