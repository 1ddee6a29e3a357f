"""A KPI's CSV file: its header, its rows, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.diagnostics import Location, Place, Problem, Span
from okrcli.model.measurements import Measurement, Measurements
from okrcli.syntax.guard import decode
from okrcli.syntax.table import Table, TableError, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("date", "value", "note", "by", "recorded")
"""The columns that a measurement may have; the first two are required."""

MANY = 20
"""How many bad rows of one file are reported one by one."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadMeasurements:
    """What could be read of a CSV file: rows that are wrong are problems, and left out."""

    table: Table | None
    measurements: Measurements | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Reading:
    """The rows of one file as they are being read."""

    table: Table
    rows: list[Measurement] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    authors: dict[int, str] = field(default_factory=dict)
    recorded: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)

    def report(self, line: int, index: int | None, message: str, help_text: str) -> None:
        span = self.table.cell_span(line, index)
        self.problems.append(Problem("OKR110", Location(self.table.path, span), message, help_text))


def read_measurements(path: str, raw: bytes) -> ReadMeasurements:
    """Read the bytes of a CSV file."""
    text = decode(path, raw)
    if isinstance(text, Problem):
        return ReadMeasurements(None, None, (text,))
    try:
        table = read_table(path, text)
    except TableError as error:
        return ReadMeasurements(None, None, (_unreadable(path, error),))
    if problems := tuple(_header_problems(table)):
        return ReadMeasurements(table, None, problems)
    reading = _Reading(table)
    _read_rows(reading)
    measurements = Measurements(path, tuple(reading.rows), reading.notes, reading.authors, reading.recorded)
    return ReadMeasurements(table, measurements, tuple(reading.problems[:MANY]) + tuple(_and_more(reading)))


def _unreadable(path: str, error: TableError) -> Problem:
    where = Location(path, Span(error.line, error.column, error.line, error.column))
    return Problem("OKR110", where, error.message, error.help)


def _header_problems(table: Table) -> Iterator[Problem]:
    first = table.columns[0] if table.columns else ""
    if len(table.columns) == 1 and (separator := next((sign for sign in ";\t|" if sign in first), None)):
        name = {";": "semicolons", "\t": "tabs", "|": "bars"}[separator]
        yield _header_problem(table, 0, f"the columns are separated by {name}", "separate them by commas: date,value")
        return
    seen: set[str] = set()
    for index, column in enumerate(table.columns):
        if column not in COLUMNS:
            near = get_close_matches(column.lower(), COLUMNS, n=1)
            help_text = f"write {near[0]}" if near else f"the columns are {', '.join(COLUMNS)}"
            yield _header_problem(table, index, f"the column `{column[:40]}` is not known", help_text)
        elif column in seen:
            yield _header_problem(table, index, f"the column `{column}` stands twice", "keep one of the two")
        seen.add(column)
    for column in COLUMNS[:2]:
        if column not in seen:
            yield _header_problem(table, 0, f"the column `{column}` is missing", "begin with the line: date,value")


def _header_problem(table: Table, index: int, message: str, help_text: str) -> Problem:
    return Problem("OKR110", Location(table.path, table.cell_span(1, index)), message, help_text)


def _read_rows(reading: _Reading) -> None:
    columns = reading.table.columns
    date_index, value_index = columns.index("date"), columns.index("value")
    extra = [(index, name) for index, name in enumerate(columns) if index not in (date_index, value_index)]
    try:
        for line, cells in reading.table.rows():
            if len(cells) != len(columns):
                _report_width(reading, line, cells)
            elif (row := _row(reading, line, cells, date_index, value_index)) is not None:
                reading.rows.append(row)
                for index, name in extra:
                    if cell := cells[index].strip():
                        _keep(reading, line, index, name, cell)
    except TableError as error:
        reading.problems.append(_unreadable(reading.table.path, error))


def _report_width(reading: _Reading, line: int, cells: list[str]) -> None:
    columns = reading.table.columns
    if len(cells) == len(columns) + 1 and all(cell.strip().isdigit() for cell in cells[-2:]):
        index = len(cells) - 2
        reading.report(line, index, "a comma stands in the number", f"write {cells[-2].strip()}.{cells[-1].strip()}")
        return
    message = f"the row has {_count(len(cells))} and the header has {len(columns)}"
    reading.report(line, None, message, f"write a cell for each of {','.join(columns)}")


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def _row(reading: _Reading, line: int, cells: list[str], date_index: int, value_index: int) -> Measurement | None:
    day = _day(reading, cells[date_index].strip())
    number = cells[value_index].strip()
    if day is None:
        found = cells[date_index].strip()[:40]
        reading.report(line, date_index, f"`{found}` is no date", "write a day as YYYY-MM-DD, such as 2026-11-20")
        return None
    if _NUMBER.fullmatch(number) is None:
        help_text = "write a plain decimal such as 46.5, without unit, blanks, comma or exponent"
        reading.report(line, value_index, f"`{number[:40]}` is no number", help_text)
        return None
    return Measurement(day, Decimal(number), line)


def _day(reading: _Reading, text: str) -> date | None:
    found = reading.days.get(text)
    if found is None and _DAY.fullmatch(text):
        try:
            found = reading.days[text] = date.fromisoformat(text)
        except ValueError:
            return None
    return found


def _keep(reading: _Reading, line: int, index: int, name: str, cell: str) -> None:
    match name:
        case "note":
            reading.notes[line] = cell
        case "by":
            reading.authors[line] = cell
        case _ if _is_time(cell):
            reading.recorded[line] = cell
        case _:
            help_text = "write it as 2026-11-20T09:30:00+00:00"
            reading.report(line, index, f"`{cell[:40]}` is no time", help_text)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _and_more(reading: _Reading) -> Iterator[Problem]:
    if (more := len(reading.problems) - MANY) > 0:
        place = Place(reading.table.path, (1, reading.table.columns[0]))
        yield Problem("OKR110", place, f"{more} more rows are wrong", "mend the first ones and check again")
