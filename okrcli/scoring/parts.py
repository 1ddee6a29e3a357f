"""The parts of an objective, and the means over them: its key results, and the objectives that contribute to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of, weighted_mean
from okrcli.scoring.scorecard import Status, Worst
from okrcli.scoring.status import WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.model.ids import KeyResultId, ObjectiveId
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore

_RANK = {status: rank for rank, status in enumerate(WORST_FIRST)}


@dataclass(frozen=True, slots=True)
class ObjectivePart:
    """What a key result or a contributor brings into its objective's means."""

    id: KeyResultId | ObjectiveId
    weight: Decimal
    status: Status
    progress: Fraction | None
    plan: Fraction | None
    confidence: Fraction | None
    stale: bool


def key_result_parts(scores: Iterable[KeyResultScore]) -> tuple[ObjectivePart, ...]:
    """Return what each key result brings; dropped ones must have been left out."""
    return tuple(_key_result_part(score) for score in scores)


def _key_result_part(score: KeyResultScore) -> ObjectivePart:
    return ObjectivePart(
        id=score.key_result.id,
        weight=score.key_result.definition.weight,
        status=score.status,
        progress=score.progress,
        plan=score.plan,
        confidence=None if score.confidence is None else fraction_of(score.confidence),
        stale=score.stale,
    )


def contributor_parts(scores: Iterable[ObjectiveScore]) -> tuple[ObjectivePart, ...]:
    """Return the contributors that count: of closed ones those that were achieved or missed, with their grade."""
    return tuple(part for part in map(_contributor_part, scores) if part is not None)


def _contributor_part(score: ObjectiveScore) -> ObjectivePart | None:
    definition = score.objective.definition
    status, progress = score.status, score.progress
    if status is Status.CLOSED and definition.closed is not None:
        if definition.closed.outcome in {"abandoned", "carried"}:
            return None
        status = Status.ACHIEVED if definition.closed.outcome == "achieved" else Status.MISSED
        progress = fraction_of(definition.closed.grade)
    return ObjectivePart(
        score.objective.id, definition.weight, status, progress, score.plan, score.confidence, score.stale
    )


def mean_progress(parts: Iterable[ObjectivePart]) -> Fraction | None:
    """Return the weighted mean over the parts whose progress is known."""
    return weighted_mean((part.weight, part.progress) for part in parts if part.progress is not None)


def mean_plan(parts: Iterable[ObjectivePart]) -> Fraction | None:
    """Return the weighted mean over the parts that have a plan, whether or not their progress is known."""
    return weighted_mean((part.weight, part.plan) for part in parts if part.plan is not None)


def mean_confidence(parts: Iterable[ObjectivePart]) -> Fraction | None:
    """Return the weighted mean of the confidences that were stated."""
    return weighted_mean((part.weight, part.confidence) for part in parts if part.confidence is not None)


def worst_part(parts: Sequence[ObjectivePart]) -> Worst | None:
    """Return the first of the parts in the worst state; None where no part is in any, as in a closed objective."""
    ranked = [part for part in parts if part.status in _RANK]
    worst = min(ranked, key=lambda part: _RANK[part.status], default=None)
    return None if worst is None else Worst(worst.id, worst.status)
