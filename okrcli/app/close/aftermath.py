"""What to know once objectives are closed: KPIs that go back to being watched, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.scoring.health import is_inside
from okrcli.scoring.lifecycle import is_closed
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.session import Session
    from okrcli.model.ids import KpiId, ObjectiveId
    from okrcli.model.placed import PlacedObjective
    from okrcli.scoring.scorecard import KpiScore


def remarks_after(session: Session, closed: Sequence[PlacedObjective]) -> Iterator[str]:
    """Iterate over what follows from closing these objectives today."""
    ids = {objective.id for objective in closed}
    yield from _early(session, closed)
    yield from _easy(session, closed)
    for objective in closed:
        yield from _waiting(session, objective, ids)
    for kpi in sorted({kpi for objective in closed for kpi in _moved(session, objective)}):
        yield from _kpi(session, session.scorecard.kpis[kpi], ids)


def _early(session: Session, closed: Sequence[PlacedObjective]) -> Iterator[str]:
    for cycle in dict.fromkeys(objective.cycle for objective in closed):
        if session.as_of < cycle.end:
            yield f"{cycle.name} runs until {cycle.end}: what is measured from now on no longer counts"


def _easy(session: Session, closed: Sequence[PlacedObjective]) -> Iterator[str]:
    ambition = session.config.scoring.ambition
    for objective in closed:
        results = session.scorecard.objectives[objective.id].key_results
        aspired = (objective.definition.ambition or ambition) == "aspirational"
        if aspired and results and all(result.progress == 1 for result in results):
            yield f"`{objective.id}` reached every target: for an aspirational goal they were too easy"


def _waiting(session: Session, objective: PlacedObjective, closed: set[ObjectiveId]) -> Iterator[str]:
    """Name the contributors that are still open: their progress of today is in the grade."""
    for contributor in session.workspace.contributors_of(objective):
        if contributor.id not in closed and not is_closed(contributor, session.as_of):
            yield f"`{contributor.id}` is still open, and counts in `{objective.id}` with its progress of today"


def _moved(session: Session, objective: PlacedObjective) -> Iterator[KpiId]:
    """Iterate over the KPIs that an objective moves, and the one that called for it."""
    for result in session.workspace.key_results_of(objective):
        if result.kpi is not None and result.definition.way is Way.MOVE:
            yield result.kpi.id
    called = session.workspace.references.kpi(objective.definition.because or "")
    if called is not None:
        yield called


def _kpi(session: Session, score: KpiScore, closed: set[ObjectiveId]) -> Iterator[str]:
    movers = [session.workspace.key_results[mover] for mover in score.moved_by]
    others = [mover.id for mover in movers if mover.objective.id not in closed]
    if others:
        return
    if score.health is Health.HEALTHY or (score.health is Health.WATCH and is_inside(score.series)):
        yield f"the KPI `{score.kpi.id}` is back in range, and returns to monitoring"
    elif score.health.is_breach:
        name = score.kpi.id
        yield f"the KPI `{name}` is still {score.health.value}: `okr propose {name}` drafts the next objective"
