"""Formulas over KPI ids: `+ - * / ( ) min max`, and nothing else.

A formula is read into postfix order without recursion, so that no text can exhaust the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.model.ids import ID_PATTERN, nearest_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(rf"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w-])|(?P<id>{ID_PATTERN})|(?P<sign>[-+*/(),]))", re.ASCII)
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "negate": 3}
_FUNCTIONS = frozenset({"min", "max"})
_TERMS = 200
"""More terms than any formula that a person can review."""
_SHOWN = 20


class FormulaError(ValueError):
    """A text that is no formula, with what to write instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function of a formula, and how many values it takes from the stack."""

    name: str
    arity: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in postfix order: KPI ids, numbers and calls. `inputs` are its KPI ids in order of appearance."""

    text: str
    postfix: tuple[str | Decimal | Call, ...]
    inputs: tuple[str, ...]


def parse_formula(text: str) -> Formula:
    """Read a formula; raise `FormulaError` where it is none."""
    reader = _Reader(text)
    for kind, token in _tokens(text):
        reader.take(kind, token)
    return reader.finish()


def with_inputs(text: str, names: Mapping[str, str]) -> str:
    """Return the text of a formula that reads well with other ids for some of its KPIs; the rest of it stays."""
    written, position = [], 0
    while match := _TOKEN.match(text, position):
        found = match["id"]
        written.append(match[0] if found is None else match[0][: -len(found)] + names.get(found, found))
        position = match.end()
    return "".join(written) + text[position:]


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise _meaningless(text[position:])
        kind = str(match.lastgroup)
        tokens.append((kind, match[kind]))
        position = match.end()
    if not tokens:
        raise FormulaError("the formula is empty", "write one such as revenue / customers")
    if len(tokens) > _TERMS:
        raise FormulaError(f"the formula has over {_TERMS} terms", "make a KPI of a part of it, and name that here")
    return tokens


def _meaningless(rest: str) -> FormulaError:
    word = rest.split(maxsplit=1)[0]
    near = nearest_id(word) if word[0].isalnum() else ""
    return FormulaError(
        f"`{word[:_SHOWN]}` has no meaning in a formula",
        f"write `{near}`" if near else "write KPI ids, numbers, + - * / ( ) and min(a, b) or max(a, b)",
    )


class _Reader:
    """Dijkstra's shunting yard: operands go to the output, operators wait for those that bind tighter."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._output: list[str | Decimal | Call] = []
        self._waiting: list[str] = []
        self._arguments: list[int] = []
        self._want_operand = True

    def take(self, kind: str, token: str) -> None:
        """Read one token."""
        if kind == "number":
            self._operand(Decimal(token))
        elif kind == "id" and token in _FUNCTIONS:
            self._expect(operand=True, token=f"`{token}`")
            self._waiting.append(token)
        elif kind == "id":
            self._operand(token)
        elif token == "(":
            self._open()
        elif token == ")":
            self._close()
        elif token == ",":
            self._comma()
        else:
            self._operator(token)

    def finish(self) -> Formula:
        """Return the formula once every token is read."""
        self._expect(operand=False, token="the end")
        while self._waiting:
            token = self._waiting.pop()
            if token == "(":
                raise FormulaError("a parenthesis is not closed", "write a `)` for each `(`")
            self._emit(token)
        names = dict.fromkeys(item for item in self._output if isinstance(item, str))
        if not names:
            raise FormulaError("the formula names no KPI", "write one such as revenue / customers")
        return Formula(self._text, tuple(self._output), tuple(names))

    def _operand(self, operand: str | Decimal) -> None:
        self._expect(operand=True, token=f"`{operand}`")
        self._output.append(operand)
        self._want_operand = False

    def _operator(self, token: str) -> None:
        if token == "-" and self._want_operand and not self._after_function():
            self._waiting.append("negate")
            return
        self._expect(operand=False, token=f"`{token}`")
        while self._waiting and _PRECEDENCE.get(self._waiting[-1], 0) >= _PRECEDENCE[token]:
            self._emit(self._waiting.pop())
        self._waiting.append(token)
        self._want_operand = True

    def _open(self) -> None:
        if not self._want_operand:
            raise FormulaError("an operator is missing before `(`", "write + - * or / between the two")
        self._waiting.append("(")
        self._arguments.append(1)

    def _comma(self) -> None:
        self._unwind(",")
        if len(self._waiting) < 2 or self._waiting[-2] not in _FUNCTIONS:  # noqa: PLR2004 - function, parenthesis
            raise FormulaError("a comma stands outside min( ) and max( )", "write min(a, b)")
        self._arguments[-1] += 1
        self._want_operand = True

    def _close(self) -> None:
        self._unwind(")")
        self._waiting.pop()
        arity = self._arguments.pop()
        if self._after_function():
            self._output.append(Call(self._waiting.pop(), arity))

    def _unwind(self, token: str) -> None:
        self._expect(operand=False, token=f"`{token}`")
        while self._waiting and self._waiting[-1] != "(":
            self._emit(self._waiting.pop())
        if not self._waiting:
            raise FormulaError(f"`{token}` has no `(` before it", "write a `(` for each `)`")

    def _after_function(self) -> bool:
        return bool(self._waiting) and self._waiting[-1] in _FUNCTIONS

    def _expect(self, *, operand: bool, token: str) -> None:
        if self._after_function():
            raise FormulaError(f"`{self._waiting[-1]}` is a function", f"write {self._waiting[-1]}(a, b)")
        if operand is self._want_operand:
            return
        if operand:
            raise FormulaError(f"an operator is missing before {token}", "write + - * or / with blanks around it")
        raise FormulaError(f"a KPI or a number is missing before {token}", "write one there")

    def _emit(self, token: str) -> None:
        self._output.append(Call(token, 1 if token == "negate" else 2))
