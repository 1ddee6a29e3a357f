from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.rules.findings import findings, kpi, objective, table

PATH = "objectives/2026-11/web-shop.yaml"
MOVED = "from the baseline, over 10 times the 20 visitors that `traffic` has ever moved in 30 days"


def files(*values: int | str, goal: str = "baseline: 100, target: 301") -> dict[str, str]:
    """Write a series of ten days' steps that ends on 2026-10-30, and a goal for November, which has 30 days."""
    last = date(2026, 10, 30)
    days = [last - timedelta(days=10 * back) for back in reversed(range(len(values)))]
    return {
        PATH: objective(f"{{id: traffic, title: More visitors, kpi: traffic, {goal}}}"),
        "kpis/traffic.yaml": kpi("unit: visitors", cadence="irregular"),
        "kpis/traffic.csv": table(*(f"{day},{value}" for day, value in zip(days, values, strict=True))),
    }


JUMPING = (100, 100, 120, 115, 110, 110, 110)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("baseline: 100, target: 300", []),
        ("baseline: 100, target: 301", [f"{PATH}:4:78 info `301` is 201 visitors {MOVED}"]),
        ("baseline: 110, target: -91", [f"{PATH}:4:78 info `-91` is 201 visitors {MOVED}"]),
        ("baseline: 100, change: +201%", [f"{PATH}:4:78 info `201%` is 201 visitors {MOVED}"]),
        ("baseline: first, target: 311", [f"{PATH}:4:80 info `311` is 201 visitors {MOVED}"]),
        ("baseline: first, target: 310", []),
    ],
)
def test_over_ten_times_the_largest_movement_is_out_of_reach(goal: str, expected: list[str]) -> None:
    assert findings("OKR612", files(*JUMPING, goal=goal)) == expected


def test_values_with_different_digits_behind_the_point_are_measured_alike() -> None:
    values = ("100", "100.0", "102.5", "102", "101.25", "101", "101")

    assert findings("OKR612", files(*values, goal="baseline: 100, target: 125")) == []
    assert len(findings("OKR612", files(*values, goal="baseline: 100, target: 125.1"))) == 1


@pytest.mark.parametrize(
    "values",
    [
        (100, 100, 120, 115, 110),
        (100, 100, 100, 100, 100, 100, 100),
    ],
)
def test_too_few_values_and_a_series_that_never_moved_say_nothing(values: tuple[int, ...]) -> None:
    assert findings("OKR612", files(*values, goal="baseline: 100, target: 900")) == []


def test_a_series_shorter_than_the_cycle_says_nothing() -> None:
    november = files(*JUMPING, goal="baseline: 100, target: 900")
    year = {path.replace("2026-11/", "2026/"): text for path, text in november.items()}

    assert len(findings("OKR612", november)) == 1
    assert findings("OKR612", year) == []


@pytest.mark.parametrize("ended", ["dropped: {date: 2026-11-02, because: No use.}", ""])
def test_what_was_dropped_or_closed_is_not_judged(ended: str) -> None:
    goal = "baseline: 100, target: 900" + (f", {ended}" if ended else "")
    written = files(*JUMPING, goal=goal)
    if not ended:
        written[PATH] += "closed: {date: 2026-11-20, outcome: missed, grade: 0}\n"

    assert findings("OKR612", written) == []
