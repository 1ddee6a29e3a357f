"""What is YAML and yet not read: each refused at its place, with what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from okrcli.syntax.filetext import RefusedError
from okrcli.syntax.guard import cure_of, forbidden_at, name_of
from okrcli.syntax.limits import MAX_DEPTH, MAX_KEY_LENGTH, MAX_SCALAR_BYTES
from okrcli.syntax.places import find, locate
from okrcli.syntax.wording import in_double_quotes, quote_it, shown

if TYPE_CHECKING:
    from ruamel.yaml.events import DocumentStartEvent, Event, ScalarEvent

    from okrcli.diagnostics import Pointer, Problem
    from okrcli.node import Node
    from okrcli.syntax.filetext import FileText, Stretch

NULLS = frozenset(("", "~", "null", "Null", "NULL"))

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_WORD = re.compile(r"[^\s,\[\]{}]*")
_FEATURES = {
    "&": "an anchor",
    "*": "an alias",
    "!": "a tag",
}
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_NAMED_ESCAPES = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


def refuse(source: FileText, code: str, stretch: Stretch, message: str, help: str) -> NoReturn:
    """Raise what is wrong at a stretch as `RefusedError`."""
    raise RefusedError(source.problem(code, stretch, message, help))


def feature(source: FileText, index: int) -> Problem:
    """Report the anchor, alias, tag or directive that begins at a character (OKR003)."""
    sign = source.text[index]
    if sign == "%":
        return source.problem(
            "OKR003",
            (index, source.line_end(index)),
            f"{shown(source.rest_of_line(index))} is a directive, which okr does not read",
            "delete the line",
        )
    word = _WORD.match(source.text, index)
    stretch = word.span() if word else (index, index + 1)
    if sign == "*" and stretch[1] - index == 1:
        return source.problem("OKR002", stretch, '"* " begins no list item', 'begin a list item with "- "')
    name = shown(source.text[slice(*stretch)])
    help = f"if it is text, {quote_it(source, index)}; if not, write the value itself"
    return source.problem("OKR003", stretch, f"{name} reads as {_FEATURES[sign]}, which okr does not read", help)


def check_directives(source: FileText, opening: DocumentStartEvent) -> None:
    """Refuse what stands before the document begins."""
    if opening.version is not None or opening.tags is not None:
        line = _DIRECTIVE.search(source.text)
        raise RefusedError(feature(source, line.start() if line else 0))


def check_features(source: FileText, event: Event) -> None:
    """Refuse an event that brings an anchor or a tag, or is an alias."""
    if getattr(event, "anchor", None) is not None or getattr(event, "ctag", None) is not None:
        raise RefusedError(feature(source, event.start_mark.index))


def refuse_second_document(source: FileText, index: int) -> NoReturn:
    """Refuse what follows the one document of a file."""
    refuse(
        source,
        "OKR003",
        (index, index + len(source.rest_of_line(index))),
        "a second document begins here, and a file holds one",
        "move it to a file of its own, or delete it",
    )


def read_key(source: FileText, event: ScalarEvent) -> str:
    """Return the text of a key, or refuse what cannot be one."""
    value: str = event.value
    stretch = (event.start_mark.index, event.end_mark.index)
    if not event.style:
        _check_plain_key(source, value, stretch)
    if not value:
        refuse(source, "OKR003", stretch, "a key is empty", 'write a key before the ":"')
    if event.start_mark.line != event.end_mark.line or len(value) > MAX_KEY_LENGTH:
        refuse(
            source,
            "OKR003",
            (stretch[0], source.line_end(stretch[0])),
            f"a key must stand on one line and have at most {MAX_KEY_LENGTH} characters",
            "write a short key",
        )
    if event.style == '"':
        check_escapes(source, value, stretch)
    return value


def _check_plain_key(source: FileText, value: str, stretch: Stretch) -> None:
    if value == "<<":
        refuse(source, "OKR003", stretch, '"<<" is a merge key, which okr does not read', "write the keys themselves")
    if value == "-":
        _refuse_lone_dash(source, stretch)
    if value and value in NULLS:
        help_text = f"quote it: {in_double_quotes(value)}:"
        refuse(source, "OKR003", stretch, f"{value} is no text and cannot be a key", help_text)


def refuse_collection_as_key(source: FileText, index: int) -> NoReturn:
    """Refuse a list or a mapping where a key belongs; two braces are a template's."""
    if source.text[max(index - 1, 0) : index + 1] == "{{":
        end = source.text.find("}}", index, source.line_end(index)) + 2
        stretch = (index - 1, end if end > 1 else source.line_end(index))
        message = f"{shown(source.text[slice(*stretch)])} reads as a mapping inside a mapping"
        help = f"if it is text, {quote_it(source, index - 1)}; if it is a template, render it first"
        refuse(source, "OKR003", stretch, message, help)
    kind = "list" if source.text[index] in "[-" else "mapping"
    refuse(source, "OKR003", (index, index + 1), f"a {kind} cannot be a key", "write a key that is text")


