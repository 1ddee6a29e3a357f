"""Which lines an edit may touch, and which it did, told from the file before and after it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place
from okrcli.syntax.comments import comments
from okrcli.syntax.edits import AddItem, AddKey, RemoveItem, RemoveKey, SetValue, value_of
from tests.syntax import reading

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer
    from okrcli.syntax.document import Document
    from okrcli.syntax.edits import Edit


@lru_cache(maxsize=4)
def document(data: bytes) -> Document:
    """Parse a file that is good; the one before is asked for again and again."""
    return reading.document(data)


def touched(before: bytes, after: bytes) -> set[int]:
    """Return the lines of `before`, from 1, that are not in `after` as they were; empty where lines were only added."""
    old, new = before.splitlines(), after.splitlines()
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    return set(range(head + 1, len(old) - tail + 1))


def may_touch(before: bytes, edit: Edit) -> set[int]:
    """Return the lines that an edit names: of a value, or of the brackets or the key without a value to be filled."""
    found = document(before)
    pointer = edit.pointer
    match edit:
        case SetValue():
            return _lines(found, pointer)
        case AddKey() | AddItem():
            if not _is_block(found, pointer):
                return _lines(found, pointer)
            is_first = isinstance(edit, AddKey) and edit.first
            return {found.span(Place("", pointer)).line} if is_first else set()
        case RemoveItem() | RemoveKey():
            siblings = value_of(found.data, pointer[:-1]) or ()
            is_block = _is_block(found, pointer[:-1])
            return _with_next(found, pointer) if is_block and len(siblings) > 1 else _lines(found, pointer[:-1])


def lost_comments(before: bytes, after: bytes) -> Counter[str]:
    """Return the comments of `before` that are not in `after`."""
    old, new = (Counter(document(data).text[slice(*at)] for at in _comments(data)) for data in (before, after))
    return old - new


def comments_on(before: bytes, lines: set[int]) -> Counter[str]:
    """Return the comments that begin on some lines."""
    found = document(before)
    places = ((at, found.span_of(at)) for at in _comments(before))
    return Counter(found.text[slice(*at)] for at, span in places if span.line in lines)


@lru_cache(maxsize=4)
def _comments(data: bytes) -> list[tuple[int, int]]:
    found = document(data)
    return list(comments(found, (0, len(found.text))))


def _lines(found: Document, pointer: Pointer) -> set[int]:
    """Return the lines from a value's key, or its dash, to its end; those of comments above a dash are among them."""
    value = found.span(Place("", pointer))
    return set(range(_first_line(found, pointer), value.end_line + 1))


def _first_line(found: Document, pointer: Pointer) -> int:
    match pointer:
        case (*around, int(index)) if _is_block(found, tuple(around)):
            if not index:
                return found.span(Place("", tuple(around))).line
            return found.span(Place("", (*around, index - 1))).end_line + 1
        case (*_, str()):
            return found.span(Place("", pointer, Part.KEY)).line
        case _:
            return found.span(Place("", pointer)).line


def _with_next(found: Document, pointer: Pointer) -> set[int]:
    """Return the lines of an entry and below it its comments, or the entry that moves up behind the dash before it."""
    lines = _lines(found, pointer)
    below = found.text.split("\n")[max(lines) :]
    free = next((at for at, text in enumerate(below) if text.strip() and not text.lstrip().startswith("#")), len(below))
    return lines | set(range(max(lines), max(lines) + free + 2))


def _is_block(found: Document, pointer: Pointer) -> bool:
    span = found.span(Place("", pointer))
    return bool(value_of(found.data, pointer)) and found.text_at(span)[0] not in "[{"
