"""Grade: what an objective comes to when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import NOTHING, weighted_mean
from okrcli.scoring.lifecycle import is_dropped
from okrcli.scoring.parts import contributor_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore, Scorecard


def proposed_grade(scorecard: Scorecard, objective: ObjectiveScore) -> Fraction | None:
    """Return the grade that an objective would get on the scorecard's day: the weighted mean of its parts' progress.

    What is unknown counts 0, and so does a dropped key result, unless it says `score: exclude`. None where nothing
    counts.
    """
    return weighted_mean(_graded(scorecard, objective))


def final_progress(scorecard: Scorecard, key_result: KeyResultScore) -> Fraction | None:
    """Return what a key result brings into a grade, 0 to 1; None where a dropped one is left out of it."""
    if not is_dropped(key_result.key_result, scorecard.as_of):
        return NOTHING if key_result.progress is None else key_result.progress
    return None if key_result.key_result.definition.score == "exclude" else NOTHING


def _graded(scorecard: Scorecard, objective: ObjectiveScore) -> Iterator[tuple[Decimal, Fraction]]:
    for score in objective.key_results:
        progress = final_progress(scorecard, score)
        if progress is not None:
            yield score.key_result.definition.weight, progress
    for part in contributor_parts(scorecard.objectives[contributor] for contributor in objective.contributors):
        yield part.weight, NOTHING if part.progress is None else part.progress
