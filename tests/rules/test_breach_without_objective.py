from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi, objective, table

PATH = "kpis/reply-time.yaml"
BREACHED = {
    PATH: kpi("unit: min", "targets: {2026: {at_most: 30}}"),
    "kpis/reply-time.csv": table("2026-11-06,41", "2026-11-13,43"),
}
WHERE = "objectives/2026-Q4/calm-desk.yaml"
MOVE = "{id: reply, title: Answer sooner, kpi: reply-time, baseline: 48, target: 30}"


def test_a_breach_that_nobody_acts_on() -> None:
    assert findings("OKR701", BREACHED) == [
        f"{PATH}:1:7 warning `Average reply time` is breached at 43 min, and no open key result moves it"
    ]


def test_a_kpi_that_recovers_by_itself_is_not_back_yet() -> None:
    rows = table("2026-11-06,41", "2026-11-13,43", "2026-11-20,29")

    assert findings("OKR701", BREACHED | {"kpis/reply-time.csv": rows}) == [
        f"{PATH}:1:7 warning `Average reply time` is recovering at 29 min, and no open key result moves it"
    ]


@pytest.mark.parametrize(
    ("key_result", "asks"),
    [
        (MOVE, 0),
        ("{id: reply, title: Answer soon, kpi: reply-time, keep: {at_most: 60}}", 1),
        ("{id: calls, title: Call 60 customers, baseline: 0, target: 60, influences: [reply-time]}", 1),
        (MOVE.replace("}", ", dropped: {date: 2026-11-02, because: No hands.}}"), 1),
    ],
)
def test_only_a_key_result_that_moves_the_kpi_is_an_answer(key_result: str, asks: int) -> None:
    assert len(findings("OKR701", BREACHED | {WHERE: objective(key_result)})) == asks


def test_an_objective_of_next_quarter_is_no_answer_yet() -> None:
    assert len(findings("OKR701", BREACHED | {"objectives/2027-Q1/calm-desk.yaml": objective(MOVE)})) == 1
