"""Formulas are read into postfix order, and nothing but arithmetic is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.formula import Call, FormulaError, parse_formula

if TYPE_CHECKING:
    from decimal import Decimal


@pytest.mark.parametrize(
    ("text", "postfix"),
    [
        ("revenue", "revenue"),
        ("a / b", "a b /"),
        ("a - b - c", "a b - c -"),
        ("a + b * c", "a b c * +"),
        ("(a + b) * 2.5", "a b + 2.5 *"),
        ("-a * b", "a negate b *"),
        ("a - -b", "a b negate -"),
        ("min(a, b, 3) / max(c, 1)", "a b 3 min3 c 1 max2 /"),
        ("gross-margin - net-margin", "gross-margin net-margin -"),
        ("min(a, (b + c) * 2)", "a b c + 2 * min2"),
    ],
)
def test_operators_bind_as_in_school(text: str, postfix: str) -> None:
    """Postfix order, with a function's number of arguments behind its name."""
    assert " ".join(_word(item) for item in parse_formula(text).postfix) == postfix


def _word(item: str | Decimal | Call) -> str:
    if isinstance(item, Call):
        return item.name + (str(item.arity) if item.name in {"min", "max"} else "")
    return str(item)


@pytest.mark.parametrize(
    "text",
    [
        "", "a +", "+ a", "a b", "a (b)", "(a", "a)", "a, b", "(a, b)", "min", "min a", "min()", "max(a,)", "a ** b",
        "a % b", "__import__", "a.b", "a[0]", "'a'", "A + b", "1.e9 + a", "a if b", "a == b", "min(a b)", "a - - ",
        " + ".join(["a"] * 201), "(" * 5000, "-" * 5000,
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    """Names of functions, attributes, calls and unfinished arithmetic are errors with a help."""
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert caught.value.message
    assert caught.value.help


@given(st.text(alphabet="ab1 +-*/(),.min", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text leads to anything but a formula or a FormulaError, and a formula's stack works out to one value."""
    try:
        formula = parse_formula(text)
    except FormulaError:
        return
    depth = 0
    for item in formula.postfix:
        depth += 1 - item.arity if isinstance(item, Call) else 1
        assert depth >= 1
    assert depth == 1
