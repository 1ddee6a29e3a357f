"""Exact arithmetic on decimals and fractions: nothing here rounds."""

from __future__ import annotations

from collections import defaultdict
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from okrcli.quantity import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from okrcli.quantity import Exact

NOTHING = Fraction(0)
WHOLE = Fraction(1)
_UNROUNDED = Context(prec=60, traps=[])
"""Digits enough for a sum or a product of measurements; what needs more stays a fraction."""


def fraction_of(number: Exact) -> Fraction:
    """Return an exact number as a fraction; several times as fast as `Fraction(number)`."""
    numerator, denominator = number.as_integer_ratio()
    return Fraction(numerator) if denominator == 1 else Fraction(numerator, denominator)


def number_of(over: int, under: int = 1) -> Exact:
    """Return a quotient as a decimal where its digits end, and within so many that nothing is rounded."""
    _UNROUNDED.clear_flags()
    number = _UNROUNDED.divide(Decimal(over), Decimal(under))
    return Fraction(over, under) if _UNROUNDED.flags[Inexact] else number


def add(left: Exact, right: Exact) -> Exact:
    """Return the sum of two exact numbers."""
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        return number_of(*(fraction_of(left) + fraction_of(right)).as_integer_ratio())
    return EXACT.add(left, right)


def over_common_denominator(numbers: Sequence[Exact]) -> tuple[list[int], int]:
    """Return exact numbers as whole ones, and what each was multiplied by."""
    ratios = [number.as_integer_ratio() for number in numbers]
    common = lcm(*{under for _, under in ratios})
    if common == 1:
        return [over for over, _ in ratios], 1
    return [over * (common // under) for over, under in ratios], common


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
