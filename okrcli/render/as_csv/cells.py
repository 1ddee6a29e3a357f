"""CSV as RFC 4180 wants it, in which no text from a file is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, TypeAlias

from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell: TypeAlias = int | float | str | None
"""A number, a text, or nothing."""

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - the full-width forms work too


def write_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table: texts quoted, numbers bare, unknown ones empty."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return out.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return _guarded(one_line(cell))
    return "" if cell is None else cell


def _guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
