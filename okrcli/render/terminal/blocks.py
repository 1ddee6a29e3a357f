"""Lines of styled text: measured in cells, wrapped, and set side by side.

Every view is laid out with these, so that a cell that is too long wraps inside its own column, at any width and for any
script. A line costs microseconds where a row of rich's `Table` costs half a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from okrcli.render.terminal.cells import cell_width
from okrcli.render.terminal.theme import PLAIN

Piece: TypeAlias = tuple[str, str]
"""Text without a line break, and the name of its style."""

Line: TypeAlias = tuple[Piece, ...]
"""Pieces that stand side by side."""

Block: TypeAlias = Sequence[Line]
"""Lines below each other."""

BLANK: Line = ()
"""An empty line."""

_WORD = re.compile(r"\s*\S+")


def line_width(line: Line) -> int:
    """Count the cells that a line takes: two for each wide character."""
    cells = 0
    for text, _ in line:
        cells += len(text) if text.isascii() else cell_width(text)
    return cells


def block_width(block: Iterable[Line]) -> int:
    """Count the cells of the longest line."""
    return max(map(line_width, block), default=0)


def gap(cells: int) -> Line:
    """Return blank space of a number of cells."""
    return ((" " * cells, PLAIN),) if cells > 0 else BLANK


def wrap(line: Line, width: int) -> Block:
    """Break a line between words, and words that are longer than the width anywhere."""
    if line_width(line) <= width:
        return [line]
    text = "".join(piece for piece, _ in line)
    return [_cut(line, start, end) for start, end in _breaks(text, max(width, 2))]


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Iterate over where each wrapped line starts and ends in the text; the blanks between them are left out."""
    start = end = 0
    for word in _WORD.finditer(text):
        if cell_width(text[start : word.end()].rstrip()) <= width:
            end = word.end()
            continue
        if end > start:
            yield start, end
        start = end = word.end() - len(word[0].lstrip())
        for piece in _chop(text[start : word.end()], width):
            if end > start:
                yield start, end
            start, end = end, end + len(piece)
    if end > start:
        yield start, end


def _chop(word: str, width: int) -> Iterator[str]:
    """Iterate over the parts of a word that fit a width; a character without a width stays with the one before it."""
    start = cells = 0
    for index, character in enumerate(word):
        size = cell_width(character)
        if cells + size > width:
            yield word[start:index]
            start, cells = index, 0
        cells += size
    yield word[start:]


def _cut(line: Line, start: int, end: int) -> Line:
    """Return the pieces between two offsets of the line's text."""
    cut: list[Piece] = []
    at = 0
    for text, style in line:
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            cut.append((part, style))
        at += len(text)
    return tuple(cut)


def flow(items: Iterable[Line], between: Line, width: int) -> Block:
    """Set items in a row with a separator between them; break between items, and inside those longer than the width."""
    lines: list[Line] = []
    taken, space = 0, line_width(between)
    for item in items:
        more = line_width(item)
        if lines and taken + space + more <= width:
            lines[-1] += between + item
            taken += space + more
        else:
            lines.extend(wrap(item, width))
            taken = line_width(lines[-1]) if lines else 0
    return lines


def join(items: Iterable[Line], between: Line) -> Line:
    """Set items in one line with a separator between them."""
    line = BLANK
    for item in items:
        line += between + item if line else item
    return line


def pad(line: Line, width: int, *, right: bool = False) -> Line:
    """Fill a line up to a width; with `right`, its text moves to the right edge."""
    blank = gap(width - line_width(line))
    return blank + line if right else line + blank


def beside(columns: Sequence[tuple[Block, int]], space: int = 2) -> Block:
    """Set blocks of given widths next to each other."""
    widths = [width for _, width in columns]
    rows = zip_longest(*(block for block, _ in columns), fillvalue=BLANK)
    return [_side_by_side(row, widths, space) for row in rows]


def _side_by_side(cells: Sequence[Line], widths: Sequence[int], space: int) -> Line:
    """Set one line of each column in a row; blank space is made where something follows it."""
    line: list[Piece] = []
    blank = 0
    for cell, width in zip(cells, widths, strict=True):
        if cell:
            line += gap(blank)
            line += cell
            blank = 0
        blank += max(width - line_width(cell), 0) + space
    return trim(tuple(line))


def trim(line: Line) -> Line:
    """Take blank space off the end."""
    if line and line[-1][0][-1:] not in ("", " "):
        return line
    while line and not line[-1][0].rstrip(" "):
        line = line[:-1]
    return (*line[:-1], (line[-1][0].rstrip(" "), line[-1][1])) if line else line


def indent(block: Iterable[Line], cells: int) -> Block:
    """Move a block to the right."""
    return [gap(cells) + line if line else line for line in block]
