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
    """Return the first KPI that can be guarded: a sibling in its team, another sibling, the parent, one of its team.

    With it comes the target that it is to stay in: that of the cycle's end, else today's.
    """
    for other in (*_linked(session, kpi), *_beside(session, kpi)):
        target = other.target_on(cycle.end) or session.scorecard.kpis[other.id].target
        if target is not None and _can_be_guarded(session, other, kpi, target):
            return other, target
    return None


def is_guess(session: Session, kpi: PlacedKpi, payer: PlacedKpi) -> bool:
    """Tell whether nothing but the team ties what could pay the price to a KPI."""
    return all(other.id != payer.id for other in _linked(session, kpi))


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


def _beside(session: Session, kpi: PlacedKpi) -> Iterator[PlacedKpi]:
    """Iterate over the KPIs of the same team that do not lie below it: those are meant to move along."""
    workspace = session.workspace
    team = workspace.team_of(kpi)
    for other in workspace.kpis.values():
        is_below = workspace.references.kpi(other.definition.parent or "") == kpi.id
        if team is not None and workspace.team_of(other) == team and not is_below:
            yield other


def _can_be_guarded(session: Session, other: PlacedKpi, kpi: PlacedKpi, target: KpiTarget) -> bool:
    """Tell whether a KPI meets its target today, and may be named where the other one is."""
    current = session.scorecard.kpis[other.id].current
    if other.id == kpi.id or current is None or other.definition.tier == "input":
        return False
    hidden = other.definition.visibility == "restricted" and kpi.definition.visibility == "open"
    return not hidden and not is_retired(other, session.as_of) and target.limit.holds(current.value)
