"""One more row at the end of a CSV text, written as the rows above are; no other byte changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.syntax.table import Table


def append_row(table: Table, raw: bytes, cells: Mapping[str, str], above: int) -> bytes:
    """Return the bytes of a table with one more row, whose `cells` stand under their columns.

    Blanks, quotes and line breaks are those of the line `above`, from 1. No cell may hold a line break.
    """
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    ended = raw if raw.endswith(b"\n") else raw + newline
    row = (_as_above(table, above, index, cells[column]) for index, column in enumerate(table.columns))
    return ended + ",".join(row).encode() + newline


def _as_above(table: Table, line: int, index: int, cell: str) -> str:
    """Write a cell with the blanks before it, and the quotes, that the one above it has."""
    span = table.cell_span(line, index)
    above = table.text.split("\n")[line - 1]
    lead = above[: span.column - 1]
    blanks = lead[len(lead.rstrip(" ")) :]
    quoted = above[span.column - 1 : span.column] == '"' or any(char in cell for char in ',"')
    return blanks + ('"{}"'.format(cell.replace('"', '""')) if quoted else cell)
