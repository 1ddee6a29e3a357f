"""CSV text with positions: the measurements of a KPI."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from okrcli.diagnostics import WHOLE_FILE, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place

_FIELD_LIMIT: Final = 64 * 1024
_CELL: Final = re.compile(r'\s*(?:"(?:[^"]|"")*"\s*|[^,]*)')


class TableError(ValueError):
    """A CSV text that cannot be read from a line on; `line` and `column` start at 1."""

    def __init__(self, message: str, help: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Table:
    """The text of a CSV file whose first line names its columns."""

    path: str
    text: str
    columns: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Iterate over the rows after the header, each with its line; blank lines are passed over.

        Raises `TableError` at the first line that no reader of CSV would agree on.
        """
        for line, cells in _records(self.text):
            if line > 1 and cells:
                yield line, cells

    def span(self, place: Place) -> Span:
        """Return where a cell is, without blanks around it; the whole line where the pointer names no column."""
        if place.part is Part.FILE or not place.pointer:
            return WHOLE_FILE
        line = int(place.pointer[0])
        column = place.pointer[1] if len(place.pointer) > 1 else None
        index = self.columns.index(str(column)) if column in self.columns else None
        return self.cell_span(line, index)

    def cell_span(self, line: int, index: int | None) -> Span:
        """Return where the cell with this 0-based index is; the whole line for None or where there is no such cell."""
        text = _line(self.text, line)
        cells = _cells(text)
        if index is None or index >= len(cells):
            return Span(line, 1, line, len(text) + 1)
        start, end = cells[index]
        return Span(line, start + 1, line, end + 1)


def read_table(path: str, text: str) -> Table:
    """Read the header of a CSV text; raise `TableError` where the text has none."""
    first = next((cells for line, cells in _records(text) if line == 1), [])
    return Table(path, text, tuple(cell.strip() for cell in first))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    csv.field_size_limit(_FIELD_LIMIT)
    line = 1
    try:
        for cells in reader:
            if reader.line_num > line:
                raise _spanning(text, line)
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise _unreadable(text, line, error) from None


def _spanning(text: str, line: int) -> TableError:
    column = _open_quote(_line(text, line))
    return TableError("a quoted text goes over more than one line", "close the quote on the same line", line, column)


def _unreadable(text: str, line: int, error: csv.Error) -> TableError:
    here = _line(text, line)
    if "field larger" in str(error):
        start = next((start for start, end in _cells(here) if end - start > _FIELD_LIMIT), 0)
        return TableError(
            "a cell is over 64 KiB", "a measurement is a date, a number and a short note", line, start + 1
        )
    return TableError("a quote is not closed", 'close it with `"`, or take it out', line, _open_quote(here))


def _open_quote(text: str) -> int:
    """Return the column of the cell whose quote stays open at the end of the line."""
    position = 0
    for match in re.finditer(r'(?:^|,)\s*"(?:[^"]|"")*("|$)', text):
        position = match.start() + (text[match.start()] == ",")
        if match[1] != '"':
            break
    return position + 1


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number)
    return lines[number - 1].removesuffix("\r") if number <= len(lines) else ""


def _cells(text: str) -> list[tuple[int, int]]:
    """Return where the cells of a line start and end, 0-based, without the blanks around them."""
    cells: list[tuple[int, int]] = []
    position = 0
    while position <= len(text):
        match = _CELL.match(text, position)
        if match is None:
            break
        start, end = match.span()
        inner = text[start:end]
        cells.append((start + len(inner) - len(inner.lstrip()), max(end - len(inner) + len(inner.rstrip()), start)))
        position = end + 1
    return cells
