"""Markdown in which text from files stays text, in a paragraph and in a cell of a table."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#+!|~&:$^=()]|^-|(?<=www)\.")
_ORDINAL = re.compile(r"^(\d+)\.")
_MENTION = re.compile(r"@(?=\w)")
_REFERENCE = re.compile(r"(\\#)(?=\d)")
_NUMBER = re.compile(r"#(?=\d)")
_CODE = re.compile(r"(?<!\\)(?:\\\\)*(`+)(?!`).+?(?<!`)\1(?!`)")
_PIPE = "\\|"
_NOTHING = "<!-- -->"


def text(written: str | None) -> str:
    """Escape a text so that it renders as the same text; `@name` calls nobody and `#1` leads nowhere there."""
    return _ORDINAL.sub(r"\1\\.", _escaped(one_line(written or "").strip()))


def _escaped(written: str) -> str:
    escaped = _MENTION.sub(f"@{_NOTHING}", _SPECIAL.sub(r"\\\g<0>", written))
    return _REFERENCE.sub(rf"\1{_NOTHING}", escaped)


def folded(title: str, inside: str) -> str:
    """Fold a block away under a title; that stands in HTML, where Markdown's escapes are none."""
    shown = _MENTION.sub(f"@{_NOTHING}", escape(one_line(title).strip(), quote=False))
    shown = _NUMBER.sub(f"#{_NOTHING}", shown)
    return f"<details><summary>{shown}</summary>\n\n{inside}\n\n</details>"


def sentence(message: str) -> str:
    """Escape a sentence of ours, and set what it quotes in backticks as code."""
    parts = one_line(message).split("`")
    if len(parts) % 2 == 0:
        return text(message)
    return "".join(code(part) if at % 2 and part else _escaped(part) for at, part in enumerate(parts))


def code(written: str) -> str:
    """Set an id, a path or a call in a code span; `table` escapes what splits cells."""
    shown = one_line(written)
    ticks = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[str] = frozenset()) -> str:
    """Write a table; cells are escaped already, columns named in `right` are set flush right."""
    lines = [_row(head), _row(["---:" if column in right else "---" for column in head]), *map(_row, rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    """Join cells; in code spans a `|` would split them, and there alone it is not escaped yet."""
    return f"| {' | '.join(_CODE.sub(lambda found: found[0].replace('|', _PIPE), cell) for cell in cells)} |"


def document(blocks: Iterable[str]) -> str:
    """Join blocks with a blank line between; empty ones are left out."""
    return "\n\n".join(block.strip("\n") for block in blocks if block.strip()) + "\n"


def bullets(items: Iterable[str]) -> str:
    """Write a list; items are escaped already."""
    return "\n".join(f"- {item}" for item in items)
