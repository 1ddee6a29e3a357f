from __future__ import annotations

import pytest

from tests.rules.findings import findings, objective

PATH = "objectives/2026-Q3/record-sales.yaml"
CLOSED = "closed: {date: 2026-11-10, outcome: missed, grade: 0.4}"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-10-31", []),
        (
            "2026-11-01",
            [f"{PATH}:1:8 warning `Achieve record sales` is still open 32 days after 2026-Q3 ended on 2026-09-30"],
        ),
    ],
)
def test_there_are_31_days_to_close_an_objective(as_of: str, expected: list[str]) -> None:
    assert findings("OKR503", {PATH: objective()}, as_of) == expected


@pytest.mark.parametrize(("as_of", "open_ones"), [("2026-11-09", 1), ("2026-11-10", 0)])
def test_what_is_closed_later_is_still_open_on_the_day(as_of: str, open_ones: int) -> None:
    assert len(findings("OKR503", {PATH: objective(more=CLOSED)}, as_of)) == open_ones
