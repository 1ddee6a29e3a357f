"""Late: what was reached after it was due. It counts all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.scoring.arithmetic import WHOLE, fraction_of
from okrcli.scoring.move import raw_progress
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.scoring.measured import Measured


def is_late(key_result: PlacedKeyResult, measured: Measured, status: Status, bar: Decimal) -> bool:
    """Tell whether a key result, or one of its milestones, was reached after its due day."""
    match key_result.definition.way:
        case Way.MOVE:
            current = measured.current
            if current is None or current.at <= key_result.due:
                return False
            reached = _first_reached(measured, status, bar)
            return reached is not None and reached > key_result.due
        case Way.MILESTONES:
            ends = ((score.reached, score.milestone.due or key_result.due) for score in measured.milestones)
            return any(reached is not None and reached > due for reached, due in ends)
        case Way.KEEP | Way.ROLLUP:
            return False


def _first_reached(measured: Measured, status: Status, bar: Decimal) -> date | None:
    """Return the first day on which the target was reached, or where only the bar is, on which that was."""
    if measured.raw is None or (measured.raw < WHOLE and status is not Status.ACHIEVED):
        return None
    wanted = WHOLE if measured.raw >= WHOLE else fraction_of(bar)
    ways = ((item.at, raw_progress(item.value, measured.baseline, measured.target)) for item in measured.seen)
    return next((at for at, raw in ways if raw is not None and raw >= wanted), None)
