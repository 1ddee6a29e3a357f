"""Looking ahead by what each period brought: for sums and counts, by the Bayesian bootstrap."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import NOTHING, WHOLE, fraction_of, over_common_denominator
from okrcli.scoring.bootstrap import coming_sums
from okrcli.scoring.outlook import DAYS_IN, FEWEST, SURE, Outlook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.periods import Period
    from okrcli.scoring.outlook import Aim
    from okrcli.scoring.scorecard import Observation

_BELOW = (1 - SURE) / 2


@dataclass(frozen=True, slots=True)
class Growth:
    """A total that grows: what each past period added, what it had come to then, and the periods that are left."""

    increments: tuple[Fraction, ...]
    reached: Fraction
    left: tuple[Period, ...]
    current: Fraction


def growth(totals: Sequence[Observation], origin: Fraction, periods: Sequence[Period], aim: Aim) -> Growth:
    """Split the totals of a window over its periods, which may overhang it.

    Periods count up to the last total: of what came after it nothing is known. What a period added that began before
    the window is only in part in the totals, so it is no increment. The last period is left where at least half of it
    lies before the day.
    """
    days = [total.at for total in totals]
    values = [origin, *(fraction_of(total.value) for total in totals)]
    known = days[-1] if days else date.min
    over = [period for period in periods if period[1] <= aim.as_of and period[0] <= known]
    ends = [values[bisect_right(days, end)] for _, end in over]
    steps = [later - before for before, later in pairwise([origin, *ends])]
    whole = [step for step, (start, _) in zip(steps, over, strict=True) if start >= aim.start]
    left = tuple(period for period in periods[len(over) :] if _is_half_before(period, aim.by))
    return Growth(tuple(whole), ends[-1] if ends else origin, left, values[-1])


def _is_half_before(period: Period, by: date) -> bool:
    start, end = period
    return 2 * ((by - start).days + 1) >= (end - start).days + 1


def look_by_increments(aim: Aim, growth: Growth, seed: int) -> Outlook | None:
    """Return what the periods left may bring; None below five past increments."""
    if len(growth.increments) < FEWEST:
        return None
    numbers, unit = over_common_denominator(growth.increments)
    sums = coming_sums(numbers, len(growth.left), seed)
    mean = sum(growth.increments, NOTHING) / len(growth.increments)
    there = aim.is_reached_by(growth.current) and min(numbers) >= 0
    probability = WHOLE if there else sums.share_from(ceil((aim.target - growth.reached) * unit))
    return Outlook(
        used=len(numbers),
        probability=probability,
        exact=sums.exact or there,
        expected=growth.reached + mean * len(growth.left),
        low=growth.reached + Fraction(sums.quantile(_BELOW), unit),
        high=growth.reached + Fraction(sums.quantile(1 - _BELOW), unit),
        pace=mean,
        finish=_finish(aim, growth, mean),
    )


def _finish(aim: Aim, growth: Growth, mean: Fraction) -> date | None:
    """Return the last day of the period in which the target is reached on average; None if never."""
    if aim.is_reached_by(growth.current):
        return aim.as_of
    if mean <= 0:
        return None
    periods = ceil((aim.target - growth.reached) / mean)
    if periods <= len(growth.left):
        return growth.left[periods - 1][1]
    last = growth.left[-1][1] if growth.left else aim.as_of
    ahead = ceil((periods - len(growth.left)) * DAYS_IN[aim.period])
    return last + timedelta(days=ahead) if ahead <= (date.max - last).days else None
