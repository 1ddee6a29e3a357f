"""CSV text with positions: the measurements of a KPI."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from okrcli.diagnostics import WHOLE_FILE, Part, Span
from okrcli.syntax.filetext import Lines
from okrcli.syntax.limits import MAX_SCALAR_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place

_CELL: Final = re.compile(
    r' *(?:(?P<quoted>"[^"]*(?:""[^"]*)*(?P<closing>"?))(?P<stray>[^,]*)|(?P<plain>[^,]*))(?P<comma>,?)'
)
"""A cell as `csv` takes it: a quote counts where it is the first character after blanks."""


class TableError(ValueError):
    """A CSV text that cannot be read from a line on; `line` and `column` start at 1."""

    def __init__(self, message: str, help: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.line = line
        self.column = column


class Table:
    """The text of a CSV file, without a byte order mark, whose first line names its columns."""

    __slots__ = ("_lines", "columns", "path", "text")

    def __init__(self, path: str, text: str, columns: tuple[str, ...]) -> None:
        self.path = path
        self.text = text
        self.columns = columns
        self._lines: Lines | None = None

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Iterate over the rows after the header, each with its line; blank lines are passed over.

        Raises `TableError` at the first line that no reader of CSV would agree on.
        """
        for line, cells in _records(self.text):
            if line > 1 and (len(cells) > 1 or any(map(str.strip, cells))):
                yield line, cells

    def span(self, place: Place) -> Span:
        """Return where a cell is, without blanks around it; the whole line where the pointer names no known column."""
        if place.part is Part.FILE or not place.pointer:
            return WHOLE_FILE
        line, *names = place.pointer
        index = next((self.columns.index(str(name)) for name in names if name in self.columns), None)
        return self.cell_span(int(line), index)

    def cell_span(self, line: int, index: int | None) -> Span:
        """Return where the cell with this 0-based index is; the whole line for None or where there is no such cell."""
        text = self._line(line)
        cells = list(_cells(text))
        if index is None or index >= len(cells):
            return Span(line, 1, line, len(text) + 1)
        return Span(line, cells[index].start + 1, line, cells[index].end + 1)

    def is_last(self, line: int) -> bool:
        """Tell whether the text ends in a line, without a line break."""
        return not self.text.endswith("\n") and self.text.count("\n") == line - 1

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = Lines(self.text)
        return _line_at(self.text, self._lines.index(number, 1))


def read_table(path: str, text: str) -> Table:
    """Read the header of a CSV text, which is its first line; raise `TableError` where that cannot be read."""
    first = next((cells for line, cells in _records(text) if line == 1), [])
    return Table(path, text, tuple(cell.strip() for cell in first))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_lines(text), strict=True, skipinitialspace=True)
    csv.field_size_limit(MAX_SCALAR_BYTES)
    line = 1
    try:
        for cells in reader:
            if reader.line_num > line:
                raise _unreadable(text, line)
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise _unreadable(text, line) from None


def _lines(text: str) -> Iterator[str]:
    """Iterate over the lines of a text with their line breaks; `io.StringIO` would hold it four times as large."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _unreadable(text: str, line: int) -> TableError:
    """Say what is wrong with the line at which the reader of CSV gave up."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    here = _line_at(text, start)
    for cell in _cells(here):
        if cell.is_open:
            is_closed_below = text.find('"', start + len(here)) >= 0
            message = "a quoted text goes over more than one line" if is_closed_below else "a quote is not closed"
            return TableError(message, 'close it with `"` on this line, or take it out', line, cell.start + 1)
        if cell.end - cell.start > MAX_SCALAR_BYTES:
            help_text = "a measurement is a date, a number and a short note"
            return TableError("a cell is over 64 KiB", help_text, line, cell.start + 1)
    stray = next((cell.end for cell in _cells(here) if cell.has_stray), 0)
    help_text = 'delete it, or write `""` for a quote within a quoted text'
    return TableError("something stands between a closing quote and the next comma", help_text, line, stray + 1)


def _line_at(text: str, start: int) -> str:
    """Return the line that starts there, without its line break."""
    end = text.find("\n", start)
    return (text[start:] if end < 0 else text[start:end]).removesuffix("\r")


class _Cell(NamedTuple):
    """Where a cell of a line is, from 0, with its quotes and without the blanks around it."""

    start: int
    end: int
    is_open: bool = False
    """Its quote is not closed on the line."""
    has_stray: bool = False
    """Text stands between its closing quote and the next comma."""


def _cells(text: str) -> Iterator[_Cell]:
    for match in _CELL.finditer(text):
        if match["quoted"] is not None:
            start, end = match.span("quoted")
            yield _Cell(start, end, not match["closing"], bool(match["stray"]))
        else:
            plain = match["plain"]
            start = match.start("plain") + len(plain) - len(plain.lstrip())
            yield _Cell(start, start + len(plain.strip()))
        if not match["comma"]:
            return
