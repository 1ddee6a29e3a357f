"""Edits of a file as patches of its text: what nobody named stays as it is, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Location, Problem
from okrcli.node import Quoted
from okrcli.syntax.edits import AddItem, AddKey, CannotEditError, Edit, changed
from okrcli.syntax.guard import BOM
from okrcli.syntax.parse import parse
from okrcli.syntax.sheet import Sheet
from okrcli.syntax.splice import candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.document import Document


def patch(path: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a file after some edits, made in order: a pointer means the file that the ones before left.

    Only the lines that an edit names differ. Each result is read again: its values differ from the old ones as the
    edit says and in nothing else, or `CannotEditError` is raised.
    """
    document = _parsed(path, data)
    for edit in edits:
        document = _apply(document, edit)
    bom = BOM if data.startswith(BOM) else b""
    return bom + document.text.encode()


def _parsed(path: str, data: bytes) -> Document:
    document = parse(path, data)
    if not isinstance(document, Problem):
        return document
    line = document.where.span.line if isinstance(document.where, Location) else 1
    raise CannotEditError(path, line, document.message, document.help)


def _apply(document: Document, edit: Edit) -> Document:
    try:
        expected = changed(document.data, edit)
    except LookupError:
        raise _refusal(document, edit, "it does not hold what is to be changed") from None
    for text in candidates(Sheet(document), edit):
        found = parse(document.path, text.encode())
        if not isinstance(found, Problem) and _same(found.data, expected, _new_value(document, edit)):
            return found
    raise _refusal(document, edit, "other lines would change, or a comment would be lost")


def _refusal(document: Document, edit: Edit, reason: str) -> CannotEditError:
    name = "/".join(str(step) for step in edit.pointer) or "the file"
    line = document.span_of(Sheet(document).stretch(edit.pointer)).line
    return CannotEditError(document.path, line, f"{reason} ({name})", "change it in an editor, then run `okr validate`")


def _new_value(document: Document, edit: Edit) -> Pointer:
    """Return the way to the value that is new, within which a text may be quoted or not."""
    match edit:
        case AddKey(pointer, key):
            return (*pointer, key)
        case AddItem(pointer):
            node = Sheet(document).node(pointer)
            return (*pointer, len(node) if node else 0)
        case _:
            return edit.pointer


def _same(found: Node, expected: Node, new: Pointer | None) -> bool:
    """Compare values and, outside of the new one, whether their texts are quoted."""
    if new == ():
        return found == expected
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(
            _same(value, expected[key], _further(new, key)) for key, value in found.items()
        )
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(
            _same(value, expected[index], _further(new, index)) for index, value in enumerate(found)
        )
    return found == expected and isinstance(found, Quoted) == isinstance(expected, Quoted)


def _further(pointer: Pointer | None, step: str | int) -> Pointer | None:
    return pointer[1:] if pointer and pointer[0] == step else None
