"""Numbers as people write them: `$50M` or `43 min` to an exact decimal with its unit, from unit to unit, and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from okrcli.notation import MAX_DIGITS, SCALES, QuantityError, match_quantity
from okrcli.units import SECONDS, SYMBOLS, canonical_unit, dollar, is_currency, likely_unit, resolve_unit

if TYPE_CHECKING:
    import re

__all__ = [
    "EXACT",
    "Exact",
    "Quantity",
    "QuantityError",
    "UnitMismatchError",
    "convert",
    "format_exact",
    "format_quantity",
    "is_currency",
    "parse_duration_days",
    "parse_quantity",
    "resolve_unit",
    "to_json_number",
]

Exact: TypeAlias = Decimal | Fraction
"""A number that was never rounded: a decimal, or a fraction where a division does not end."""

EXACT = Context(prec=200)
"""More digits than any sum or product of two quantities has: what is computed in it is never rounded."""

_ROUNDED = Context(prec=28)
_LONGEST_WAIT = timedelta(days=3660)
_SCALE_FROM = 10_000
_JSON_DIGITS = 12
_SHOWN = 60
"""How much of a unit a message shows."""
_SHORT_SCALES = ((9, "B"), (6, "M"), (3, "k"))
_SIGNS = {"$": "$", "USD": "$"} | {code: sign for sign, code in SYMBOLS.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number with the unit that was written beside it.

    `number` has its scale applied (`$50M` is 50000000). `unit` is canonical (`%`, `EUR`, `min`, `tier-one accounts`),
    but a `$` stays `$` until the workspace's currency is known; None where the number is bare. `text` is as written.
    """

    number: Decimal
    unit: str | None
    text: str = field(compare=False)


class UnitMismatchError(QuantityError):
    """A quantity is in a unit that the place where it stands does not take."""


@lru_cache(maxsize=8192)
def parse_quantity(text: str) -> Quantity:
    """Read a quantity; raise `QuantityError`, whose help shows how that text is written instead."""
    match = match_quantity(text)
    if match is None:
        from okrcli.misspelling import misspelling  # noqa: PLC0415 - only who made a mistake waits for it

        raise misspelling(text)
    return Quantity(_number(match), _unit(match), text)


def _number(match: re.Match[str]) -> Decimal:
    sign, digits, scale = match.group("sign", "digits", "scale")
    number = Decimal(digits.replace("_", ""))
    if scale:
        number = _plain(EXACT.scaleb(number, SCALES[scale.strip()]))
    return number.copy_negate() if sign and number else number


def _unit(match: re.Match[str]) -> str | None:
    unit = match["before"] or match["unit"]
    return canonical_unit(unit.strip()) if unit else None


def _plain(number: Decimal) -> Decimal:
    """Write a whole number without an exponent (50000000, not 5.0E+7)."""
    return Decimal(int(number)) if number == number.to_integral_value(context=EXACT) else number


def convert(quantity: Quantity, unit: str | None, currency: str) -> Decimal:
    """Return the number in `unit`, which is canonical; raise `UnitMismatchError` where the two do not agree.

    A bare quantity is in `unit` already. Durations convert exactly where the result ends (`3 h` is 180 in `min`), else
    to 28 significant digits, half to even (`10 min` in `h`). `currency` is the workspace's and gives `$` its meaning.
    """
    own = dollar(currency) if quantity.unit == "$" else quantity.unit
    if own is None or own == unit:
        return quantity.number
    if own in SECONDS and unit in SECONDS:
        return _convert_duration(quantity.number, SECONDS[own], SECONDS[unit])
    raise _mismatch(quantity, own, unit)


def _convert_duration(number: Decimal, from_seconds: int, to_seconds: int) -> Decimal:
    seconds = EXACT.multiply(number, Decimal(from_seconds))
    context = EXACT.copy()
    context.clear_flags()
    result = context.divide(seconds, Decimal(to_seconds))
    return _ROUNDED.divide(seconds, Decimal(to_seconds)) if context.flags[Inexact] else _plain(result)


def _mismatch(quantity: Quantity, own: str, unit: str | None) -> UnitMismatchError:
    bare = format_exact(quantity.number, None)
    if unit is None:
        return UnitMismatchError(
            f"`{quantity.text}` is in {own}, and no unit is declared here",
            f'declare `unit: "%"`, or write {bare}' if own == "%" else f"declare `unit: {own}`, or write {bare}",
        )
    message = f"`{quantity.text}` is in {own}, and the unit here is {unit[:_SHOWN]}"
    meant = likely_unit(own)
    if meant == unit or (meant in SECONDS and unit in SECONDS):
        return UnitMismatchError(message, f"write {format_exact(quantity.number, meant)}")
    if own.rstrip("s").lower() == unit.rstrip("s").lower():
        return UnitMismatchError(message, f"write {format_exact(quantity.number, unit)}")
    if likely_unit(unit) != unit and own == likely_unit(unit):
        return UnitMismatchError(message, f"declare `unit: {own}`; `{unit}` is text to okr")
    if is_currency(own) and is_currency(unit):
        return UnitMismatchError(message, f"write the amount in {unit}: okr does not convert currencies")
    return UnitMismatchError(message, f"write the number in {unit[:_SHOWN]}, or change `unit:` where it is declared")


