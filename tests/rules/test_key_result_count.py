from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi, objective

PATH = "objectives/2026-Q4/record-sales.yaml"
DROPPED = ", dropped: {date: 2026-11-20, because: The payment provider replaces it.}}"


def numbered(count: int, dropped: int = 0) -> str:
    every = [f"{{id: part-{index}, title: Move a part, baseline: 50, target: 70}}" for index in range(count)]
    return objective(*(text.replace("}", DROPPED) if index < dropped else text for index, text in enumerate(every)))


@pytest.mark.parametrize(
    ("count", "dropped", "expected"),
    [
        (1, 0, ["info `key_results` has 1, and 3 are the fewest that tell the whole story"]),
        (2, 0, ["info `key_results` has 2, and 3 are the fewest that tell the whole story"]),
        (3, 0, []),
        (5, 0, []),
        (6, 0, ["warning `key_results` has 6, and more than 5 are too many to follow"]),
        (6, 1, []),
        (4, 2, ["info `key_results` has 2 besides 2 dropped, and 3 are the fewest that tell the whole story"]),
        (2, 2, ["warning `key_results` has none besides 2 dropped, and nothing tells whether it is reached"]),
    ],
)
def test_three_to_five_key_results_that_were_not_dropped(count: int, dropped: int, expected: list[str]) -> None:
    assert findings("OKR601", {PATH: numbered(count, dropped)}) == [f"{PATH}:3:1 {text}" for text in expected]


def test_what_is_dropped_tomorrow_counts_today() -> None:
    assert findings("OKR601", {PATH: numbered(3, dropped=1)}, "2026-11-19") == []


@pytest.mark.parametrize(("count", "wrong"), [(1, True), (2, False), (3, False), (4, True)])
def test_the_limits_are_the_workspace_s(count: int, wrong: bool) -> None:  # noqa: FBT001 - a column of the table
    files = {"okr.yaml": "version: 1\nlimits: {key_results: [2, 3]}\n", PATH: numbered(count)}

    assert bool(findings("OKR601", files)) is wrong


@pytest.mark.parametrize(
    ("count", "dropped", "wrong"), [(1, 0, False), (2, 0, False), (2, 1, False), (2, 2, True), (6, 0, True)]
)
def test_what_a_breach_called_for_may_have_one_number_to_bring_back(count: int, dropped: int, wrong: bool) -> None:  # noqa: FBT001 - as above
    files = {PATH: f"{numbered(count, dropped)}because: sales\n", "kpis/sales.yaml": kpi()}

    assert bool(findings("OKR601", files)) is wrong
