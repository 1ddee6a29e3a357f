"""The value of a formula, from the values of its inputs: exact, and in bounded time whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.formula import Call
from okrcli.scoring.arithmetic import fraction_of, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from okrcli.model.formula import Formula
    from okrcli.quantity import Exact

LONGEST = 4096
"""Bits of a numerator or denominator, over a thousand digits: formulas over formulas could double them each time."""


class NoValueError(ArithmeticError):
    """A computation has no result; its text says why."""


def divide(over: Fraction, under: Fraction, what: str) -> Fraction:
    """Return a quotient; raise `NoValueError` where `what`, which it is divided by, is 0."""
    if not under:
        raise NoValueError(f"{what} is 0")
    return over / under


def bounded(number: Fraction) -> Fraction:
    """Return a number that is not too long to go on with; raise `NoValueError` for one that is."""
    if number.numerator.bit_length() > LONGEST or number.denominator.bit_length() > LONGEST:
        raise NoValueError("the result has over a thousand digits")
    return number


def evaluate(formula: Formula, inputs: Mapping[str, Exact]) -> Exact:
    """Return the value of a formula; raise `NoValueError` where it has none."""
    stack: list[Fraction] = []
    for item in formula.postfix:
        if isinstance(item, Call):
            operands = stack[-item.arity :]
            del stack[-item.arity :]
            stack.append(bounded(_apply(item.name, operands)))
        else:
            stack.append(fraction_of(inputs[item] if isinstance(item, str) else item))
    (result,) = stack
    return number_of(*result.as_integer_ratio())


def _apply(name: str, operands: list[Fraction]) -> Fraction:
    match name, operands:
        case "+", [left, right]:
            return left + right
        case "-", [left, right]:
            return left - right
        case "*", [left, right]:
            return left * right
        case "/", [left, right]:
            return divide(left, right, "what it divides by")
        case "negate", [number]:
            return -number
        case "min", _:
            return min(operands)
        case "max", _:
            return max(operands)
        case _:
            raise AssertionError(name)
