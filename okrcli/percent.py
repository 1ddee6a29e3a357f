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
    exact = Fraction(share)
    percent = half_up(exact * 100)
    if percent == 100 and exact < 1:  # noqa: PLR2004 - percent
        percent = 99
    elif percent == 0 and exact:
        percent = 1 if exact > 0 else -1
    return f"{percent}%"


def half_up(number: Fraction) -> int:
    """Round as people do: a half goes away from zero."""
    size = (2 * abs(number) + 1) // 2
    return -size if number < 0 else size
