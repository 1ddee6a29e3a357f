"""`okr links`: which key results move, guard or influence which KPIs, what nothing moves, and what moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.selection import choose
from okrcli.app.views import kpi_views, objective_views
from okrcli.results.links import LinksResult, Tie
from okrcli.scoring.lifecycle import is_dropped, is_objective_open, is_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.app.selection import Chosen
    from okrcli.app.session import Session
    from okrcli.model.ids import KeyResultId, KpiId
    from okrcli.model.placed import PlacedObjective
    from okrcli.results.links import Relation
    from okrcli.results.status import ObjectiveView, Selection


def links(session: Session, selection: Selection) -> LinksResult:
    """Return the ties between the KPIs and the objectives that `selection` leaves.

    What either is tied to belongs to the view too, whoever owns it: else a KPI would seem to be moved by nothing where
    another team moves it. Without a cycle that is asked for, this holds for open objectives of past cycles as well.
    """
    workspace = session.workspace
    chosen = choose(workspace, selection, session.as_of)
    found = [tie for tie in _ties(session) if _is_in_time(session, chosen, selection, tie)]
    own, watched = {o.id for o in chosen.objectives}, {kpi.id for kpi in chosen.kpis}
    shown = own | {tie.score.key_result.objective.id for tie in found if tie.kpi in watched}
    gauges = watched | {tie.kpi for tie in found if tie.score.key_result.objective.id in own}
    objectives = objective_views(session, [workspace.objectives[whole] for whole in sorted(shown)], lines=False)
    ties = _in_order(objectives, [tie for tie in found if tie.kpi in gauges])
    moving = [tie for tie in ties if tie.relation == "moves"]
    moved = {tie.kpi for tie in moving if selection.cycle is not None or is_open(tie.score.key_result, session.as_of)}
    movers = {tie.score.key_result.objective.id for tie in moving}
    return LinksResult(
        organization=workspace.config.organization,
        as_of=session.as_of,
        selection=selection,
        cycles=chosen.cycles,
        objectives=objectives,
        kpis=kpi_views(session, [workspace.kpis[kpi] for kpi in sorted(gauges)]),
        ties=ties,
        unmoved=frozenset(gauges - moved),
        moving_none=frozenset(shown - movers),
        revision=session.revision,
    )


def _ties(session: Session) -> Iterator[Tie]:
    """Iterate over every tie of a key result that was not given up."""
    for kpi, tied in session.workspace.links.items():
        related: Mapping[Relation, Iterable[KeyResultId]] = {
            "moves": tied.moved_by,
            "guards": tied.guarded_by,
            "influences": tied.influenced_by,
        }
        for relation, key_results in related.items():
            for whole in dict.fromkeys(key_results):
                score = session.scorecard.key_results[whole]
                if not is_dropped(score.key_result, session.as_of):
                    yield Tie(kpi, relation, score)


def _is_in_time(session: Session, chosen: Chosen, selection: Selection, tie: Tie) -> bool:
    objective: PlacedObjective = tie.score.key_result.objective
    if objective.cycle in chosen.cycles:
        return True
    return selection.cycle is None and is_objective_open(objective, session.as_of)


def _in_order(objectives: Iterable[ObjectiveView], ties: list[Tie]) -> tuple[Tie, ...]:
    """Bring ties into the order of the objectives, of their files, of relation and of KPI."""
    ranks = {view.score.objective.id: rank for rank, view in enumerate(objectives)}
    relations = {"moves": 0, "guards": 1, "influences": 2}

    def order(tie: Tie) -> tuple[int, int, int, KpiId]:
        key_result = tie.score.key_result
        return (ranks[key_result.objective.id], key_result.index, relations[tie.relation], tie.kpi)

    return tuple(sorted((tie for tie in ties if tie.score.key_result.objective.id in ranks), key=order))
