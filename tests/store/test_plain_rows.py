"""The quick way through a CSV file gives what the careful one gives, and leaves everything odd to that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.measurements import Measurement, PackedRows
from okrcli.scoring.points import RowObservations, days_of, numbers_of
from okrcli.store.measurements import read_measurements
from okrcli.store.plain_rows import plain_rows
from okrcli.syntax.table import read_table

HEAD = "date,value\n"


def plain(text: str) -> PackedRows | None:
    return plain_rows(read_table("kpis/a.csv", text))


def careful(text: str) -> list[Measurement]:
    """Read a text row by row: a blank line at the end is passed over, and is not plain."""
    assert plain(f"{text}\n\n") is None
    read = read_measurements("kpis/a.csv", f"{text}\n\n".encode())
    assert read.measurements is not None
    return list(read.measurements.rows)


NUMBERS = st.one_of(
    st.integers(-(10**9) + 1, 10**9 - 1).map(str),
    st.decimals(-999, 999, places=2, allow_nan=False).map(lambda number: f"{number:f}"),
    st.decimals(0, 1, places=9, allow_nan=False).map(lambda number: f"{number:f}"),
)
DAYS = st.lists(st.dates(), min_size=1, max_size=8, unique=True).map(sorted)


@given(DAYS, st.data(), st.booleans())
def test_plain_rows_are_the_same_as_careful_ones(days: list[date], data: st.DataObject, alike: bool) -> None:  # noqa: FBT001
    kind = st.integers(-99, 99).map(str) if alike else NUMBERS
    text = HEAD + "\n".join(f"{day},{data.draw(kind)}" for day in days)
    rows = plain(text)

    assert rows is not None
    assert list(rows) == careful(text)
    assert [str(row.value) for row in rows] == [str(row.value) for row in careful(text)]
    values = {row.value for row in rows}
    assert {min(values), max(values)} <= set(rows.extremes()) <= values


@pytest.mark.parametrize(
    "text",
    [
        "value,date\n1,2026-10-01\n",
        "date\n2026-10-01\n",
        "date,value\n2026-10-01,1,\n",
        "date,value,note\n2026-10-01,1,hello\n",
        "date,value\n2026-10-01, 1\n",
        'date,value\n"2026-10-01",1\n',
        "date,value\n2026-10-01,1\r\n",
        "date,value\n2026-10-02,1\n2026-10-01,1\n",
        "date,value\n2026-10-01,1\n2026-10-01,1\n",
        "date,value\n2026-02-30,1\n",
        "date,value\n0000-01-01,1\n",
        "date,value\n2026-10-01,1e3\n",
        "date,value\n2026-10-01,1.\n",
        "date,value\n2026-10-01,1234567890\n",
        "date,value\n2026-10-01,0.1234567890\n",
        "date,value\n2026-10-01,१\n",
        "date,value\n\n2026-10-01,1\n",
    ],
)
def test_what_is_odd_is_left_to_the_careful_way(text: str) -> None:
    assert plain(text) is None


def test_empty_cells_behind_are_plain_and_a_header_alone_has_no_rows() -> None:
    empty = plain("date,value,note,by\n2026-10-01,1.50,,\n2026-10-02,-2,,")

    assert empty == [
        Measurement(date(2026, 10, 1), Decimal("1.50"), 2),
        Measurement(date(2026, 10, 2), Decimal(-2), 3),
    ]
    assert plain("date,value\n") == []
    assert plain("date,value") == []


def test_many_rows_go_through_in_pieces() -> None:
    text = HEAD + "".join(f"{date.fromordinal(day)},{day % 7}.{day % 10}\n" for day in range(700_000, 710_000))
    rows = plain(text)

    assert rows is not None
    assert list(rows) == careful(text.removesuffix("\n"))


def test_a_packed_sequence_is_as_a_tuple() -> None:
    rows = plain(f"{HEAD}2026-10-01,1\n2026-10-02,2.5\n2026-10-04,3\n")
    assert rows is not None
    whole = tuple(rows)

    assert (rows[0], rows[-1], rows[1:], rows[::-1], len(rows)) == (whole[0], whole[2], whole[1:], whole[::-1], 3)
    assert rows == whole
    assert whole == rows
    assert rows != whole[:2]
    assert rows != "abc"
    with pytest.raises(IndexError):
        rows[3]


def test_numbers_and_days_as_columns() -> None:
    rows = plain(f"{HEAD}2026-10-01,1\n2026-10-02,2.5\n2026-10-04,3\n")
    assert rows is not None
    seen = RowObservations("kpis/a.csv", rows, date(2026, 10, 3))

    assert [(item.at.day, item.value, item.line) for item in seen] == [(1, 1, 2), (2, Decimal("2.5"), 3)]
    assert (list(numbers_of(seen)[0]), numbers_of(seen)[1]) == ([10, 25], 10)
    assert numbers_of(tuple(seen)) == ([2, 5], 2)
    assert list(days_of(seen)) == days_of(tuple(seen))
