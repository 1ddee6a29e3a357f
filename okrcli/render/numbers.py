"""How numbers and days are shown to people: the one place where anything is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.percent import format_percent, half_up
from okrcli.quantity import format_quantity

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.placed import Range
    from okrcli.quantity import Exact

UNKNOWN = "–"  # noqa: RUF001 - a dash is no minus here
"""Stands for a number that nobody knows yet."""


def show_percent(share: Exact | None) -> str:
    """Show a share of 1 as a whole percentage: `38%`, `-25%`."""
    return UNKNOWN if share is None else format_percent(share)


def show_probability(chance: Exact | float) -> str:
    """Show a chance as a percentage: only what is certain is 100% or 0%, what is nearly so is `over 99%`."""
    exact = Fraction(chance)
    if 0 < exact < Fraction(1, 100):
        return "under 1%"
    if Fraction(99, 100) < exact < 1:
        return "over 99%"
    return show_percent(exact)


def show_share(share: Exact | None) -> str:
    """Show confidence or a grade, which people state from 0 to 1: `0.6`, `0.74`."""
    return UNKNOWN if share is None else _plain(Decimal(half_up(Fraction(share) * 100)) / 100)


def show_quantity(number: Exact | None, unit: str | None) -> str:
    """Show a number in people's units: `43 min`, `$50M`, `12.4k`."""
    return UNKNOWN if number is None else format_quantity(number, unit)


def show_number(number: Exact | None) -> str:
    """Show a bare number such as a weight, to four significant digits."""
    return show_quantity(number, None)


def show_range(limit: Range | None, unit: str | None) -> str:
    """Show a limit in words: `at least 98%`, `at most 30 min`, `4 to 6 days`."""
    if limit is None:
        return UNKNOWN
    said = limit.said(lambda number: show_quantity(number, unit))
    return said if unit is None else said.replace(f" {unit} to ", " to ")


def show_day(day: date | None) -> str:
    """Show a day as it is written in the files: `2026-11-20`."""
    return UNKNOWN if day is None else day.isoformat()


def show_exact(number: Exact | str | None, unit: str | None = None) -> str:
    """Show a number within a computation, to six significant digits, so that a reader can follow it."""
    if number is None:
        return UNKNOWN
    return number if isinstance(number, str) else format_quantity(number, unit, digits=6)


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many there are, with the noun in its number: `1 error`, `3 errors`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
