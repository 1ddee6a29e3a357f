"""Calibration: the confidence that was stated at mid-window, against what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import NOTHING
from okrcli.scoring.lifecycle import is_closed
from okrcli.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import Scorecard

BANDS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """The objectives whose confidence was from `low` to under `high`; the last band holds 1 as well.

    `stated` is the mean of their confidences, None where there are none.
    """

    low: Fraction
    high: Fraction
    stated: Fraction | None
    count: int
    achieved: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Ten bands, and the Brier score: the mean of (confidence - outcome)², 0 at best, 0.25 for always saying 0.5.

    `counted` closed objectives had a confidence at mid-window, `silent` had none. The outcome is 1 where an objective
    was achieved; what was missed, abandoned or carried on was not.
    """

    bands: tuple[Band, ...]
    brier: Fraction | None
    counted: int
    silent: int


@dataclass(frozen=True, slots=True)
class _Told:
    confidence: Fraction
    achieved: bool


def calibration(workspace: Workspace, as_of: date) -> Calibration:
    """Compare what was stated with what happened, over the objectives that had been closed by the day."""
    closed = [objective for objective in workspace.objectives.values() if is_closed(objective, as_of)]
    told = list(_told(workspace, closed))
    squares = [(item.confidence - item.achieved) ** 2 for item in told]
    return Calibration(
        bands=tuple(_band(told, index) for index in range(BANDS)),
        brier=sum(squares, NOTHING) / len(squares) if squares else None,
        counted=len(told),
        silent=len(closed) - len(told),
    )


def mid_window(cycle: Cycle) -> date:
    """Return the day in the middle of a cycle; of two, the first."""
    return cycle.start + timedelta(days=(cycle.end - cycle.start).days // 2)


def _told(workspace: Workspace, closed: Sequence[PlacedObjective]) -> Iterator[_Told]:
    """Iterate over the confidences; every day that is a middle is scored once."""
    cards: dict[date, Scorecard] = {}
    for objective in closed:
        middle = mid_window(objective.cycle)
        if middle not in cards:
            cards[middle] = score(workspace, middle)
        confidence = cards[middle].objectives[objective.id].confidence
        if confidence is not None and objective.definition.closed is not None:
            yield _Told(confidence, objective.definition.closed.outcome == "achieved")


def _band(told: Sequence[_Told], index: int) -> Band:
    inside = [item for item in told if min(int(item.confidence * BANDS), BANDS - 1) == index]
    return Band(
        low=Fraction(index, BANDS),
        high=Fraction(index + 1, BANDS),
        stated=sum((item.confidence for item in inside), NOTHING) / len(inside) if inside else None,
        count=len(inside),
        achieved=sum(item.achieved for item in inside),
    )
