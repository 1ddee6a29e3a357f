"""The Bayesian bootstrap: what may come, if the periods to come are like those that were.

Each past increment gets a weight, and all weights are equally likely. So every split of the periods to come over the
past increments is as likely as any other, and the share of the splits that reach a sum can be counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COUNTED_UP_TO = 100_000
"""How many splits are counted one by one; of more, draws are taken."""

DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums that may come, each with the number of ways in which it does; `exact` where every way was counted."""

    ways: Mapping[int, int]
    exact: bool

    def share_from(self, need: int) -> Fraction:
        """Return how probable it is that a sum of `need` or more comes."""
        return Fraction(sum(count for value, count in self.ways.items() if value >= need), sum(self.ways.values()))

    def quantile(self, share: Fraction) -> int:
        """Return the lowest sum that this share of the ways does not exceed."""
        wanted, seen = share * sum(self.ways.values()), 0
        for value in sorted(self.ways):
            seen += self.ways[value]
            if seen >= wanted:
                return value
        raise AssertionError(share)


def coming_sums(increments: Sequence[int], periods: int, seed: int) -> Sums:
    """Return what `periods` more periods may bring; only draws need the seed, and one seed always draws the same."""
    if comb(periods + len(increments) - 1, periods) <= COUNTED_UP_TO:
        return Sums(_counted(increments, periods), exact=True)
    return Sums(_drawn(increments, periods, seed), exact=False)


def _counted(increments: Sequence[int], periods: int) -> Mapping[int, int]:
    """Count the splits by their sum: `ways[k]` are those of k periods over the increments so far."""
    ways: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(periods + 1)]
    ways[0][0] = 1
    *first, last = increments
    for increment in first:
        for used in range(periods):
            for value, count in ways[used].items():
                ways[used + 1][value + increment] += count
    found: defaultdict[int, int] = defaultdict(int)
    for used, sums in enumerate(ways):
        for value, count in sums.items():
            found[value + last * (periods - used)] += count
    return found


def _drawn(increments: Sequence[int], periods: int, seed: int) -> Mapping[int, int]:
    """Draw from Pólya's urn: each draw is put back with a twin, which makes all splits equally likely.

    Of Python's random numbers only `random()` is the same in every version, so nothing else is used.
    """
    draw = Random(seed).random  # noqa: S311 - the same numbers each time are the point
    found: Counter[int] = Counter()
    for _ in range(DRAWS):
        urn = list(increments)
        for _ in range(periods):
            urn.append(urn[int(draw() * len(urn))])
        found[sum(urn[len(increments) :])] += 1
    return found
