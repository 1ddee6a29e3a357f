"""What may come: counted where that can be done, drawn where not, and the same number each time."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.scoring import bootstrap
from okrcli.scoring.bootstrap import Sums, coming_sums

ORACLE = json.loads(Path(__file__).with_name("oracles").joinpath("forecast.json").read_text("utf-8"))


@pytest.mark.parametrize("oracle", ORACLE, ids=lambda oracle: str(oracle["increments"]))
def test_published_shares(oracle: dict[str, Any]) -> None:
    sums = coming_sums(oracle["increments"], oracle["periods_left"], seed=0)

    assert sums.exact
    assert {need: str(sums.share_from(int(need))) for need in oracle["need"]} == oracle["need"]


@given(st.lists(st.integers(-5, 9), min_size=1, max_size=5), st.integers(0, 6))
def test_every_split_is_counted_once(increments: list[int], periods: int) -> None:
    splits = [sum(split) for split in combinations_with_replacement(increments, periods)]
    sums = coming_sums(increments, periods, seed=0)

    assert {value: count for value, count in sums.ways.items() if count} == {
        value: splits.count(value) for value in splits
    }


def test_draws_come_near_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = coming_sums([2, 5, 3, 0, 4, 1], 8, seed=0)
    monkeypatch.setattr(bootstrap, "COUNTED_UP_TO", 0)
    drawn = coming_sums([2, 5, 3, 0, 4, 1], 8, seed=7)

    assert not drawn.exact
    assert sum(drawn.ways.values()) == bootstrap.DRAWS
    for need in range(0, 40, 4):
        assert abs(drawn.share_from(need) - counted.share_from(need)) < Fraction(2, 100)


def test_one_seed_draws_the_same_numbers_on_every_python() -> None:
    increments = [3, 0, 7, 1, 4, 4, 2, 0, 9, 5, 1, 6]

    assert coming_sums(increments, 26, seed=2026).share_from(90) == Fraction(2529, 5000)


@pytest.mark.parametrize(("share", "value"), [("0.1", 1), ("0.25", 1), ("0.26", 2), ("0.75", 3), ("1", 9)])
def test_a_quantile_is_the_lowest_value_with_that_share_up_to_it(share: str, value: int) -> None:
    assert Sums({2: 1, 1: 1, 3: 1, 9: 1}, exact=True).quantile(Fraction(share)) == value
