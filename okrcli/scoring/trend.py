"""The trend of a series: how steep (Theil and Sen), and whether it could be chance (Mann and Kendall)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import erfc, lcm, sqrt
from typing import TYPE_CHECKING

from okrcli.scoring.points import numbers_of, observations_of
from okrcli.scoring.signal import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import KpiScore

MOST = 60
"""The most points that a trend looks back over."""

CHANCE = 0.05
"""From this p on a trend may well be chance, and has no direction."""


@dataclass(frozen=True, slots=True)
class MannKendall:
    """The test's statistic S, its variance, z and the two-sided p of the normal approximation.

    Corrected for continuity and for ties; a series of one value has z 0 and p 1.
    """

    s: int
    variance: Fraction
    z: float
    p: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The slope a point, the chance that noise alone looks like it, and whether the direction is the wanted one.

    `good` is None where there is no direction, or no target says which one is wanted.
    """

    slope: Fraction
    p: float
    points: int
    good: bool | None

    @property
    def direction(self) -> int:
        """1 upwards, -1 downwards, 0 where it may well be chance."""
        return 0 if self.p >= CHANCE else (self.slope > 0) - (self.slope < 0)


def trend(score: KpiScore) -> Trend | None:
    """Return the trend over the last 60 points of a KPI; None below six."""
    every, unit = numbers_of(observations_of(score.series))
    numbers = every[-MOST:]
    if len(numbers) < FEWEST:
        return None
    found = Trend(theil_sen(numbers) / unit, mann_kendall(numbers).p, len(numbers), None)
    return Trend(found.slope, found.p, found.points, _is_good(score, found.direction))


def _is_good(score: KpiScore, direction: int) -> bool | None:
    """Say whether a KPI moves to the good side; a range that is limited at both ends has none."""
    limit = None if score.target is None else score.target.limit
    if not direction or limit is None or (limit.low is None) == (limit.high is None):
        return None
    return direction > 0 if limit.high is None else direction < 0


def theil_sen(numbers: Sequence[int]) -> Fraction:
    """Return the median of the slopes between all pairs of points, one apart for each step in the series."""
    steps = lcm(*range(1, len(numbers)))
    slopes: list[int] = []
    for apart in range(1, len(numbers)):
        step = steps // apart
        slopes += [(later - number) * step for number, later in zip(numbers, numbers[apart:], strict=False)]
    slopes.sort()
    middle = len(slopes) // 2
    twice = 2 * slopes[middle] if len(slopes) % 2 else slopes[middle - 1] + slopes[middle]
    return Fraction(twice, 2 * steps)


def mann_kendall(numbers: Sequence[Exact] | Sequence[int]) -> MannKendall:
    """Return the test of a series against no trend at all."""
    count, ranks = len(numbers), {number: rank for rank, number in enumerate(sorted(set(numbers)))}
    s = _rises_less_falls([ranks[number] for number in numbers])
    ties = sum(size * (size - 1) * (2 * size + 5) for size in Counter(numbers).values())
    variance = Fraction(count * (count - 1) * (2 * count + 5) - ties, 18)
    z = (s - (s > 0) + (s < 0)) / sqrt(variance) if s else 0.0
    return MannKendall(s, variance, z, erfc(abs(z) / sqrt(2)))


def _rises_less_falls(ranks: Sequence[int]) -> int:
    """Count the pairs in which the later is higher, less those in which it is lower."""
    seen: list[int] = []
    total = 0
    for rank in ranks:
        at, after = bisect_left(seen, rank), bisect_right(seen, rank)
        total += at - (len(seen) - after)
        seen.insert(after, rank)
    return total