def parse_duration_days(text: str) -> timedelta:
    """Read a wait in whole days or weeks, such as `2d`; raise `QuantityError` for any other unit and over ten years."""
    quantity = parse_quantity(text)
    unit = likely_unit(quantity.unit or "d")
    days = _convert_duration(quantity.number, SECONDS.get(unit, SECONDS["d"]), SECONDS["d"])
    if quantity.unit not in ("d", "w"):
        raise QuantityError(f"`{text}` is not in days (d) or weeks (w)", f"write {_whole_days(days)}d")
    if not 0 <= days <= _LONGEST_WAIT.days or days != days.to_integral_value():
        raise QuantityError(f"`{text}` is not a number of days from 0 to {_LONGEST_WAIT.days}", "write whole days: 2d")
    return timedelta(days=int(days))


def _whole_days(days: Decimal) -> int:
    """Round a number of days up, within what is allowed."""
    return min(max(ceil(days), 0), _LONGEST_WAIT.days)


def format_quantity(number: Exact | int, unit: str | None, *, digits: int = 4) -> str:
    """Write a quantity for people: `43 min`, `$50M`, `12.4k`.

    The number is rounded half to even to `digits` significant digits, but never before its decimal point. Counts and
    money get a scale from 10,000 up (and are then rounded to `digits` wherever those end); durations and % never do.
    Money is not left with a single decimal.
    """
    scaled = unit != "%" and unit not in SECONDS
    rounded = _round(number, digits, whole=True)
    if scaled and abs(rounded) >= _SCALE_FROM:
        rounded = _round(number, digits, whole=False)
        power, suffix = next(scale for scale in _SHORT_SCALES if abs(rounded) >= 10 ** scale[0])
        return _with_unit(_digits(rounded.scaleb(-power, EXACT)) + suffix, unit)
    return _with_unit(_digits(rounded) if unit is None or not is_currency(unit) else _coins(_digits(rounded)), unit)


def _coins(digits: str) -> str:
    """Write an amount of money with both digits of its cents, where it has any."""
    return f"{digits}0" if digits[-2:-1] == "." else digits


def _round(number: Exact | int, digits: int, *, whole: bool) -> Decimal:
    """Round half to even to significant digits; with `whole` at the decimal point or behind it."""
    if whole and abs(number) >= 10**digits:
        return Decimal(round(number))
    over, under = number.as_integer_ratio()
    return _to_digits(digits).divide(Decimal(over), Decimal(under))


@lru_cache
def _to_digits(digits: int) -> Context:
    """Return a context that rounds once, whatever it divides."""
    return Context(prec=digits, rounding=ROUND_HALF_EVEN)


def _digits(number: Decimal) -> str:
    """Write a decimal as plain digits, without trailing zeros."""
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(digits: str, unit: str | None) -> str:
    if unit is None:
        return digits
    if unit == "%":
        return f"{digits}%"
    if unit in _SIGNS:
        minus, size = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
        return f"{minus}{_SIGNS[unit]}{size}"
    return f"{digits} {unit}"


def format_exact(number: Exact, unit: str | None) -> str:
    """Write a quantity so that `parse_quantity` gives back this number and unit, as short as that goes.

    A scale is used from 10,000 up where it saves characters. USD is written as its code, since `$` may be another
    dollar. A unit that cannot stand after a number (`m`, `per 1000`) is left out: a bare number is in it anyway. A
    fraction whose digits never end is rounded to six of them.
    """
    if isinstance(number, Fraction):
        number = _round(number, 6, whole=False)
    digits = _short_digits(number, scaled=unit != "%" and unit not in SECONDS)
    written = f"{digits} USD" if unit == "USD" else _with_unit(digits, unit)
    match = match_quantity(written)
    return written if match is not None and _unit(match) == unit else digits


def _short_digits(number: Decimal, *, scaled: bool) -> str:
    """Write a number exactly; with more digits than a quantity may have, it gets a scale in any case."""
    plain = _digits(number)
    too_long = sum(char.isdigit() for char in plain) > MAX_DIGITS
    if not too_long and not (scaled and abs(number) >= _SCALE_FROM):
        return plain
    spellings = [_digits(number.scaleb(-power, EXACT)) + suffix for power, suffix in _SHORT_SCALES]
    return min(spellings if too_long else [plain, *spellings], key=len)


def to_json_number(number: Decimal | Fraction | None) -> int | float | None:
    """Return the number for JSON: 12 significant digits at most, rounded half to even; whole numbers as int."""
    if number is None:
        return None
    if isinstance(number, Fraction) or len(number.as_tuple().digits) > _JSON_DIGITS:
        number = _round(number, _JSON_DIGITS, whole=False)
    return int(number) if number == number.to_integral_value() else float(number)
