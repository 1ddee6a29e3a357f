"""Why a goal has its status: the first row of the table that fits, with the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import write
from okrcli.model.measure import Way
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore


def key_result_reason(score: KeyResultScore, as_of: date) -> str:
    """Say in words why a key result has its status."""
    result = score.key_result
    keeps = result.definition.way is Way.KEEP
    end = result.cycle.end if keeps else result.due
    match score.status:
        case Status.DROPPED:
            return "it was dropped"
        case Status.ACHIEVED if score.raw is not None and score.raw >= 1:
            return "every period was met, and the window is over" if keeps else "raw progress is 1 or more"
        case Status.ON_TRACK | Status.AT_RISK if keeps:
            return f"the latest value is {'inside' if score.status is Status.ON_TRACK else 'outside'} the limit"
        case Status.NO_DATA if score.progress is None and score.plan is not None:
            return "no value yet, so progress is unknown"
    return _reason(
        score.status, score.progress, score.plan, score.confidence, score.bar, over=end if as_of > end else None
    )


def objective_reason(score: ObjectiveScore, as_of: date) -> str:
    """Say in words why an objective has its status."""
    end = score.objective.cycle.end
    over = end if as_of > end else None
    match score.status:
        case Status.NO_DATA if score.progress is None:
            return "the progress of no part is known"
        case Status.ACHIEVED if over is None:
            return "every part is achieved"
    return _reason(score.status, score.progress, score.plan, score.confidence, score.bar, over=over)


def _reason(
    status: Status,
    progress: Fraction | None,
    plan: Fraction | None,
    confidence: Decimal | Fraction | None,
    bar: Decimal,
    *,
    over: date | None,
) -> str:
    if status is Status.CLOSED:
        return "the objective is closed"
    if status is Status.UPCOMING:
        return "the day is before the cycle's first day"
    if over is not None:
        side = "at or over" if status is Status.ACHIEVED else "under"
        known = f"progress {write(progress)} is {side}" if progress is not None else "progress is unknown, and so under"
        return f"{over} is over, and {known} the bar of {write(bar)}"
    if plan is None:
        said = "no confidence is stated" if confidence is None else f"the stated confidence is {write(confidence)}"
        return f"nothing says when it should be where, and {said}"
    if status is Status.TOO_EARLY:
        return f"the plan, {write(plan)}, is under 0.1"
    return f"progress is {write(progress)}, which is {write((progress or 0) / plan)} of the plan, {write(plan)}"
