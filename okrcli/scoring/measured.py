"""What the four ways of measuring a key result have in common: their result."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.model.ids import ObjectiveId
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import MilestoneScore, Observation, PeriodScore

_BY_DAY = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Measured:
    """A key result's numbers on a day; what a way does not have keeps its default.

    `seen` are the observations inside the window. `inside` tells of a guardrail whether its latest value is good.
    """

    raw: Fraction | None
    plan: Fraction | None
    seen: tuple[Observation, ...] = ()
    baseline: Exact | None = None
    baseline_from: Observation | None = None
    target: Exact | None = None
    planned: Fraction | None = None
    inside: bool = False
    periods: tuple[PeriodScore, ...] = ()
    milestones: tuple[MilestoneScore, ...] = ()
    contributors: tuple[ObjectiveId, ...] = ()

    @property
    def current(self) -> Observation | None:
        """The last observation inside the window."""
        return self.seen[-1] if self.seen else None


def inside_window(series: Sequence[Observation], cycle: Cycle) -> tuple[Observation, ...]:
    """Return the observations from the first to the last day of a cycle."""
    first = bisect_left(series, cycle.start, key=_BY_DAY)
    return tuple(series[first : bisect_right(series, cycle.end, key=_BY_DAY)])
