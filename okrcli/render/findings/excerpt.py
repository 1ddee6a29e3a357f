"""A line of a file with a caret under the place that a finding is about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diagnostics import WHOLE_FILE
from okrcli.render.safe import safe

if TYPE_CHECKING:
    from okrcli.diagnostics import Span

TAB = "    "
LONGEST = 100
"""How many characters of a line are shown at most."""

CUT = "…"
_COMBINING = {"Mn", "Me", "Cf"}
_LINE_END = re.compile(r"\r?\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line, and where in it the caret begins and how many cells it covers."""

    text: str
    offset: int
    width: int


def lines_of(text: str) -> list[str]:
    """Return a file's lines as editors number them."""
    return _LINE_END.split(text)


def excerpt(lines: list[str], span: Span, longest: int = LONGEST) -> Excerpt | None:
    """Return the first line of a span, windowed where it is long; None for a whole file, and where no such line is."""
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if not line.strip() or span == WHOLE_FILE:
        return None
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    first = _window(line, start, longest)
    last = min(first + longest, len(line))
    before, inside = line[first:start], line[start : min(end, last)]
    left, right = CUT if first else "", CUT if last < len(line) else ""
    shown = left + _shown(before) + _shown(inside) + _shown(line[max(min(end, last), start) : last]) + right
    return Excerpt(shown.rstrip(), _cells(left + _shown(before)), max(_cells(_shown(inside)), 1))


def _window(line: str, start: int, longest: int) -> int:
    """Return where the shown part of a line begins, so that the place is in its first third."""
    return 0 if len(line) <= longest else max(0, min(start - longest // 3, len(line) - longest))


def _shown(text: str) -> str:
    return safe(text.replace("\t", TAB))


def _cells(text: str) -> int:
    """Count the cells of a terminal that a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _COMBINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
