"""The text of a new file, in the style that the files of a workspace are written in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.syntax.emit import Emitter, Style
from okrcli.syntax.scalars import check_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node


def compose(
    entries: Mapping[str, Node],
    *,
    head: Sequence[str] = (),
    comments: Mapping[Pointer, str] | None = None,
    growing: Collection[Pointer] = (),
) -> str:
    """Return a file that reads as `entries`, in their order.

    `head` are lines of comment at the start, without their `# `; `comments` stand at the end of the line of the value
    at their pointer; lists at the pointers in `growing` have a line for each item. Raises an `OkrError` for a text with
    a character that no goal file may hold.
    """
    for line in head:
        check_text(line)
    lines = Emitter(Style(), comments or {}, growing).entries(entries, 0, ())
    return "".join(f"{line}\n" for line in (*(f"# {line}".rstrip() for line in head), *lines))
