"""Shares of 1 as people read them: whole percents."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def format_percent(share: Decimal | Fraction | int) -> str:
    """Write a share of 1 as a whole percentage: `38%`, `-25%`.

    Half a percent goes away from zero. Only what is reached is 100%, and only nothing at all is 0%.
    """
    return f"{whole_percent(share)}%"


def whole_percent(share: Decimal | Fraction | int) -> int:
    """Return the number that is written of a share."""
    exact = Fraction(share)
    percent = half_up(exact * 100)
    if percent == 100 and exact < 1:  # noqa: PLR2004 - percent
        return 99
    if percent == 0 and exact:
        return 1 if exact > 0 else -1
    return percent


def points_by_way(base: Fraction, middle: Fraction, head: Fraction) -> tuple[int, int]:
    """Return the whole points from base to middle and from there to head.

    They add up to what the percentages of base and head differ by, as these are written: where rounding would have it
    otherwise by one, the step that it has wronged most is rounded the other way.
    """
    exact = ((middle - base) * 100, (head - middle) * 100)
    steps = [half_up(step) for step in exact]
    lacking = whole_percent(head) - whole_percent(base) - sum(steps)
    if abs(lacking) == 1:
        wronged = max(range(len(steps)), key=lambda at: (exact[at] - steps[at]) * lacking)
        steps[wronged] += lacking if (exact[wronged] - steps[wronged]) * lacking > 0 else 0
    return steps[0], steps[1]


def half_up(number: Fraction) -> int:
    """Round as people do: a half goes away from zero."""
    size = (2 * abs(number) + 1) // 2
    return -size if number < 0 else size
