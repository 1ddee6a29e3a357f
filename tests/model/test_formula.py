"""Formulas are read into postfix order, and nothing but arithmetic is one."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import add, mul, neg, sub
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.formula import Call, Formula, FormulaError, parse_formula

if TYPE_CHECKING:
    from collections.abc import Callable


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
        " + ".join(["a"] * 201), "(" * 5000, "-" * 5000, "12", "(1 + 2) * 3",
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


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("Revenue / cost", "`Revenue` has no meaning in a formula", "write `revenue`"),
        ("a % b", "`%` has no meaning in a formula", "write KPI ids, numbers, + - * / ( ) and min(a, b) or max(a, b)"),
        ("a +", "a KPI or a number is missing before the end", "write one there"),
        ("a + * b", "a KPI or a number is missing before `*`", "write one there"),
        ("a b", "an operator is missing before `b`", "write + - * or / with blanks around it"),
        ("(a", "a parenthesis is not closed", "write a `)` for each `(`"),
        ("a)", "`)` has no `(` before it", "write a `(` for each `)`"),
        ("max a", "`max` is a function", "write max(a, b)"),
        ("a, b", "`,` has no `(` before it", "write a `(` for each `)`"),
        ("(a, b)", "a comma stands outside min( ) and max( )", "write min(a, b)"),
        ("100", "the formula names no KPI", "write one such as revenue / customers"),
        ("", "the formula is empty", "write one such as revenue / customers"),
    ],
)
def test_a_fault_is_named_with_its_cure(text: str, message: str, help_text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert (caught.value.message, caught.value.help) == (message, help_text)


OPERANDS = st.sampled_from(["a", "b", "c", "2", "0.5"])
EXPRESSIONS = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
        st.builds("{} {} {}".format, inner, st.sampled_from("+-*"), inner),
        st.builds("-{}".format, OPERANDS),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner),
    ),
    max_leaves=12,
)


@given(EXPRESSIONS.map("a + {}".format))
def test_the_stack_works_out_to_what_python_computes(text: str) -> None:
    """Precedence, order and parentheses are those of arithmetic; Python is the oracle."""
    values = {"a": Decimal(7), "b": Decimal(-3), "c": Decimal(2)}
    formula = parse_formula(text)
    numbers = re.sub(r"[\d.]+", lambda number: f"Decimal({number[0]!r})", text)
    expected = eval(numbers, {"Decimal": Decimal, "min": min, "max": max, **values})  # noqa: S307 - our own text
    assert _worked_out(formula, values) == expected


def _worked_out(formula: Formula, values: dict[str, Decimal]) -> Decimal:
    stack: list[Decimal] = []
    for item in formula.postfix:
        match item:
            case Call(name, arity):
                taken = stack[-arity:]
                del stack[-arity:]
                stack.append(OPERATIONS[name](*taken))
            case str():
                stack.append(values[item])
            case _:
                stack.append(item)
    (result,) = stack
    return result


OPERATIONS: dict[str, Callable[..., Decimal]] = {
    "+": add, "-": sub, "*": mul, "negate": neg, "min": min, "max": max,
}  # fmt: skip
