"""What a change did to progress, parted into what was earned and what was moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diff.affected import affected, with_all_below
from okrcli.diff.changeset import Effect, Scores
from okrcli.scoring.score import score_some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from okrcli.diff.changeset import Renames
    from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, Report
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import Scorecard


def observed(base: Workspace, head: Workspace, renames: Renames) -> Workspace:
    """Return the base's definitions with what the head has seen of them.

    What is gone from the head keeps what the base had seen: nobody can tell how it went on.
    """
    kpis = {kpi.id: _with_rows_of(kpi, head.kpis.get(renames.kpi(kpi.id))) for kpi in base.kpis.values()}
    results = {result.id: _measured_by(result, kpis) for result in base.key_results.values()}
    return replace(base, kpis=kpis, key_results=results, reports=dict(_reports(base, head, renames)))


def _with_rows_of(kpi: PlacedKpi, other: PlacedKpi | None) -> PlacedKpi:
    if other is None or other.measurements is kpi.measurements:
        return kpi
    return replace(kpi, measurements=other.measurements)


def _measured_by(result: PlacedKeyResult, kpis: Mapping[KpiId, PlacedKpi]) -> PlacedKeyResult:
    kpi = None if result.kpi is None else kpis[result.kpi.id]
    return result if kpi is result.kpi else replace(result, kpi=kpi)


def _reports(base: Workspace, head: Workspace, renames: Renames) -> Iterator[tuple[str, tuple[Report, ...]]]:
    """Iterate over what the head's check-ins say of each thing of the base; where the head has lost it, the base's."""
    for old, new in _subjects(base, renames):
        known = new in head.key_results or new in head.kpis or new in head.initiatives
        yield old, head.reports.get(new, ()) if known else base.reports.get(old, ())


def _subjects(base: Workspace, renames: Renames) -> Iterator[tuple[str, str]]:
    for key_result in base.key_results:
        yield key_result, renames.key_result(key_result)
    for kpi in base.kpis:
        yield kpi, renames.kpi(kpi)
    for initiative in base.initiatives.values():
        objective = initiative.objective.id
        yield initiative.id, f"{renames.objective(objective)}{initiative.id.removeprefix(objective)}"


def score_sides(base: Workspace, head: Workspace, renames: Renames, as_of: date) -> Scores:
    """Score both sides as of one day, so that time alone moves nothing, and what lies between them.

    Objectives that the change cannot move are left out; where they contribute to one that it can, they are scored once.
    """
    moved = affected(base, head)
    known = score_some(head, as_of, with_all_below(moved, (base, head)) - moved, {}).objectives
    sides = (base, observed(base, head, renames), head)
    return Scores(*(score_some(side, as_of, moved, known) for side in sides))


def compare_progress(scores: Scores, renames: Renames) -> Iterator[Effect]:
    """Iterate over the objectives and key results whose progress differs, in order of id."""
    sides = [_progress(scores.base, renames), _progress(scores.observed, renames), _progress(scores.head, None)]
    for name in sorted({*sides[0], *sides[2]}):
        numbers = [side.get(name) for side in sides]
        if len({*numbers}) > 1:
            yield Effect(name, *numbers)


def _progress(scores: Scorecard, renames: Renames | None) -> dict[ObjectiveId | KeyResultId, Fraction | None]:
    """Return the progress of every goal by its id in the head."""
    found: dict[ObjectiveId | KeyResultId, Fraction | None] = {}
    for objective in scores.objectives.values():
        found[renames.objective(objective.objective.id) if renames else objective.objective.id] = objective.progress
    for result in scores.key_results.values():
        whole = result.key_result.id
        found[renames.key_result(whole) if renames else whole] = result.progress
    return found
