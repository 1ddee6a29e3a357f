"""Entries of block collections are cut out: whole lines, or what stands behind a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.syntax.sheet import Sheet


def cut(sheet: Sheet, pointer: Pointer) -> Iterator[str]:
    """Yield texts without an entry of a block collection that has others."""
    start, end = sheet.entry_start(pointer), sheet.next_line(sheet.ends(pointer))
    if not sheet.is_indent(start):
        yield from _cut_first(sheet, pointer, start)
        return
    end = sheet.below_comments(end, sheet.column(start))
    yield _joined(sheet.text[: sheet.line_start(start)], sheet.text[end:], had_newline=sheet.text.endswith("\n"))


def _joined(before: str, after: str, *, had_newline: bool) -> str:
    """Put both halves together; a file that had no line break at its end still has none, but behind an empty line."""
    if after or had_newline:
        return before + after
    ended = before.removesuffix("\n").removesuffix("\r")
    return before if ended.endswith("\n") else ended


def _cut_first(sheet: Sheet, pointer: Pointer, start: int) -> Iterator[str]:
    """Cut the first entry of a collection that begins behind a dash: the second one moves up to it."""
    siblings = sheet.node(pointer[:-1])
    second = list(siblings)[1] if isinstance(siblings, dict) else 1
    following = sheet.entry_start((*pointer[:-1], second))
    end = sheet.next_line(sheet.ends(pointer))
    if not sheet.has_comment((end, following)):
        yield sheet.text[:start] + sheet.text[following:]
