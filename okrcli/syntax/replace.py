"""A value takes the place of another one, behind the same key or dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.syntax.emit import WIDTH, Emitter, flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.filetext import Stretch
    from okrcli.syntax.sheet import Sheet

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]{0,2}([^\r\n]*)")


def replace(
    sheet: Sheet,
    pointer: Pointer,
    value: Node,
    comments: Mapping[Pointer, str] | None = None,
    *,
    is_removal: bool = False,
) -> Iterator[str]:
    """Yield texts in which a value stands in the place of the one at a pointer.

    There is none where comments inside a collection would go with it, unless that is what removing it means.
    """
    start, end = sheet.stretch(pointer)
    is_collection = isinstance(sheet.node(pointer), dict | list) and start < end
    is_block = is_collection and not sheet.in_brackets(pointer)
    if is_collection and not is_removal and sheet.has_comment(_inside(sheet, pointer) if is_block else (start, end)):
        return
    if pointer and not sheet.inside_brackets(pointer):
        yield from _replace_in_block(sheet, pointer, value, comments or {})
    if not is_block and not _has_head_comment(sheet.text[start:end]):
        yield from _replace_in_brackets(sheet, pointer, flow(value))


def _has_head_comment(written: str) -> bool:
    """Tell whether a block of text has a comment beside its indicator, which would go with it."""
    head = _BLOCK_HEAD.match(written)
    return head is not None and "#" in head[1]


def _replace_in_brackets(sheet: Sheet, pointer: Pointer, written: str) -> Iterator[str]:
    start, end = sheet.stretch(pointer)
    before, after = sheet.text[:start], sheet.text[end:]
    if start < end:
        yield before + written + after
    else:
        yield f"{before} {written}{after}"
        key_end = sheet.key(pointer)[1]
        yield f"{sheet.text[:key_end]}: {written}{sheet.text[key_end:]}"


def _replace_in_block(sheet: Sheet, pointer: Pointer, value: Node, comments: Mapping[Pointer, str]) -> Iterator[str]:
    head = _head_end(sheet, pointer)
    if head is None:
        return
    start, end = sheet.stretch(pointer)
    column = sheet.column(sheet.entry_start(pointer))
    rest = _rest(sheet, pointer)
    is_taken = isinstance(pointer[-1], int) and rest is not None and "#" in rest
    emitter = Emitter(sheet.style_at(pointer), {} if is_taken else comments)
    written, lines = _written(emitter, pointer, value, column)
    before = sheet.text[head:start]
    if "\n" in before:
        rest, before = before[: before.index("\n")].rstrip("\r"), ""
    if rest is None or "#" in before:
        return
    newline = sheet.newline(sheet.next_line(head))
    top = f"{before or ' '}{written}" if written else ""
    if not lines and end <= sheet.line_end(head):
        rest = _at_its_column(rest, len(top) - (end - head))
    below = "".join(newline + line for line in lines)
    yield f"{sheet.text[:head]}{top}{rest.rstrip() if not written else rest}{below}{sheet.text[sheet.line_end(end) :]}"


def _at_its_column(rest: str, grown: int) -> str:
    """Keep the comment behind a value where it was, if two blanks are left before it."""
    comment = rest.lstrip(" ")
    blanks = len(rest) - len(comment)
    return " " * max(2, blanks - grown) + comment if blanks > 1 and comment.startswith("#") else rest


def _written(emitter: Emitter, pointer: Pointer, value: Node, column: int) -> tuple[str, list[str]]:
    if value is None:
        return "null", []
    if isinstance(pointer[-1], int):
        first, *lines = emitter.item(value, column, pointer)
        return first[column + 1 :].lstrip(" "), lines
    room = WIDTH - column - len(pointer[-1]) - 2
    return emitter.value(value, column, pointer, room=room)


def _inside(sheet: Sheet, pointer: Pointer) -> Stretch:
    """Return where a comment belongs to the inside of a block collection: below its key, to its last line's end."""
    start, end = sheet.stretch(pointer)
    key = sheet.key(pointer)[1]
    return min(sheet.next_line(key), start) if key <= start else start, sheet.line_end(end)


def _head_end(sheet: Sheet, pointer: Pointer) -> int | None:
    """Return where the colon or dash before a value ends, None where it cannot be told."""
    start = sheet.stretch(pointer)[0]
    if isinstance(pointer[-1], str):
        return sheet.text.find(":", sheet.key(pointer)[1], start + 1) + 1 or None
    dash = sheet.entry_start(pointer)
    return dash + 1 if not sheet.text[dash + 1 : start].strip() else None


def _rest(sheet: Sheet, pointer: Pointer) -> str | None:
    """Return what stands behind a value on its line: blanks, and a comment."""
    start, end = sheet.stretch(pointer)
    block = _BLOCK_HEAD.match(sheet.text, start) if isinstance(sheet.node(pointer), str) else None
    return block[1] if block else sheet.text[end : sheet.line_end(end)]
