"""The periods of a window, and what the periods before it brought."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.periods import periods_between
from okrcli.scoring.arithmetic import NOTHING, fraction_of
from okrcli.scoring.flow import Amounts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from okrcli.periods import Length, Period
    from okrcli.scoring.scorecard import Observation

MOST = 12
"""How many periods before a window are looked at."""


def weeks_between(start: date, by: date) -> tuple[Period, ...]:
    """Return the weeks from a window's first day to the one that holds the last."""
    firsts = range(0, (by - start).days + 1, 7)
    return tuple((start + timedelta(days=first), start + timedelta(days=first + 6)) for first in firsts)


def past_increments(
    amounts: Sequence[Observation], start: date, length: Length, fiscal_start: int
) -> tuple[Fraction, ...]:
    """Return what each of the last twelve whole periods before a window brought, from the first amount on."""
    before = [amount for amount in amounts if amount.at < start]
    if not before:
        return ()
    sums = Amounts(before)
    periods = [period for period in periods_between(before[0].at, start, length, fiscal_start) if period[1] < start]
    found = (sums.between(*period) for period in periods[-MOST:])
    return tuple(NOTHING if value is None else fraction_of(value) for value in found)
