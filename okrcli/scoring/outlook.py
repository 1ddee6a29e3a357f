"""What every way of looking ahead starts from, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.placed import Range
    from okrcli.periods import Length

FEWEST = 5
"""Below so many values, or past increments, nothing is forecast."""

SURE = Fraction(85, 100)
"""The share of what may come that lies within the interval."""

_YEAR = Fraction(146_097, 400)
"""The days of a year on average."""

DAYS_IN: dict[Length, Fraction] = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": _YEAR / 12,
    "quarter": _YEAR / 4,
    "year": _YEAR,
}
"""How many days a period has on average: a pace is said by the period in which values are due."""


@dataclass(frozen=True, slots=True)
class Aim:
    """From where to where a key result goes, in which window; from which day we look, and by which it is due."""

    baseline: Fraction
    target: Fraction
    start: date
    as_of: date
    by: date
    period: Length

    @property
    def upwards(self) -> bool:
        """Whether more is better."""
        return self.target > self.baseline

    def is_reached_by(self, value: Fraction) -> bool:
        """Tell whether a value is at the target or beyond."""
        return value >= self.target if self.upwards else value <= self.target


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may come: `expected` on the day, `low` to `high` with 85%, the pace by the period, and the day of arrival.

    `used` counts the values or increments that it was computed from.
    """

    used: int
    probability: Fraction | float
    exact: bool
    expected: Fraction
    low: Fraction | float
    high: Fraction | float
    pace: Fraction
    finish: date | None

    def within(self, possible: Range) -> Outlook:
        """Return it with the values of the day clipped to what is possible at all; how likely it is stays."""
        return replace(
            self,
            expected=possible.nearest(self.expected),
            low=possible.nearest(self.low),
            high=possible.nearest(self.high),
        )
