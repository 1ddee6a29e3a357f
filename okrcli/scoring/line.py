"""A straight line through points by least squares, exact, and where the next point may lie."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import over_common_denominator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.quantity import Exact


@dataclass(frozen=True, slots=True)
class FittedLine:
    """The line through `points` points: `at` the mean of x its height is `height`, and it rises by `slope`.

    `spread` is the sum of (x - mean)², `variance` that of the points about the line, with two degrees of freedom less
    than points.
    """

    points: int
    at: Fraction
    height: Fraction
    slope: Fraction
    spread: Fraction
    variance: Fraction

    def height_at(self, x: int) -> Fraction:
        """Return how high the line is."""
        return self.height + self.slope * (x - self.at)

    def error_squared(self, x: int) -> Fraction:
        """Return s² · (1 + 1/n + (x - mean)² / Sxx): the squared error of a new point there."""
        return self.variance * (1 + Fraction(1, self.points) + (x - self.at) ** 2 / self.spread)


def fit_line(xs: Sequence[int], ys: Sequence[Exact]) -> FittedLine:
    """Return the line through three or more points, no two of them at one x."""
    heights, unit = over_common_denominator(ys)
    count, sum_x, sum_y = len(xs), sum(xs), sum(heights)
    spread = Fraction(count * sum(x * x for x in xs) - sum_x * sum_x, count)
    shared = Fraction(count * sum(x * y for x, y in zip(xs, heights, strict=True)) - sum_x * sum_y, count)
    scatter = Fraction(count * sum(y * y for y in heights) - sum_y * sum_y, count)
    slope = shared / spread
    return FittedLine(
        points=count,
        at=Fraction(sum_x, count),
        height=Fraction(sum_y, count * unit),
        slope=slope / unit,
        spread=spread,
        variance=(scatter - slope * shared) / (count - 2) / unit**2,
    )
