"""An objective on a day: the means over its parts, its status and its worst part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.ids import ObjectiveId
from okrcli.model.measure import Way
from okrcli.scoring.key_result import score_key_result
from okrcli.scoring.lifecycle import is_closed, is_dropped
from okrcli.scoring.parts import (
    contributor_parts,
    key_result_parts,
    mean_confidence,
    mean_plan,
    mean_progress,
    worst_part,
)
from okrcli.scoring.scorecard import ObjectiveScore, Status
from okrcli.scoring.status import Mean, objective_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.scoring.contributions import Contributions
    from okrcli.scoring.day import Day
    from okrcli.scoring.parts import ObjectivePart


def score_objective(
    day: Day, objective: PlacedObjective, contributions: Contributions, scored: Mapping[ObjectiveId, ObjectiveScore]
) -> ObjectiveScore:
    """Score an objective and its key results; `scored` holds what contributes to it already."""

    def contributors_of(target: str) -> tuple[ObjectivePart, ...]:
        return contributor_parts(scored[contributor] for contributor in contributions.of.get(target, ()))

    key_results = tuple(
        score_key_result(day, key_result, contributors_of(key_result.id) if _rolls_up(key_result) else ())
        for key_result in day.workspace.key_results_of(objective)
    )
    counting = [score for score in key_results if not is_dropped(score.key_result, day.as_of)]
    contributors = contributors_of(objective.id)
    parts = (*key_result_parts(counting), *contributors)
    mean = _mean_of(day, objective, parts)
    closed = objective.definition.closed
    is_over = is_closed(objective, day.as_of)
    return ObjectiveScore(
        objective=objective,
        status=_status_of(day, objective, mean),
        key_results=key_results,
        contributors=tuple(ObjectiveId(part.id) for part in contributors),
        elapsed=day.elapsed(objective.cycle.start, objective.cycle.end),
        bar=day.bar(objective),
        known=sum(part.progress is not None for part in parts),
        parts=len(parts),
        progress=mean.progress,
        plan=mean.plan,
        confidence=mean.confidence,
        worst=worst_part(parts),
        stale=not is_over and any(part.stale for part in parts),
        grade=closed.grade if closed is not None and is_over else None,
    )


def _rolls_up(key_result: PlacedKeyResult) -> bool:
    return key_result.definition.way is Way.ROLLUP


def _mean_of(day: Day, objective: PlacedObjective, parts: Sequence[ObjectivePart]) -> Mean:
    return Mean(
        parts=tuple(part.status for part in parts),
        over=day.as_of > objective.cycle.end,
        progress=mean_progress(parts),
        plan=mean_plan(parts),
        confidence=mean_confidence(parts),
    )


def _status_of(day: Day, objective: PlacedObjective, mean: Mean) -> Status:
    """Return the first row of the status table that fits an objective."""
    if is_closed(objective, day.as_of):
        return Status.CLOSED
    if day.as_of < objective.cycle.start:
        return Status.UPCOMING
    return objective_status(mean, day.bar(objective), day.pace)