def refuse_duplicate(source: FileText, event: ScalarEvent, root: Node, pointer: Pointer) -> NoReturn:
    """Refuse a key that its mapping has already, and show the first one, whose value `pointer` leads to."""
    stretch = (event.start_mark.index, event.end_mark.index)
    first = locate(source.text, stop=stretch[0]).key(find(root, pointer)[0])
    problem = source.problem(
        "OKR004",
        stretch,
        f"the key {shown(event.value)} stands here a second time",
        "delete one of the two, or rename it",
        related=((source.location(first or stretch), "first used here"),),
    )
    raise RefusedError(problem)


def read_null(source: FileText, event: ScalarEvent) -> Node:
    """Return None for a plain scalar that says so; refuse a lone dash, which is neither text nor a list item."""
    if event.value == "-":
        _refuse_lone_dash(source, (event.start_mark.index, event.end_mark.index))
    return None


def _refuse_lone_dash(source: FileText, stretch: Stretch) -> NoReturn:
    refuse(source, "OKR002", stretch, '"-" alone is no value', 'quote it: "-", or leave the place empty')


def check_escapes(source: FileText, value: str, stretch: Stretch) -> None:
    """Refuse a forbidden character that an escape wrote, at the escape."""
    at = forbidden_at(value)
    if at is None:
        return
    escapes = _ESCAPE.finditer(source.text, *stretch)
    place = next((escape.span() for escape in escapes if _meant(escape[0]) == value[at]), stretch)
    message = f"{shown(source.text[slice(*place)])} writes {name_of(value[at])}"
    refuse(source, "OKR010", place, message, f"{cure_of(value[at])}; if a backslash is meant, write \\\\")


def _meant(escape: str) -> str:
    """Return the character that an escape stands for, if it is one that can be forbidden."""
    digits = escape[2:]
    if digits:
        return chr(int(digits, base=16))
    return chr(_NAMED_ESCAPES[escape[1]]) if escape[1] in _NAMED_ESCAPES else ""


def check_empty_block(source: FileText, start: int) -> None:
    """Refuse `target: >5`, which is the head of a block of text that has no line."""
    head = source.rest_of_line(start)
    if head[1:].isdigit():
        message = f"{head} begins a block of text on the next line, and none is there"
        refuse(source, "OKR002", (start, start + len(head)), message, f"if it is text, {quote_it(source, start)}")


def check_size(source: FileText, event: ScalarEvent) -> None:
    """Refuse a scalar over the limit."""
    if len(event.value) * 4 > MAX_SCALAR_BYTES and len(event.value.encode(errors="replace")) > MAX_SCALAR_BYTES:
        start = event.start_mark.index
        message = f"this value is longer than {MAX_SCALAR_BYTES:,} bytes"
        refuse(
            source, "OKR005", (start, source.line_end(start)), message, "keep long text in a document and link to it"
        )


def too_deep(source: FileText, index: int) -> Problem:
    """Report a collection inside too many others."""
    message = f"this is nested more than {MAX_DEPTH} levels deep"
    help = "no goal file needs so many levels: is a bracket or an indent wrong?"
    return source.problem("OKR005", (index, index + 1), message, help)
