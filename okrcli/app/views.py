"""Goals with their scores and what a view shows beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.attention import on_day
from okrcli.app.tree import in_tree_order, supported
from okrcli.results.status import KpiView, ObjectiveView
from okrcli.scoring.scorecard import Health, Loop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.app.session import Session
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.scoring.scorecard import KpiScore

_WORST_FIRST = (Health.BREACHED, Health.RECOVERING, Health.WATCH, Health.HEALTHY, Health.NO_DATA, Health.NO_TARGET)
_HEALTH_ORDER = {health: rank for rank, health in enumerate(_WORST_FIRST)}


def objective_views(
    session: Session, objectives: Iterable[PlacedObjective], *, lines: bool
) -> tuple[ObjectiveView, ...]:
    """Return objectives in the order of a view; `lines` asks for line numbers, which cost a pass over each file."""
    ordered = in_tree_order(session.workspace, objectives)
    return tuple(objective_view(session, objective, depth, lines=lines) for objective, depth in ordered)


def objective_view(
    session: Session, objective: PlacedObjective, depth: int = 0, *, lines: bool = True
) -> ObjectiveView:
    """Return one objective with its scores; without `lines` it starts on line 1 and its key results nowhere."""
    workspace, definition = session.workspace, objective.definition
    results = list(workspace.key_results_of(objective)) if lines else []
    return ObjectiveView(
        score=session.scorecard.objectives[objective.id],
        teams=workspace.teams_of(objective),
        depth=depth,
        line=session.line_of(objective.place()) if lines else 1,
        lines={result.id: session.line_of(result.place()) for result in results},
        ambition=definition.ambition or workspace.config.scoring.ambition,
        contributes_to=workspace.contributes_to.get(objective.id),
        supports=supported(workspace, objective),
        because=None if definition.because is None else workspace.references.kpi(definition.because),
    )


def kpi_views(session: Session, kpis: Iterable[PlacedKpi]) -> tuple[KpiView, ...]:
    """Return KPIs with the worst first; of equal health, strategic ones come first."""
    return tuple(sorted((kpi_view(session, kpi) for kpi in kpis), key=_kpi_order))


def kpi_view(session: Session, kpi: PlacedKpi) -> KpiView:
    """Return one KPI with its scores, and how the open key results stand that it is tied to."""
    score, key_results = session.scorecard.kpis[kpi.id], session.scorecard.key_results
    tied = (*score.moved_by, *score.guarded_by, *score.influenced_by)
    statuses = {whole: key_results[whole].status for whole in tied}
    age = None if score.last_seen is None else (session.as_of - score.last_seen).days
    return KpiView(score, session.workspace.team_of(kpi), statuses, age, _drafting(session, score))


def _drafting(session: Session, score: KpiScore) -> str:
    if score.loop is not Loop.NEEDS_AN_OBJECTIVE:
        return ""
    call = f"okr propose {score.kpi.id}"
    return on_day(call, session.as_of) if session.asked else call


def _kpi_order(view: KpiView) -> tuple[int, bool, str]:
    kpi = view.score.kpi
    return (_HEALTH_ORDER[view.score.health], kpi.definition.tier != "strategic", kpi.id)
