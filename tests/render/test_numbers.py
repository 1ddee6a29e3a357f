"""Rounding is done once, and never turns almost into done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.placed import Range
from okrcli.render.numbers import (
    count,
    show_day,
    show_exact,
    show_number,
    show_percent,
    show_quantity,
    show_range,
    show_share,
)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "–"),
        (Fraction(0), "0%"),
        (Fraction(3, 8), "38%"),
        (Fraction(1, 3), "33%"),
        (Fraction(999, 1000), "99%"),
        (Fraction(1), "100%"),
        (Fraction(1, 1000), "1%"),
        (Fraction(-1, 1000), "-1%"),
        (Fraction(-1, 4), "-25%"),
        (Fraction(13, 10), "130%"),
        (Decimal("0.7"), "70%"),
    ],
)
def test_progress_and_plan_are_whole_percentages(share: Fraction | Decimal | None, shown: str) -> None:
    assert show_percent(share) == shown


@given(st.fractions(min_value=-3, max_value=3, max_denominator=10_000))
def test_a_percentage_is_within_one_of_the_number_and_100_only_when_reached(share: Fraction) -> None:
    percent = int(show_percent(share).removesuffix("%"))

    assert abs(percent - share * 100) < 1
    assert (percent >= 100) == (share >= 1)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(None, "–"), (Decimal("0.6"), "0.6"), (Decimal("0.745"), "0.75"), (Fraction(2, 3), "0.67"), (1, "1"), (0, "0")],
)
def test_confidence_and_grades_are_shown_as_people_state_them(share: Fraction | None, shown: str) -> None:
    assert show_share(share) == shown


def test_quantities_stand_in_peoples_units() -> None:
    assert show_quantity(Decimal(50_000_000), "USD") == "$50M"
    assert show_quantity(Fraction(130, 3), "min") == "43.33 min"
    assert show_quantity(None, "min") == "–"
    assert show_number(Decimal("2.0")) == "2"


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        (Range(low=Decimal(98)), "at least 98%"),
        (Range(high=Decimal(30)), "at most 30%"),
        (Range(Decimal(4), Decimal(6)), "4% to 6%"),
        (None, "–"),
    ],
)
def test_limits_are_said_in_words(limit: Range | None, shown: str) -> None:
    assert show_range(limit, "%") == shown


def test_a_unit_that_is_a_word_is_said_once() -> None:
    assert show_range(Range(Decimal(6), Decimal(9)), "tickets an hour") == "6 to 9 tickets an hour"
    assert show_range(Range(Decimal(4), Decimal(6)), "USD") == "$4 to $6"
    assert show_range(Range(Decimal(4), None), "d") == "at least 4 d"


def test_days_are_shown_as_they_are_written() -> None:
    assert show_day(date(2026, 11, 20)) == "2026-11-20"
    assert show_day(None) == "–"


def test_numbers_in_a_computation_keep_six_digits_and_words_stay() -> None:
    assert show_exact(Fraction(4, 7)) == "0.571429"
    assert show_exact("on track") == "on track"
    assert show_exact(None) == "–"


def test_nouns_agree_with_their_number() -> None:
    assert [count(n, "error") for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert count(2, "key result is", "key results are") == "2 key results are"
