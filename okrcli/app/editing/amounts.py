"""Numbers as a person would have written them into a goal file."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from okrcli.quantity import format_exact
from okrcli.units import dollar

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.quantity import Exact, Quantity

_LONG = 12
_ROUNDED = Context(prec=6)
_HUNDRED = Decimal(100)


def write_amount(number: Exact, unit: str | None, currency: str, like: Quantity | None = None) -> str:
    """Write a number in a unit: with that, or bare where the number that it replaces, `like`, was bare too.

    It is exact, unless it is the result of a division that does not end soon: nobody wants twelve digits in a goal.
    """
    over, under = number.as_integer_ratio()
    exact = Context(prec=_LONG, traps=[])
    quotient = exact.divide(Decimal(over), Decimal(under))
    written = _ROUNDED.divide(Decimal(over), Decimal(under)) if exact.flags[Inexact] else quotient
    if like is not None and like.unit is None:
        return format_exact(written, None)
    text = format_exact(written, unit)
    if unit != dollar(currency) or not text.endswith(f" {unit}"):
        return text
    digits = text.removesuffix(f" {unit}")
    return f"-${digits[1:]}" if digits.startswith("-") else f"${digits}"


def write_share(share: Fraction | Decimal) -> str:
    """Write a share of 1 with two decimals, as grades are; only what is reached in full is 1, only nothing is 0."""
    numerator, denominator = share.as_integer_ratio()
    hundredths = (200 * numerator + denominator) // (2 * denominator)
    if numerator < denominator:
        hundredths = min(hundredths, 99)
    if numerator > 0:
        hundredths = max(hundredths, 1)
    text = f"{Decimal(hundredths) / _HUNDRED:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
