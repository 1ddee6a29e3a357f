"""CSV with places: a cell's span holds the cell, and what no reader of CSV would agree on is refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.diagnostics import WHOLE_FILE, Part, Place, Span
from okrcli.syntax.limits import MAX_SCALAR_BYTES
from okrcli.syntax.table import Table, TableError, read_table

PATH = "kpis/k.csv"


def text_at(table: Table, span: Span) -> str:
    """Return the text at a span, which is on one line."""
    assert span.line == span.end_line
    return table.text.split("\n")[span.line - 1].removesuffix("\r")[span.column - 1 : span.end_column - 1]


def test_the_first_line_names_the_columns() -> None:
    table = read_table(PATH, 'date, "value" ,note \n2026-01-01,1,\n'.replace('" ,', '",'))
    assert table.columns == ("date", "value", "note")
    assert list(table.rows()) == [(2, ["2026-01-01", "1", ""])]


def test_blank_lines_are_passed_over_and_counted() -> None:
    table = read_table(PATH, "a,b\n\n  \n1,2\r\n\r\n3,4")
    assert list(table.rows()) == [(4, ["1", "2"]), (6, ["3", "4"])]


@pytest.mark.parametrize(("text", "columns"), [("", ()), ("\na,b\n", ()), ("a", ("a",)), (",\n", ("", ""))])
def test_what_has_no_header_has_no_columns(text: str, columns: tuple[str, ...]) -> None:
    assert read_table(PATH, text).columns == columns


@pytest.mark.parametrize(
    ("place", "span"),
    [
        (Place(PATH, (2, "date")), Span(2, 1, 2, 11)),
        (Place(PATH, (2, "value")), Span(2, 13, 2, 15)),
        (Place(PATH, (2, "note")), Span(2, 18, 2, 31)),
        (Place(PATH, (3, "note")), Span(3, 14, 3, 14)),
        (Place(PATH, (2,)), Span(2, 1, 2, 31)),
        (Place(PATH, (2, "other")), Span(2, 1, 2, 31)),
        (Place(PATH, (4, "value")), Span(4, 1, 4, 11)),
        (Place(PATH), WHOLE_FILE),
        (Place(PATH, (2, "date"), Part.FILE), WHOLE_FILE),
    ],
)
def test_a_cell_is_where_it_stands_without_the_blanks_around_it(place: Place, span: Span) -> None:
    """With its quotes; a cell that is not there is its line."""
    text = 'date,value,note\r\n2026-01-01, 43 , "two, people"\r\n2026-01-02,4,\r\n2026-01-03\r\n'
    assert read_table(PATH, text).span(place) == span


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('a,b\n1,"x\n', "a quote is not closed", 2, 3),
        ('a,b\n1,"x""\n2,y\n', "a quote is not closed", 2, 3),
        ('a,b\n1, "x\ny"\n', "a quoted text goes over more than one line", 2, 4),
        ('a,b\n1,"x\n2,"y"z\n', "a quoted text goes over more than one line", 2, 3),
        ('a,b\n1,2\n1,"x"y\n', "something stands between a closing quote and the next comma", 3, 6),
        ('a,b\n"x" ,2\n', "something stands between a closing quote and the next comma", 2, 4),
        ('a,b\n1,"say "no""\n', "something stands between a closing quote and the next comma", 2, 9),
        (f"a,b\n1,{'x' * (MAX_SCALAR_BYTES + 1)}\n", "a cell is over 64 KiB", 2, 3),
        ('"a\n', "a quote is not closed", 1, 1),
    ],
)
def test_what_readers_disagree_on_is_refused(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(TableError) as caught:
        list(read_table(PATH, text).rows())
    assert (caught.value.message, caught.value.line, caught.value.column) == (message, line, column)
    assert caught.value.help


def test_the_rows_before_a_fault_are_read() -> None:
    rows = read_table(PATH, 'a,b\n1,2\n3,"4\n').rows()
    assert next(rows) == (2, ["1", "2"])
    with pytest.raises(TableError):
        next(rows)


@pytest.mark.parametrize(
    ("text", "line", "is_last"), [("a\nb", 2, True), ("a\nb\n", 2, False), ("a\nb", 1, False), ("a", 1, True)]
)
def test_a_text_that_ends_within_a_line_is_told(text: str, line: int, *, is_last: bool) -> None:
    assert read_table(PATH, text).is_last(line) is is_last


CELLS = st.text(alphabet=st.sampled_from('ab1 ,"\t;é'), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", " "]),
)
def test_the_span_of_a_cell_holds_its_text(rows: list[list[str]], quoting: int, newline: str, blank: str) -> None:
    """Whatever a writer of CSV writes, with a blank in front as well: each cell is found where it stands."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=quoting, lineterminator=newline)  # type: ignore[arg-type]
    writer.writerows([["x", "y", "z"], *rows])
    head, *lines = written.getvalue().split(newline)
    text = newline.join([head, *(blank + line for line in lines)])

    table = read_table(PATH, text)

    for line, cells in table.rows():
        for index, cell in enumerate(cells):
            held = text_at(table, table.cell_span(line, index))
            is_quoted = held.startswith('"') and cell.strip() != held
            assert (held[1:-1].replace('""', '"') if is_quoted else held).strip() == cell.strip()


@given(st.text(alphabet=st.sampled_from('ab,"\n\r 1'), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a `TableError` comes of it, and its place is in the text; what is read has a place in its line."""
    text = text.replace("\r\n", "\n").replace("\r", "")
    lines = text.split("\n")

    rows, error = read(text)

    if rows:
        table = read_table(PATH, text)
        for line, cells in rows:
            ends = [table.cell_span(line, index).end_column for index in range(len(cells))]
            assert max(ends) <= len(lines[line - 1]) + 1
            assert table.cell_span(line, len(cells)) == Span(line, 1, line, len(lines[line - 1]) + 1)
    if error is not None:
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


def read(text: str) -> tuple[list[tuple[int, list[str]]], TableError | None]:
    """Return the rows up to the first that cannot be read, and why it cannot."""
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(read_table(PATH, text).rows())
    except TableError as error:
        return rows, error
    return rows, None
