"""Theil-Sen and Mann-Kendall, against published numbers and against the libraries that statisticians use."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pymannkendall
import pytest
from scipy.stats import theilslopes

from okrcli.scoring.arithmetic import over_common_denominator
from okrcli.scoring.trend import Trend, mann_kendall, theil_sen, trend
from tests.scoring.goals import day, score_kpi

TREND = json.loads(Path(__file__).with_name("oracles").joinpath("trend.json").read_text("utf-8"), parse_float=Decimal)
SERIES = 1_000


def trend_of(values: list[object], more: str = "") -> Trend | None:
    start = day("2026-01-01")
    csv = " ".join(f"{start.fromordinal(start.toordinal() + at)}:{value}" for at, value in enumerate(values))
    return trend(score_kpi(more, csv, "2026-12-31"))


@pytest.mark.parametrize("oracle", TREND, ids=lambda oracle: oracle["name"])
def test_published_trends(oracle: dict[str, Any]) -> None:
    numbers, unit = over_common_denominator([Decimal(value) for value in oracle["data"]])
    test = mann_kendall(numbers)

    assert float(theil_sen(numbers) / unit) == pytest.approx(float(oracle["slope"]), abs=5e-6)
    assert test.s == oracle["S"]
    assert float(test.variance) == pytest.approx(float(oracle["variance"]), abs=5e-5)
    assert test.z == pytest.approx(float(oracle["z"]), abs=5e-6)
    assert test.p == pytest.approx(float(oracle["p"]), rel=5e-4, abs=5e-9)


def random_series(number: int) -> list[Decimal]:
    """Make up a series of one of several kinds: with ties, with a trend, of whole numbers, of small ones."""
    source = random.Random(number)  # noqa: S311 - made-up series want no cryptography
    size, slope, scale = source.randint(6, 60), source.choice([0, 0, 0.1, -0.5]), source.choice([1, 10, 1e-4, 1e6])
    digits = source.choice([0, 1, 6])
    return [Decimal(str(round(source.gauss(slope * at, 1), digits))) * Decimal(str(scale)) for at in range(size)]


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_random_series_agree_with_scipy_and_pymannkendall(block: int) -> None:
    for number in range(block * SERIES // 10, (block + 1) * SERIES // 10):
        values = random_series(number)
        numbers, unit = over_common_denominator(values)
        floats = [float(value) for value in values]
        ours, theirs = mann_kendall(numbers), pymannkendall.original_test(floats)

        slope = float(theil_sen(numbers) / unit)
        assert slope == pytest.approx(theilslopes(floats).slope, rel=1e-9, abs=1e-15), number
        assert slope == pytest.approx(theirs.slope, rel=1e-9, abs=1e-15), number
        assert (ours.s, float(ours.variance)) == (theirs.s, pytest.approx(theirs.var_s)), number
        assert ours.z == pytest.approx(theirs.z, rel=1e-12), number
        assert ours.p == pytest.approx(theirs.p, rel=1e-9, abs=1e-14), number


def test_a_trend_looks_back_over_the_last_60_points() -> None:
    found = trend_of([*range(500, 400, -1), *range(60)])

    assert found is not None
    assert (found.points, found.slope, found.direction) == (60, 1, 1)


def test_below_six_points_there_is_no_trend() -> None:
    assert trend_of([1, 2, 3, 4, 5]) is None


def test_small_numbers_keep_their_digits() -> None:
    found = trend_of(["0.0121", "0.0118", "0.0125", "0.0123", "0.0119", "0.0127", "0.0122", "0.0120"])

    assert found is not None
    assert (found.slope, found.direction) == (Fraction("0.000025"), 0)


@pytest.mark.parametrize(
    ("target", "good"),
    [("at_least: 90", [True, False]), ("at_most: 30", [False, True]), ("between: [4, 6]", [None, None])],
)
def test_good_is_towards_the_target(target: str, good: list[bool | None]) -> None:
    up, down = list(range(12)), list(range(12, 0, -1))
    goods = [trend_of([*values], f"targets: {{2026: {{{target}}}}}") for values in (up, down, [5] * 12)]

    assert [found.good for found in goods if found] == [*good, None]
    assert [found.direction for found in goods if found] == [1, -1, 0]


def test_without_a_target_nothing_is_good() -> None:
    found = trend_of(list(range(12)))

    assert found is not None
    assert found.good is None
