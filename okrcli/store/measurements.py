"""A KPI's CSV file: its rows, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from okrcli.diagnostics import Location, Part, Place, Problem, Span
from okrcli.model.days import DayError, parse_day
from okrcli.model.measurements import CellTexts, Measurements
from okrcli.notation import MAX_DIGITS
from okrcli.store.csv_faults import day_problem, header_problems, number_problem, time_problem, width_problem
from okrcli.store.plain_rows import plain_rows
from okrcli.store.row_packing import RowPacking
from okrcli.syntax.guard import decode
from okrcli.syntax.table import Table, TableError, read_table

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")

MANY = 20
"""How many bad rows of one file are reported one by one."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII).fullmatch


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
    rows: RowPacking = field(default_factory=RowPacking)
    notes: CellTexts = field(default_factory=CellTexts)
    authors: CellTexts = field(default_factory=CellTexts)
    recorded: CellTexts = field(default_factory=CellTexts)
    problems: list[Problem] = field(default_factory=list)
    unreported: int = 0

    def report(self, make: Callable[Concatenate[Table, _P], Problem], *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Keep a problem with the table; of too many, none but the number is made out."""
        if len(self.problems) < MANY:
            self.problems.append(make(self.table, *args, **kwargs))
        else:
            self.unreported += 1


def read_measurements(path: str, raw: bytes) -> ReadMeasurements:
    """Read the bytes of a CSV file."""
    text = decode(path, raw)
    if isinstance(text, Problem):
        return ReadMeasurements(None, None, (text,))
    try:
        table = read_table(path, text)
    except TableError as error:
        return ReadMeasurements(None, None, (_unreadable(path, error),))
    if problems := tuple(header_problems(table)):
        return ReadMeasurements(table, None, problems)
    if (plain := plain_rows(table)) is not None:
        return ReadMeasurements(table, Measurements(path, plain), ())
    reading = _Reading(table)
    ends = _read_rows(reading)
    measurements = Measurements(path, reading.rows.packed(), reading.notes, reading.authors, reading.recorded)
    return ReadMeasurements(table, measurements, (*reading.problems, *_and_more(reading), *ends))


def _unreadable(path: str, error: TableError) -> Problem:
    where = Location(path, Span(error.line, error.column, error.line, error.column))
    return Problem("OKR110", where, error.message, error.help)


def _read_rows(reading: _Reading) -> tuple[Problem, ...]:
    """Read all rows; return the problem at which the rest of the file cannot be read, if there is one."""
    columns = reading.table.columns
    date_index, value_index = columns.index("date"), columns.index("value")
    extra = [(index, name) for index, name in enumerate(columns) if index not in (date_index, value_index)]
    try:
        for line, cells in reading.table.rows():
            if len(cells) != len(columns):
                reading.report(width_problem, line, cells)
                continue
            try:
                day = parse_day(cells[date_index].strip())
            except DayError as error:
                if any(map(str.strip, cells)):  # a spreadsheet leaves rows of nothing but commas
                    reading.report(day_problem, line, date_index, error)
                continue
            number = cells[value_index].strip()
            if _is_number(number):
                reading.rows.add(day, number, line)
                for index, name in extra:
                    if cell := cells[index].strip():
                        _keep(reading, line, index, name, cell)
            else:
                reading.report(number_problem, line, value_index, number)
    except TableError as error:
        return (_unreadable(reading.table.path, error),)
    return ()


def _is_number(text: str) -> bool:
    return _NUMBER(text) is not None and (len(text) <= MAX_DIGITS or sum(map(str.isdigit, text)) <= MAX_DIGITS)


def _keep(reading: _Reading, line: int, index: int, name: str, cell: str) -> None:
    match name:
        case "note":
            reading.notes.add(line, cell)
        case "by":
            reading.authors.add(line, cell)
        case _ if _is_time(cell):
            reading.recorded.add(line, cell)
        case _:
            reading.report(time_problem, line, index, cell)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _and_more(reading: _Reading) -> tuple[Problem, ...]:
    if not reading.unreported:
        return ()
    place = Place(reading.table.path, part=Part.FILE)
    message = f"{reading.unreported} more rows are wrong"
    return (Problem("OKR110", place, message, "mend the first ones and check again"),)
