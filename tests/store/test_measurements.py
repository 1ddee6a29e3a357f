"""A KPI's CSV file: what is read of it, and what is said of the rest."""

from __future__ import annotations

import csv
import io
import re
from array import array
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.diagnostics import Location, Problem
from okrcli.model.measurements import Measurements, PackedRows
from okrcli.store.measurements import MANY, read_measurements

if TYPE_CHECKING:
    from decimal import Decimal

    from okrcli.syntax.table import Table

PATH = "kpis/reply-time.csv"


def told(text: str) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and message of each fault of a text."""
    read = read_measurements(PATH, text.encode())
    return [_told(problem, read.table) for problem in read.problems]


def _told(problem: Problem, table: Table | None) -> tuple[str, int, int, str]:
    where = problem.where
    if isinstance(where, Location):
        span = where.span
    else:
        assert table is not None
        span = table.span(where)
    return problem.code, span.line, span.column, problem.message


def test_rows_notes_authors_and_times_are_read() -> None:
    """Columns stand in any order; blank lines and blanks round a cell mean nothing."""
    text = dedent("""\
        value,date,note,by,recorded
        48,2026-10-02,,,

         46.50 , 2026-10-09,"two people, on leave",desk-manager,2026-10-10T09:30:00+00:00
        -0.5,2026-10-16,,,
        """)

    read = read_measurements(PATH, text.encode())

    assert read.problems == ()
    assert read.measurements == Measurements(
        PATH,
        PackedRows(october(2, 9, 16), [48, 4650, -5], b"\0\2\1", [2, 4, 5]),
        {4: "two people, on leave"},
        {4: "desk-manager"},
        {4: "2026-10-10T09:30:00+00:00"},
    )
    assert [str(row.value) for row in read.measurements.rows] == ["48", "46.50", "-0.5"]


def october(*days: int) -> array[int]:
    return array("i", [date(2026, 10, day).toordinal() for day in days])


def test_thirty_digits_and_a_million_lines_are_kept_to_the_last() -> None:
    """Eight bytes hold eighteen digits; what needs more is kept all the same, before and after it too."""
    long = "123456789012345678901234567.890"
    read = read_measurements(PATH, f"date,value,note\n2026-01-01,1.5,a\n2026-01-02,{long},\n2026-01-03,-2,c".encode())

    assert read.measurements is not None
    assert [str(row.value) for row in read.measurements.rows] == ["1.5", long, "-2"]
    assert [str(row.value) for row in read.measurements.rows.only([1, 2])] == [long, "-2"]
    assert (read.measurements.notes.get(3), read.measurements.notes.get(9)) == (None, None)
    assert dict(read.measurements.notes) == {2: "a", 4: "c"}


@pytest.mark.parametrize("head", ["\ufeffdate,value\r\n", "date,value\r\n"])
def test_what_spreadsheets_write_is_read(head: str) -> None:
    """A byte order mark, CRLF and a missing last line break."""
    read = read_measurements(PATH, f"{head}2026-01-01,1\r\n2026-01-02,2".encode())
    assert read.measurements is not None
    assert [row.value for row in read.measurements.rows] == [1, 2]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [("OKR110", 1, 1, "the file is empty")]),
        ("\ndate,value\n", [("OKR110", 1, 1, "the first line names no columns")]),
        ("2026-01-01,48\n", [("OKR110", 1, 1, "`2026-01-01` stands where the columns are named")]),
        ("value,note\n", [("OKR110", 1, 1, "the column `date` is missing")]),
        ("date,value,\n", [("OKR110", 1, 12, "a column has no name")]),
        ("Date,value\n", [("OKR110", 1, 1, "the column `Date` is not known")]),
        ("date;value\n", [("OKR110", 1, 1, "the columns are separated by semicolons")]),
        ("date,valeu\n", [("OKR110", 1, 6, "the column `valeu` is not known")]),
        ("date,value,value\n", [("OKR110", 1, 12, "the column `value` stands twice")]),
        ("date,value\n2026-01-01\n", [("OKR110", 2, 1, "the row has 1 cell and the header has 2")]),
        ("date,value\n2026-01-01", [("OKR110", 2, 1, "the file ends within this row")]),
        ("date,value\n2026-01-01,1,5\n", [("OKR110", 2, 12, "`1,5` has a comma")]),
        ("date,value,note\n2026-01-01,-1,500,n\n", [("OKR110", 2, 12, "`-1,500` has a comma")]),
        ("date,value,note\n2026-01-01,1,a, b\n", [("OKR110", 2, 1, "the row has 4 cells and the header has 3")]),
        ("date,value\n2026-01-01,nan\n", [("OKR110", 2, 12, "`nan` is no number")]),
        ("date,value\n2026-01-01,1e4\n", [("OKR110", 2, 12, "`1e4` is no number")]),
        ("date,value\n2026-01-01,1_000\n", [("OKR110", 2, 12, "`1_000` is no number")]),
        ("date,value\n2026-01-01,١\n", [("OKR110", 2, 12, "`١` is no number")]),
        ("date,value\n2026-01-01,43 min\n", [("OKR110", 2, 12, "`43 min` is no number")]),
        ('date,value\n2026-01-01,"1,5"\n', [("OKR110", 2, 12, "`1,5` has a comma")]),
        ("date,value\n2026-01-01,\n", [("OKR110", 2, 12, "the value is missing")]),
        ("date,value\n,1\n", [("OKR110", 2, 1, "the date is missing")]),
        (f"date,value\n2026-01-01,1{'0' * 30}\n", [("OKR110", 2, 12, f"`1{'0' * 30}` has more than 30 digits")]),
        ("date,value\n2026-02-30,1\n", [("OKR110", 2, 1, "`2026-02-30` is no day of the calendar")]),
        ("date,value\n20260101,1\n", [("OKR110", 2, 1, "`20260101` is no date")]),
        ('date,value\n2026-01-01,"1\n', [("OKR110", 2, 12, "a quote is not closed")]),
        ('date,value,note\n2026-01-01,1,"a\nb"\n', [("OKR110", 2, 14, "a quoted text goes over more than one line")]),
        ("date,value,recorded\n2026-01-01,1,noon\n", [("OKR110", 2, 14, "`noon` is no time")]),
        ("date,value\n<<<<<<< HEAD\n", None),
    ],
)  # fmt: skip
def test_each_fault_is_placed(text: str, faults: list[tuple[str, int, int, str]] | None) -> None:
    """Line and column are those of the cell; a row that is wrong is left out, the others are read."""
    found = told(text)
    if faults is None:
        assert [fault[:2] for fault in found] == [("OKR006", 2)]
    else:
        assert found == faults


def test_a_wrong_row_leaves_the_others() -> None:
    read = read_measurements(PATH, b"date,value\n2026-01-01,1\n2026-01-02,x\n2026-01-03,3\n")
    assert read.measurements is not None
    assert [row.value for row in read.measurements.rows] == [1, 3]


def test_many_wrong_rows_are_counted() -> None:
    """The first of them are told one by one, the rest in one sentence."""
    found = told("date,value\n" + "2026-01-01,x\n" * (MANY + 5))
    assert len(found) == MANY + 1
    assert found[-1] == ("OKR110", 1, 1, "5 more rows are wrong")


def test_where_reading_ends_is_told_after_many_wrong_rows() -> None:
    found = told("date,value\n" + "2026-01-01,x\n" * (MANY + 5) + '2026-01-01,"1\n')
    assert found[-2:] == [
        ("OKR110", 1, 1, "5 more rows are wrong"),
        ("OKR110", MANY + 7, 12, "a quote is not closed"),
    ]


def test_rows_of_nothing_but_commas_are_blank() -> None:
    """A spreadsheet leaves them where cells were cleared."""
    read = read_measurements(PATH, b"date,value,note\n,,\n2026-01-01,1,\n , ,\n")
    assert read.problems == ()
    assert read.measurements is not None
    assert [row.line for row in read.measurements.rows] == [3]


@pytest.mark.parametrize(
    ("number", "help_text"),
    [
        (".5", "write 0.5"),
        ("+5", "write 5"),
        ("1_000", "write 1000"),
        ("1 000", "write 1000"),
        ("12k", "write 12000"),
        ("1e4", "write 10000"),
        ("１２", "write 12"),
        ("nan", "write a plain decimal such as 46.5, without unit, blanks, comma or exponent"),
        ("43 min", "write a plain decimal such as 46.5, without unit, blanks, comma or exponent"),
        ('"46,5"', "write 46.5"),
        ('"1,500"', "write 1.500, or 1500 if the comma parts thousands"),
        ("46,5", "write 46.5"),
        ("1,500", "write 1.500, or 1500 if the comma parts thousands"),
        ("4,6,5", "write a cell for each of date,value, and a text that holds a comma in quotes"),
        ("", "write a number, or delete the row"),
        ("9" * 31, "round it"),
    ],
)
def test_the_help_writes_the_number_that_was_meant(number: str, help_text: str) -> None:
    """As a plain decimal, where it can be told which."""
    (problem,) = read_measurements(PATH, f"date,value\n2026-01-01,{number}\n".encode()).problems
    assert problem.help == help_text
    if shown := re.fullmatch(r"write ([0-9.]+)(, or .*)?", help_text):
        again = read_measurements(PATH, f"date,value\n2026-01-01,{shown[1]}\n".encode())
        assert again.problems == ()


def test_a_blank_before_a_quote_is_a_blank_around_the_cell() -> None:
    read = read_measurements(PATH, b'date,value,note\n2026-01-01, 1, "two, people"\n')
    assert read.problems == ()
    assert read.measurements is not None
    assert read.measurements.notes == {2: "two, people"}


@given(
    st.lists(
        st.tuples(st.dates(), st.decimals(-(10**12), 10**12, places=4), st.text(alphabet="ab ,;é", max_size=8)),
        max_size=8,
    ),
    st.permutations(["date", "value", "note"]),
)
def test_what_a_program_writes_is_read_back(rows: list[tuple[date, Decimal, str]], order: list[str]) -> None:
    """Values are exact, whatever the order of the columns."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, order)
    writer.writeheader()
    for day, value, note in rows:
        writer.writerow({"date": day.isoformat(), "value": f"{value:f}", "note": note})

    read = read_measurements(PATH, written.getvalue().encode())

    assert read.problems == ()
    assert read.measurements is not None
    assert [(row.at, row.value) for row in read.measurements.rows] == [(day, value) for day, value, _ in rows]
    assert list(read.measurements.notes.values()) == [note.strip() for *_, note in rows if note.strip()]
