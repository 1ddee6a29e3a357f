"""The natural limits of an XmR chart, in whole numbers: exact, and fast enough for every chart of a dashboard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_THOUSANDTHS = 1000
_OF_VALUES = 2660
_OF_RANGES = 3268
"""Wheeler's factors of the mean range, in thousandths."""


@dataclass(frozen=True, slots=True)
class NaturalLimits:
    """Natural limits, each times `factor`, so that all are whole numbers; multiply a value by it to compare.

    The middles are half-way between the centre and a limit that is not clipped: what is possible at all says nothing
    about what is usual.
    """

    factor: int
    centre: int
    mean_range: int
    lower: int
    upper: int
    range_limit: int
    low_middle: int
    high_middle: int

    def times(self, value: int) -> int:
        """Return a value in the measure of the limits."""
        return value * self.factor

    def number(self, limit: int, unit: int) -> Fraction:
        """Return a limit as a number; `unit` is what the values were multiplied by."""
        return Fraction(limit, self.factor * unit)

    def clipped(self, low: int | None, high: int | None) -> NaturalLimits:
        """Return limits that end where nothing is possible beyond."""
        lower = self.lower if low is None else max(self.lower, self.times(low))
        upper = self.upper if high is None else min(self.upper, self.times(high))
        return replace(self, lower=lower, upper=upper)


def natural_limits(values: Sequence[int]) -> NaturalLimits:
    """Return the limits of two or more values."""
    points, ranges = len(values), len(values) - 1
    step = 2 * _THOUSANDTHS * points
    centre = 2 * _THOUSANDTHS * ranges * sum(values)
    moved = sum(abs(value - before) for before, value in pairwise(values))
    reach = 2 * _OF_VALUES * points * moved
    return NaturalLimits(
        factor=step * ranges,
        centre=centre,
        mean_range=step * moved,
        lower=centre - reach,
        upper=centre + reach,
        range_limit=2 * _OF_RANGES * points * moved,
        low_middle=centre - reach // 2,
        high_middle=centre + reach // 2,
    )
