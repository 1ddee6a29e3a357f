"""Our columns against those of rich's `Table`: the same characters in the same places, in the same styles."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table
from rich.text import Text

from okrcli.render.terminal.blocks import block_width, in_columns, pad, wrap
from okrcli.render.terminal.ink import plain
from tests.bench.long_list import looks_the_same, made_up
from tests.render.terminal.test_ink import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from okrcli.render.terminal.blocks import Block, Line

RICH = tuple(map(int, version("rich").split(".")[:2]))
SPACE = 2
LONGEST = 16
"""The cells of the longest word. Where a word is longer than its column, `Table` puts a blank before the next one."""

words = st.lists(st.sampled_from(["a", "bc", "e\u0301", "日", "本語", "─●", "ö"]), min_size=1, max_size=4).map("".join)
pieces = st.tuples(words, st.sampled_from(sorted(STYLES)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells, and of each column its width and whether its text stands at the right edge."""

    rows: list[list[Line]]
    columns: list[tuple[int, bool]]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    columns = draw(st.lists(st.tuples(st.integers(2, 45), st.booleans()), min_size=1, max_size=4))
    each = st.tuples(*(cells(6 if width >= LONGEST else 1) for width, _ in columns))
    return Sheet([list(row) for row in draw(st.lists(each, min_size=1, max_size=3))], columns)


@st.composite
def cells(draw: st.DrawFn, most: int = 6) -> Line:
    """Draw styled words with a blank between them, on either side of which the style may change."""
    cell: list[tuple[str, str]] = []
    for text, style in draw(st.lists(pieces, max_size=most)):
        cell.append((f" {text}" if cell else text, style))
    return tuple(cell)


@pytest.mark.skipif(RICH < (14, 3), reason="an older Table sets what is aligned to the right too far")
@given(sheets())
def test_cells_wrap_and_align_as_in_a_table(sheet: Sheet) -> None:
    drawn = ours(sheet)

    assert plain(drawn).splitlines() == ["".join(text for text, _ in line).rstrip() for line in by_rich(sheet)]
    assert worn(drawn) == [
        (character, style) for line in by_rich(sheet) for text, style in line for character in text if character != " "
    ]


@given(st.lists(st.lists(cells().filter(len), min_size=3, max_size=3), min_size=1, max_size=3))
def test_columns_are_as_wide_as_in_a_table(rows: list[list[Line]]) -> None:
    widths = [block_width(column) for column in zip(*rows, strict=True)]
    measured = Sheet(rows, [(0, False)] * 3)

    assert plain(ours(Sheet(rows, [(width, False) for width in widths]))).splitlines() == [
        "".join(text for text, _ in line).rstrip() for line in by_rich(measured)
    ]


def ours(sheet: Sheet) -> list[Line]:
    widths = [width for width, _ in sheet.columns]
    rows = [[set_in(cell, column) for cell, column in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
    return list(in_columns(rows, widths, SPACE))


def set_in(cell: Line, column: tuple[int, bool]) -> Block:
    width, right = column
    return [pad(line, width, right=right) for line in wrap(cell, width)]


def worn(lines: Sequence[Line]) -> list[tuple[str, Style]]:
    """List every visible character with what it wears."""
    return [
        (character, STYLES[style]) for line in lines for text, style in line for character in text if character != " "
    ]


def by_rich(sheet: Sheet) -> list[list[tuple[str, Style]]]:
    """Return the lines of a `Table`; a width of 0 is left to it."""
    table = Table.grid(padding=(0, SPACE, 0, 0))
    for width, right in sheet.columns:
        table.add_column(width=width or None, justify="right" if right else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text.assemble(*((text, STYLES[style]) for text, style in cell)) for cell in row))
    console = Console(file=io.StringIO(), width=999)
    lines = console.render_lines(table, pad=False)
    return [[(segment.text, segment.style or STYLES["plain"]) for segment in line] for line in lines]


def test_the_list_that_is_measured_looks_the_same_in_both() -> None:
    assert looks_the_same(made_up(60))
