"""Definitions from YAML text, for tests that show the text beside what it means."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, TypeVar

from okrcli.diagnostics import Problem
from okrcli.model.validation import validate
from okrcli.syntax.parse import parse

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer

_ModelT = TypeVar("_ModelT")

PATH = "objectives/2026-Q4/growth.yaml"


def read(model: type[_ModelT], text: str) -> _ModelT:
    """Return the definition that a text holds; the text has no faults."""
    definition, faults = read_faulty(model, text)
    assert faults == []
    assert definition is not None
    return definition


def read_faulty(model: type[_ModelT], text: str) -> tuple[_ModelT | None, list[tuple[str, Pointer, str, str]]]:
    """Return what can be made of a text, and code, pointer, message and help of each of its faults."""
    document = parse(PATH, dedent(text).encode())
    assert not isinstance(document, Problem), document
    validated = validate(model, PATH, document.data)
    faults = []
    for problem in validated.problems:
        where = problem.where
        pointer = getattr(where, "pointer", ())
        faults.append((problem.code, pointer, problem.message, problem.help))
    return validated.definition, faults


def faults(model: type, text: str) -> list[tuple[str, Pointer, str, str]]:
    """Return code, pointer, message and help of each fault of a text."""
    return read_faulty(model, text)[1]
