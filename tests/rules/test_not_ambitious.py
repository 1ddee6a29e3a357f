from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.rules.findings import diagnostics, kpi, objective, table

PATH = "objectives/2026-11/web-shop.yaml"
STEADY = (110, 100, 110, 100, 110, 100, 110, 100)
"""Their centre is 105 and their mean range 10, so the natural limits are 78.4 and 131.6."""


def files(goal: str, *values: int, more: str = "", definition: str = "unit: orders") -> dict[str, str]:
    """Write weekly values that end on the first day of November, and a goal for that month."""
    last = date(2026, 11, 1)
    days = [last - timedelta(weeks=back) for back in reversed(range(len(values)))]
    after = [f"2026-11-{at:02},{500 + at}" for at in (8, 15)]
    return {
        PATH: objective(f"{{id: orders, title: More orders, kpi: orders, {goal}}}", more=more),
        "kpis/orders.yaml": kpi(*definition.splitlines()),
        "kpis/orders.csv": table(*(f"{day},{value}" for day, value in zip(days, values, strict=True)), *after),
    }


def judged(files: dict[str, str]) -> list[str]:
    """Return what the rule says, without what others say of baselines."""
    return [
        f"{found.location.path}:{found.location.span.line}:{found.location.span.column} {found.message}"
        for found in diagnostics("OKR611", files)
        if found.code == "OKR611"
    ]


@pytest.mark.parametrize(
    ("goal", "column", "named"),
    [
        ("baseline: 100, target: 131", 74, "131"),
        ("baseline: 100, target: 79", 74, "79"),
        ("baseline: 100, change: +31%", 74, "31%"),
        ("baseline: first, target: 120", 76, "120"),
        ("baseline: first, change: -10", 76, "-10"),
    ],
)
def test_a_target_within_the_natural_limits_is_told(goal: str, column: int, named: str) -> None:
    within = f"`{named}` is where `orders` goes by itself: from 78.4 orders to 131.6 orders"

    assert judged(files(goal, *STEADY)) == [f"{PATH}:4:{column} {within}"]


@pytest.mark.parametrize(
    "goal", ["baseline: 100, target: 132", "baseline: 100, target: 78", "baseline: 100, change: +32%"]
)
def test_beyond_the_limits_is_ambitious(goal: str) -> None:
    assert judged(files(goal, *STEADY)) == []


GOAL = "baseline: 100, target: 120"


@pytest.mark.parametrize(
    ("values", "more"),
    [
        (STEADY, "ambition: committed"),
        (STEADY, "closed: {date: 2026-11-20, outcome: missed, grade: 0}"),
        (STEADY[:5], ""),
        ((*STEADY, 200), ""),
        ((), ""),
    ],
)
def test_no_verdict(values: tuple[int, ...], more: str) -> None:
    assert judged(files(GOAL, *values, more=more)) == []


def test_committed_by_default_is_not_aspirational_and_dropped_is_not_worked_on() -> None:
    committed = files(GOAL, *STEADY) | {"okr.yaml": "version: 1\nscoring: {ambition: committed}\n"}
    dropped = files(f"{GOAL}, dropped: {{date: 2026-11-02, because: No use.}}", *STEADY)

    assert judged(committed) == []
    assert judged(dropped) == []


def test_a_sum_over_the_window_is_no_value_of_the_kpi() -> None:
    flow = "unit: orders\nnature: flow"

    assert judged(files(f"{GOAL}, of: total", *STEADY, definition=flow)) == []
    assert len(judged(files(GOAL, *STEADY, definition=flow))) == 1


def test_a_baseline_period_says_what_is_natural() -> None:
    wild = (*(50, 160) * 4, *STEADY)
    locked = "unit: orders\nbaseline_period: {from: 2026-09-13, to: 2026-11-01}"

    assert len(judged(files("baseline: 100, target: 150", *wild))) == 1
    assert judged(files("baseline: 100, target: 150", *wild, definition=locked)) == []
