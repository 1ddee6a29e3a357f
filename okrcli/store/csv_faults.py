"""What to say of a CSV file whose header, rows or numbers are wrong."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.diagnostics import Location, Problem, Span
from okrcli.model.days import DayError, parse_day
from okrcli.notation import MAX_DIGITS
from okrcli.quantity import QuantityError, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.syntax.table import Table

COLUMNS = ("date", "value", "note", "by", "recorded")
"""The columns that a measurement may have."""

_REQUIRED = COLUMNS[:2]
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_BEGIN = f"begin the file with the line {','.join(_REQUIRED)}"
_GROUP = 3
_HALVES = re.compile(r"(-?\d+),(\d+)", re.ASCII)
_WRITE_NUMBER = re.compile(r"write (-?[0-9]+(?:\.[0-9]+)?)(?![^;,\s]).*")
_SHOWN = 40


def problem_at(table: Table, line: int, index: int | None, message: str, help_text: str) -> Problem:
    """Return what is wrong with a cell, or with a whole line."""
    return Problem("OKR110", Location(table.path, table.cell_span(line, index)), message, help_text)


def header_problems(table: Table) -> Iterator[Problem]:
    """Yield what is wrong with the first line; no row can be read then."""
    if (fault := _no_header(table)) is not None:
        yield problem_at(table, 1, None, *fault)
        return
    for index, column in enumerate(table.columns):
        if column and column in table.columns[:index]:
            yield problem_at(table, 1, index, f"the column `{column}` stands twice", "keep one of the two")
        elif not column:
            yield problem_at(table, 1, index, "a column has no name", "name it, or take the comma out of every line")
        elif column not in COLUMNS:
            near = _near(column)
            help_text = f"write {near}" if near else f"the columns are {', '.join(COLUMNS)}"
            yield problem_at(table, 1, index, f"the column `{column[:_SHOWN]}` is not known", help_text)
    meant = {_near(column) for column in table.columns}
    for column in _REQUIRED:
        if column not in meant:
            yield problem_at(table, 1, 0, f"the column `{column}` is missing", _BEGIN)


def _near(column: str) -> str | None:
    return column if column in COLUMNS else next(iter(get_close_matches(column.lower(), COLUMNS, n=1)), None)


def _no_header(table: Table) -> tuple[str, str] | None:
    """Say why the first line names no columns at all."""
    first = table.columns[0] if table.columns else ""
    if not any(table.columns):
        return "the first line names no columns" if table.text.strip() else "the file is empty", _BEGIN
    if len(table.columns) == 1 and (separator := next((sign for sign in _SEPARATORS if sign in first), None)):
        return f"the columns are separated by {_SEPARATORS[separator]}", "separate them by commas: date,value"
    try:
        parse_day(first)
    except DayError:
        return None
    return f"`{first}` stands where the columns are named", _BEGIN


def width_problem(table: Table, line: int, cells: Sequence[str]) -> Problem:
    """Return what is wrong with a row that has more or fewer cells than the header."""
    width, at = len(table.columns), table.columns.index("value")
    if len(cells) == width + 1 and (halves := _HALVES.fullmatch(",".join(cell.strip() for cell in cells[at : at + 2]))):
        first, second = table.cell_span(line, at), table.cell_span(line, at + 1)
        where = Location(table.path, Span(line, first.column, line, second.end_column))
        return Problem("OKR110", where, f"`{halves[0]}` has a comma", _without_comma(*halves.groups()))
    message = f"the row has {_count(len(cells))} and the header has {width}"
    help_text = f"write a cell for each of {','.join(table.columns)}"
    if len(cells) > width:
        help_text += ", and a text that holds a comma in quotes"
    elif table.is_last(line):
        message, help_text = "the file ends within this row", f"{help_text}, or delete it"
    return problem_at(table, line, None, message, help_text)


def _without_comma(whole: str, rest: str) -> str:
    decimal = f"write {whole}.{rest}"
    return f"{decimal}, or {whole}{rest} if the comma parts thousands" if len(rest) == _GROUP else decimal


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def day_problem(table: Table, line: int, index: int, error: DayError) -> Problem:
    """Return what is wrong with a cell that is no day."""
    span = table.cell_span(line, index)
    message = "the date is missing" if span.column == span.end_column else error.message
    return Problem("OKR110", Location(table.path, span), message, error.help)


def number_problem(table: Table, line: int, index: int, text: str) -> Problem:
    """Return what is wrong with a cell that is no plain decimal."""
    if not text:
        return problem_at(table, line, index, "the value is missing", "write a number, or delete the row")
    if halves := _HALVES.fullmatch(text):
        return problem_at(table, line, index, f"`{text}` has a comma", _without_comma(*halves.groups()))
    if sum(map(str.isdigit, text)) > MAX_DIGITS:
        return problem_at(table, line, index, f"`{text[:_SHOWN]}` has more than {MAX_DIGITS} digits", "round it")
    help_text = _plain(text) or "write a plain decimal such as 46.5, without unit, blanks, comma or exponent"
    return problem_at(table, line, index, f"`{text[:_SHOWN]}` is no number", help_text)


def time_problem(table: Table, line: int, index: int, text: str) -> Problem:
    """Return what is wrong with a cell that is no time."""
    return problem_at(table, line, index, f"`{text[:_SHOWN]}` is no time", "write it as 2026-11-20T09:30:00+00:00")


def _plain(text: str) -> str | None:
    """Write a number that stands there in another spelling, such as `1_000` or `12k`, as a plain decimal."""
    try:
        quantity = parse_quantity(text)
    except QuantityError as error:
        shown = _WRITE_NUMBER.fullmatch(error.help)
        return f"write {shown[1]}" if shown else None
    return f"write {quantity.number:f}" if quantity.unit is None else None
