"""A key result that keeps a number inside a limit in every period."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import WHOLE
from okrcli.scoring.measured import Measured
from okrcli.scoring.scorecard import PeriodScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.calendar import Period
    from okrcli.model.placed import Range
    from okrcli.scoring.scorecard import Observation


def measure_keep(
    limit: Range | None, window: Sequence[Period], seen: tuple[Observation, ...], *, over: bool
) -> Measured:
    """Count the due periods of a window whose last value is inside the limit.

    While the window is open, periods are due up to the latest that has a value; once it is `over`, all are. Progress
    is unknown without any value, and without a limit that can be read.
    """
    if limit is None:
        return Measured(raw=None, plan=WHOLE, seen=seen)
    periods = due_periods(limit, window, seen, over=over)
    met = sum(period.met for period in periods)
    return Measured(
        raw=Fraction(met, len(periods)) if seen else None,
        plan=WHOLE,
        seen=seen,
        inside=bool(seen) and limit.holds(seen[-1].value),
        periods=periods,
    )


def due_periods(
    limit: Range, window: Sequence[Period], seen: Sequence[Observation], *, over: bool
) -> tuple[PeriodScore, ...]:
    """Return the periods that are due, each with its last value; one without a value is not met."""
    starts = [start for start, _ in window]
    last = {bisect_right(starts, observation.at) - 1: observation for observation in seen}
    due = window if over else window[: max(last, default=-1) + 1]
    return tuple(_period_score(limit, period, last.get(index)) for index, period in enumerate(due))


def _period_score(limit: Range, period: Period, observation: Observation | None) -> PeriodScore:
    return PeriodScore(*period, observation, met=observation is not None and limit.holds(observation.value))
