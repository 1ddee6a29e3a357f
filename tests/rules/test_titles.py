"""Numbers with their unit are found in titles, and numbers of other things are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.rules.numbers.titles import numbers_in
from tests.rules.findings import findings, kpi, objective

if TYPE_CHECKING:
    from fractions import Fraction

A = "objectives/2026-Q4/a.yaml"


def found(title: str, unit: str) -> list[tuple[str, Fraction]]:
    return [(number.text, number.number) for number in numbers_in(title, unit, "USD")]


@pytest.mark.parametrize(
    ("title", "unit", "numbers"),
    [
        ("Raise CSAT from 40% to 80%", "%", [("40%", 40), ("80%", 80)]),
        ("Raise CSAT from 40 to 80 percent", "%", [("40", 40), ("80 percent", 80)]),
        ("Cut the average reply time from 48 to 30 minutes", "min", [("48", 48), ("30 minutes", 30)]),
        ("Pack a hundred parcels in 1 h instead of 3 h", "min", [("1 h", 60), ("3 h", 180)]),
        ("A 30-minute answer", "min", [("30-minute", 30)]),
        ("Grow sales from $50M to $70M", "USD", [("$50M", 50_000_000), ("$70M", 70_000_000)]),
        ("Grow sales to 70M USD or USD 80 million", "USD", [("70M USD", 70_000_000), ("USD 80 million", 80_000_000)]),
        ("Raise €1.5M", "EUR", [("€1.5M", 1_500_000)]),
        ("Raise $1,500,000", "USD", [("$1,500,000", 1_500_000)]),
        ("Sign 5 accounts", "accounts", [("5 accounts", 5)]),
        ("Sign 1 account", "accounts", [("1 account", 1)]),
        ("From -20 points to 15 points", "points", [("-20 points", -20), ("15 points", 15)]),
    ],
)
def test_numbers_beside_their_unit_are_found(title: str, unit: str, numbers: list[tuple[str, int]]) -> None:
    assert found(title, unit) == numbers


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Take the road show to three cities by Q4 2026", "cities"),
        ("Sign 5 of the 20 tier-one accounts", "accounts"),
        ("Hold the 2025 level", "%"),
        ("Pass ISO 9001", "%"),
        ("Call back within 24 h", "%"),
        ("Roll out release 2.0.1 minutes", "min"),
        ("Hire 3 heads", "h"),
        ("Sell 5 accounting tools", "accounts"),
        ("Raise £3M", "EUR"),
        ("Answer 40 questions", "min"),
        ("Spend 12 monthly budgets", "min"),
        ("Version v30 minutes", "min"),
    ],
)
def test_numbers_of_other_things_are_left_alone(title: str, unit: str) -> None:
    assert found(title, unit) == []


@given(st.integers(0, 10_000), st.sampled_from(["%", " min", " accounts"]))
def test_any_number_beside_its_unit_is_found(number: int, unit: str) -> None:
    assert found(f"Get to {number}{unit} soon", unit.strip()) == [(f"{number}{unit}", number)]


@given(st.text("0123456789 .,-$%kMhmin", max_size=40))
def test_no_title_is_too_odd(title: str) -> None:
    for unit in ("%", "USD", "min", "accounts"):
        assert all(text in title for text, _ in found(title, unit))


TO_80 = "the key result goes from 40% to 80%"
TO_1234567 = "the key result goes from 0 USD to 1234567 USD"
CASES = [
    ("Raise it from 40% to 80%, baseline: 40%, target: 80%", None),
    ("Raise it by 40%, baseline: 40%, target: 80%", None),
    ("Raise it to 90%, baseline: 40%, target: 80%, stretch: 90%", None),
    ("Raise it by 15%, baseline: 40%, change: +15%", None),
    ("Raise it to 46%, baseline: 40%, change: +15%", None),
    ("Raise it to 85%, baseline: first, target: 80%", None),
    ("Grow to $1.2M, baseline: $0, target: $1_234_567", None),
    ("Hold costs below $9, unit: USD, keep: {at_most: $9}", None),
    ("Reach 85, baseline: 40, target: 80", None),
    ("Reach it, milestones: [done]", None),
    ("Raise it to 85%, baseline: 40%, target: 80%", f"`85%` stands in the title, and {TO_80}"),
    ("Grow to $1.3M, baseline: $0, target: $1_234_567", f"`$1.3M` stands in the title, and {TO_1234567}"),
    ("Below $8, unit: USD, keep: {at_most: $9}", "`$8` stands in the title, and the limit is at most 9 USD"),
]


@pytest.mark.parametrize(("key_result", "message"), CASES)
def test_a_number_in_a_title_is_one_of_the_key_results(key_result: str, message: str | None) -> None:
    wanted = [] if message is None else [f"{A}:4:20 warning {message}"]

    assert findings("OKR315", {A: objective(f"{{id: a, title: {key_result}}}")}) == wanted


def test_a_title_is_read_in_the_unit_of_the_kpi() -> None:
    files = {
        "objectives/2026-Q4/a.yaml": objective("{id: a, title: Down to 1 hour, kpi: wait, baseline: 180, target: 60}")
    }

    assert findings("OKR315", files | {"kpis/wait.yaml": kpi("unit: min")}) == []
