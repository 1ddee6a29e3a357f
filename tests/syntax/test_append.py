from __future__ import annotations

import pytest

from okrcli.syntax.append import append_row
from okrcli.syntax.table import read_table

CELLS = {"date": "2026-11-20", "value": "43", "note": 'a "new" desk, at last'}


@pytest.mark.parametrize(
    ("before", "row"),
    [
        ("date,value\n2026-11-13,44\n", "2026-11-20,43\n"),
        ("date,value\n2026-11-13,44", "\n2026-11-20,43\n"),
        ("value,date\r\n44,2026-11-13\r\n", "43,2026-11-20\r\n"),
        ('date, "value"\n2026-11-13, "44"\n', '2026-11-20, "43"\n'),
        ("date,note\n2026-11-13,\n", '2026-11-20,"a ""new"" desk, at last"\n'),
    ],
    ids=["plain", "no end", "order and crlf", "blanks and quotes", "what needs quotes"],
)
def test_a_row_is_written_as_the_one_above_it(before: str, row: str) -> None:
    table = read_table("kpis/reply-time.csv", before)

    after = append_row(table, before.encode(), CELLS, above=2).decode()

    assert after == before + row
    *_, (_, cells) = read_table(table.path, after).rows()
    assert cells == [CELLS[column] for column in table.columns]
