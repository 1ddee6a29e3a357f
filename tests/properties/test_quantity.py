from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okrcli.quantity import (
    Quantity,
    QuantityError,
    UnitMismatchError,
    convert,
    format_exact,
    format_quantity,
    parse_quantity,
    resolve_unit,
    to_json_number,
)

DURATIONS = ("s", "min", "h", "d", "w")
UNITS = (None, "%", "$", "USD", "EUR", "GBP", "JPY", "CHF", *DURATIONS, "accounts", "tier-one accounts", "kg CO2", "°C")

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=12)
units = st.sampled_from(UNITS)
durations = st.sampled_from(DURATIONS)
small = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)
fractions = st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**12)
digits = st.from_regex(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?", fullmatch=True)
scales = st.sampled_from(["", "k", "M", "Mn", "mn", "million", " million", "B", "bn", "billion", " billion"])
nearly = st.text(alphabet="0123456789.,_ -+%$€kKmMbnio eExh/'()²٤…→", max_size=14)


@given(number=numbers, unit=units)
def test_the_exact_spelling_is_read_back(number: Decimal, unit: str | None) -> None:
    text = format_exact(number, unit)

    assert parse_quantity(text) == Quantity(number, unit, text)


@given(
    sign=st.sampled_from(["", "-"]), number=digits, scale=scales, unit=st.sampled_from(["", "%", " %", " users", "€"])
)
def test_whatever_is_read_can_be_written_exactly(sign: str, number: str, scale: str, unit: str) -> None:
    quantity = parse_quantity(sign + number + scale + unit)

    assert parse_quantity(format_exact(quantity.number, quantity.unit)) == quantity


@given(number=digits, scale=scales)
def test_a_minus_negates(number: str, scale: str) -> None:
    assert parse_quantity(f"-{number}{scale}").number == parse_quantity(f"{number}{scale}").number.copy_negate()


@given(number=fractions, unit=units, places=st.integers(1, 8))
def test_what_people_see_is_a_quantity_near_the_number(number: Fraction, unit: str | None, places: int) -> None:
    shown = parse_quantity(format_quantity(number, unit, digits=places))

    assert resolve_unit(shown.unit, "USD") == resolve_unit(unit, "USD")
    assert abs(Fraction(shown.number) - number) <= abs(number) * Fraction(5, 10**places)


@given(number=st.integers(-9_999, 9_999), unit=units, places=st.integers(1, 8))
def test_a_whole_number_below_ten_thousand_is_never_rounded(number: int, unit: str | None, places: int) -> None:
    assert parse_quantity(format_quantity(Decimal(number), unit, digits=places)).number == number


@given(number=numbers, larger=durations, smaller=durations)
def test_converting_there_and_back_changes_nothing(number: Decimal, larger: str, smaller: str) -> None:
    assume(DURATIONS.index(larger) >= DURATIONS.index(smaller))

    there = convert(Quantity(number, larger, ""), smaller, "USD")

    assert convert(Quantity(there, smaller, ""), larger, "USD") == number


@given(one=small, other=small, larger=durations, smaller=durations)
def test_converting_is_linear(one: Decimal, other: Decimal, larger: str, smaller: str) -> None:
    assume(DURATIONS.index(larger) >= DURATIONS.index(smaller))

    def converted(number: Decimal) -> Fraction:
        return Fraction(convert(Quantity(number, larger, ""), smaller, "USD"))

    assert converted(one + other) == converted(one) + converted(other)


@given(number=numbers, own=units, unit=units, currency=st.sampled_from(["USD", "CAD", "EUR"]))
def test_only_durations_change_their_unit(number: Decimal, own: str | None, unit: str | None, currency: str) -> None:
    declared, same = resolve_unit(unit, currency), resolve_unit(own, currency)
    quantity = Quantity(number, own, "as written")

    if own is None or same == declared:
        assert convert(quantity, declared, currency) == number
    elif own in DURATIONS and unit in DURATIONS:
        assert (convert(quantity, declared, currency) > 0) is (number > 0)
    else:
        with pytest.raises(UnitMismatchError):
            convert(quantity, declared, currency)


@given(text=st.text(max_size=12) | units.map(str), currency=st.sampled_from(["USD", "CAD", "EUR"]))
def test_a_resolved_unit_stays_as_it_is(text: str, currency: str) -> None:
    unit = resolve_unit(text, currency)

    assert resolve_unit(unit, currency) == unit


@given(text=nearly | st.text(max_size=140))
def test_every_text_is_a_quantity_or_told_how_to_write_one(text: str) -> None:
    match read(text):
        case Quantity() as quantity:
            assert quantity.number.is_finite()
            assert quantity.text == text
        case QuantityError() as error:
            assert error.message
            assert error.help.startswith(("write ", "round it"))


def read(text: str) -> Quantity | QuantityError:
    try:
        return parse_quantity(text)
    except QuantityError as error:
        return error


@given(number=numbers | fractions)
def test_json_reads_the_number_back_to_12_digits(number: Decimal | Fraction) -> None:
    shown = json.dumps(to_json_number(number))

    assert abs(Fraction(Decimal(shown)) - Fraction(number)) <= abs(Fraction(number)) * Fraction(5, 10**12)
    assert len(Decimal(shown).normalize().as_tuple().digits) <= 12


@given(number=numbers | st.decimals(allow_nan=False, allow_infinity=False, min_value=-100, max_value=100, places=4))
def test_json_is_the_same_for_a_decimal_and_for_its_fraction(number: Decimal) -> None:
    assert repr(to_json_number(number)) == repr(to_json_number(Fraction(number)))
