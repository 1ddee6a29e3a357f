"""Short ways to read a text in a test, and to see what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from okrcli.diagnostics import Location, Part, Place, Problem
from okrcli.node import Quoted
from okrcli.syntax import events
from okrcli.syntax.document import Document
from okrcli.syntax.parse import parse
from okrcli.syntax.places import walk

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer, Span
    from okrcli.node import Node

PATH = "objectives/2026-Q4/delight.yaml"

Spans: TypeAlias = "dict[tuple[Pointer, Part], Span]"


def read(text: str | bytes) -> Document | Problem:
    """Parse a text as the file at `PATH`."""
    return parse(PATH, text.encode() if isinstance(text, str) else text)


def document(text: str | bytes) -> Document:
    """Parse a text that is good."""
    parsed = read(text)
    assert isinstance(parsed, Document), parsed
    return parsed


def problem(text: str | bytes) -> Problem:
    """Parse a text that is faulty."""
    parsed = read(text)
    assert isinstance(parsed, Problem), parsed.data
    return parsed


def span_of(found: Problem) -> Span:
    """Return where a problem is."""
    assert isinstance(found.where, Location)
    assert found.where.path == PATH
    return found.where.span


def place_of(found: Problem) -> str:
    """Return where a problem begins, as `line:column`."""
    span = span_of(found)
    return f"{span.line}:{span.column}"


def typed(node: Node) -> object:
    """Return a value with its scalars' types, which comparing strings forgets."""
    if isinstance(node, dict):
        return {key: typed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [typed(value) for value in node]
    return ("quoted" if isinstance(node, Quoted) else "plain", node)


@dataclass(frozen=True, slots=True)
class Read:
    """All that a reader can tell of a text: its values and their places, or its fault."""

    data: object
    spans: Spans
    fault: Problem | None


def read_by(parser: events.ParserFactory | None, text: str | bytes) -> Read:
    """Read a text with libyaml first, or with None by ruamel's own parser alone."""
    before = events.C_PARSER
    events.C_PARSER = parser
    try:
        parsed = read(text)
        if isinstance(parsed, Problem):
            return Read(None, {}, parsed)
        return Read(typed(parsed.data), spans(parsed), None)
    finally:
        events.C_PARSER = before


def spans(parsed: Document) -> Spans:
    """Return the span of every value and key."""
    pointers = [pointer for pointer, _ in walk(parsed.data)]
    parts = (Part.VALUE, Part.KEY, Part.HOLDER)
    return {(pointer, part): parsed.span(Place(PATH, pointer, part)) for pointer in pointers for part in parts}
