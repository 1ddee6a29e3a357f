"""Exact arithmetic on decimals and fractions: nothing here rounds."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

NOTHING = Fraction(0)
WHOLE = Fraction(1)


def fraction_of(number: Decimal) -> Fraction:
    """Return a decimal as a fraction; several times as fast as `Fraction(number)`."""
    numerator, denominator = number.as_integer_ratio()
    return Fraction(numerator) if denominator == 1 else Fraction(numerator, denominator)


def clamp(number: Fraction) -> Fraction:
    """Return the nearest number from 0 to 1."""
    if number.numerator <= 0:
        return NOTHING
    return WHOLE if number.numerator >= number.denominator else number


def weighted_mean(weighted: Iterable[tuple[Decimal, Fraction]]) -> Fraction | None:
    """Return the mean of (weight, value) pairs; None where there are none, or their weights are all 0.

    Sums are kept as numerators by denominator, of which there are few: ten times as fast as adding fractions.
    """
    values: defaultdict[int, int] = defaultdict(int)
    weights: defaultdict[int, int] = defaultdict(int)
    for weight, value in weighted:
        over, under = weight.as_integer_ratio()
        values[under * value.denominator] += over * value.numerator
        weights[under] += over
    sum_over, sum_under = _added(values)
    weight_over, weight_under = _added(weights)
    return Fraction(sum_over * weight_under, sum_under * weight_over) if weight_over else None


def _added(numerators: Mapping[int, int]) -> tuple[int, int]:
    """Add fractions that are given as numerators by denominator."""
    common = lcm(*numerators)
    return sum(over * (common // under) for under, over in numerators.items()), common
