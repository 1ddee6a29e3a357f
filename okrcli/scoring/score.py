"""From a workspace and a day to every number about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.book import SeriesBook
from okrcli.scoring.contributions import contributions
from okrcli.scoring.day import Day
from okrcli.scoring.kpi import score_kpi
from okrcli.scoring.objective import score_objective
from okrcli.scoring.scorecard import Scorecard

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from datetime import date

    from okrcli.model.ids import KeyResultId, ObjectiveId
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore


def score(workspace: Workspace, as_of: date, book: SeriesBook | None = None) -> Scorecard:
    """Score every objective, key result and KPI as of a day; what is dated after it does not exist.

    Contributors come before what they contribute to, so that no tree is too deep; the edge that closes a circle of
    contributions counts as absent. `book` may bring series of the same workspace and day that are known already.
    """
    day = Day(book or SeriesBook(workspace, as_of))
    tree = contributions(workspace)
    scored: dict[ObjectiveId, ObjectiveScore] = {}
    for objective in tree.order:
        scored[objective] = score_objective(day, workspace.objectives[objective], tree, scored)
    objectives = {objective: scored[objective] for objective in workspace.objectives}
    key_results = dict(_key_results(objectives.values()))
    kpis = {kpi.id: score_kpi(day, kpi, key_results) for kpi in workspace.kpis.values()}
    return Scorecard(as_of, objectives, key_results, kpis)


def score_some(
    workspace: Workspace, as_of: date, names: Container[ObjectiveId], known: Mapping[ObjectiveId, ObjectiveScore]
) -> Scorecard:
    """Score some objectives and no KPI; of all that contributes to them and is not among them the score is known."""
    day = Day(SeriesBook(workspace, as_of))
    tree = contributions(workspace)
    scored = dict(known)
    for objective in tree.order:
        if objective in names:
            scored[objective] = score_objective(day, workspace.objectives[objective], tree, scored)
    objectives = {objective: scored[objective] for objective in workspace.objectives if objective in names}
    return Scorecard(as_of, objectives, dict(_key_results(objectives.values())), {})


def _key_results(objectives: Iterable[ObjectiveScore]) -> Iterator[tuple[KeyResultId, KeyResultScore]]:
    for objective in objectives:
        for key_result in objective.key_results:
            yield key_result.key_result.id, key_result
