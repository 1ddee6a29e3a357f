"""A verdict is what the numbers say, and a row that could not be measured is none that was reached."""

from __future__ import annotations

import pytest

from tests.bench.table import HEADING, Row, line, summary

ABOVE = Row("status warm / cold", 0.21, 0.2)
BELOW = Row("status warm / cold", 0.2, 0.2)
FASTER = Row("peer / validate", 15.04, 15, least=True)
SLOWER = Row("peer / validate", 14.96, 15, least=True)
OPEN = Row("status cold / bare loop", 1.5)
UNKNOWN = Row("peer / validate", None, why="there is no npm")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (ABOVE, "MISSED"),
        (BELOW, "reached"),
        (FASTER, "reached"),
        (SLOWER, "MISSED"),
        (OPEN, ""),
        (UNKNOWN, "not measured: there is no npm"),
    ],
)
def test_a_goal_is_a_bound_that_belongs_to_what_it_allows(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_rows_stand_below_their_heading() -> None:
    long = Row("10000 objectives: check-jsonschema / validate cold, check-ins and CSV", 123.4, 20, least=True)
    rows = [HEADING, line(ABOVE), line(Row("memory, MiB", 0.049, 0.06)), line(long), line(OPEN), line(UNKNOWN)]

    assert [row[67:] for row in rows] == [
        "           measured      goal  verdict",
        "              0.210     ≤ 0.2  MISSED",
        "              0.049    ≤ 0.06  reached",
        " CSV            123      ≥ 20  reached",
        "               1.50",
        "                               not measured: there is no npm",
    ]


def test_the_summary_counts_goals_and_names_what_is_left_to_do() -> None:
    assert summary([BELOW, OPEN, SLOWER, UNKNOWN]).split("\n") == [
        "4 rows: 1 of 2 goals reached, 1 rows not measured",
        line(SLOWER),
        line(UNKNOWN),
    ]
    assert summary([BELOW]) == "1 rows: 1 of 1 goals reached"
