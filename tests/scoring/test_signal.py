"""Natural limits and the three rules: what Wheeler's books print, and what no book has room for."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from okrcli.scoring.signal import Certainty, ControlChart, Signal, control_chart
from tests.scoring.goals import day, kpi_files, score_kpi

if TYPE_CHECKING:
    from collections.abc import Sequence

XMR = json.loads(Path(__file__).with_name("oracles").joinpath("xmr.json").read_text("utf-8"), parse_float=Decimal)
NUMBERS = ("centre", "lower", "upper", "mean_range", "range_limit")


def chart(values: Sequence[object], more: str = "") -> ControlChart | None:
    """Draw the chart of values of as many days from 2026-01-01 on."""
    start = day("2026-01-01").toordinal()
    csv = " ".join(f"{day('2026-01-01').fromordinal(start + at)}:{value}" for at, value in enumerate(values))
    return control_chart(score_kpi(more, csv, "2026-12-31"))


def drawn(values: Sequence[object], more: str = "") -> ControlChart:
    found = chart(values, more)
    assert found is not None
    return found


def marked(found: ControlChart, rule: int, what: str = "value") -> set[int]:
    """Return every point that a rule marks."""
    signals = [signal for signal in found.signals if (signal.rule, signal.what) == (rule, what)]
    return {index for signal in signals for index in signal.indexes}


@pytest.mark.parametrize("oracle", XMR, ids=lambda oracle: oracle["name"])
def test_published_charts(oracle: dict[str, Any]) -> None:
    found = drawn(oracle["data"])

    for name in NUMBERS:
        if name in oracle:
            assert abs(getattr(found, name) - Fraction(oracle[name])) <= Fraction(oracle["tolerance"]), name
    for rule in (1, 2, 3):
        for what in ("value", "range"):
            if (key := f"rule{rule}_{what}s") in oracle:
                assert sorted(marked(found, rule, what)) == oracle[key], key


def test_small_numbers_keep_their_digits_and_have_no_signal() -> None:
    found = drawn(["0.0121", "0.0118", "0.0125", "0.0123", "0.0119", "0.0127", "0.0122", "0.0120"])

    assert (found.centre, found.mean_range) == (Fraction("0.0121875"), Fraction("0.0031") / 7)
    assert (found.lower, found.upper) == (Fraction("0.0110095"), Fraction("0.0133655"))
    assert (found.points, found.certainty, found.signals) == (8, Certainty.PROVISIONAL, ())


def test_huge_numbers_are_exact_too() -> None:
    whole = 10**27
    found = drawn([whole + step for step in (0, 1, 0, 1, 0, 1, 50)])

    assert found.centre == whole + Fraction(53, 7)
    assert found.mean_range == Fraction(54, 6)
    assert [signal.rule for signal in found.signals] == [1, 1]


@pytest.mark.parametrize("values", [[], [5], [5, 6], [5, 6, 5, 6, 5]])
def test_below_six_points_there_is_no_verdict(values: list[int]) -> None:
    assert chart(values) is None


@pytest.mark.parametrize(("count", "certainty"), [(6, "provisional"), (16, "provisional"), (17, "firm")])
def test_limits_are_firm_from_17_points(count: int, certainty: str) -> None:
    assert drawn([at % 3 for at in range(count)]).certainty.value == certainty


@pytest.mark.parametrize("value", ["0", "-7", "12.5"])
def test_a_constant_series_has_one_line_and_no_signal(value: str) -> None:
    found = drawn([value] * 12)

    assert {found.centre, found.lower, found.upper} == {Fraction(value)}
    assert (found.mean_range, found.range_limit, found.signals) == (0, 0, ())


def test_negative_numbers_have_limits_as_any_others() -> None:
    up, down = drawn([3, 5, 4, 6, 5, 4, 30]), drawn([-3, -5, -4, -6, -5, -4, -30])

    assert (down.centre, down.lower, down.upper) == (-up.centre, -up.upper, -up.lower)
    assert down.signals == up.signals


def test_a_value_on_a_limit_is_no_signal_and_one_beyond_is() -> None:
    base = [0, 2, 0, 2, 0, 2]
    locked = "baseline_period: {from: 2026-01-01, to: 2026-01-06}"

    assert drawn(base, locked).upper == Fraction("6.32")
    assert marked(drawn([*base, "6.32"], locked), 1) == set()
    assert marked(drawn([*base, "6.3201"], locked), 1) == {6}


def test_limits_from_a_baseline_period_judge_all_points() -> None:
    found = drawn([50, 60, 10, 11, 10, 11, 10, 11, 30], "baseline_period: {from: 2026-01-03, to: 2026-01-08}")

    assert (found.points, found.base, found.centre, found.mean_range) == (9, 6, Fraction("10.5"), 1)
    assert marked(found, 1) == {0, 1, 8}
    assert marked(found, 1, "range") == {1, 2, 8}
    assert chart([1, 2] * 5, "baseline_period: {from: 2026-01-03, to: 2026-01-07}") is None
    assert chart([1, 2] * 5, "baseline_period: {from: 2025-01-03, to: 2025-01-07}") is None


def test_limits_are_clipped_to_what_is_possible() -> None:
    found = drawn([0, 3, 0, 4, 1, 0, 2], "bounds: [0, null]")
    other = drawn([99, 100, 96, 100, 98, 100, 99], 'bounds: [0, 100]\nunit: "%"')

    assert (found.lower, found.upper > 4) == (0, True)
    assert (other.upper, other.lower < 96) == (100, True)


def test_where_a_limit_is_clipped_what_is_usual_still_is() -> None:
    values = [100, 100, 97, 100, 100, 98, 100, 100, 99, 100, 100, 96]

    assert drawn(values, 'bounds: [0, 100]\nunit: "%"').signals == ()


def test_three_of_four_near_a_limit_mark_all_four() -> None:
    calm = [10, 12] * 10
    found = drawn([*calm, 14, 14, 11, 14, 11, 10])

    assert [(s.rule, s.indexes) for s in found.signals if s.rule == 2] == [(2, (20, 21, 22, 23))]


@pytest.mark.parametrize(
    ("run", "marks"),
    [([12] * 7, 0), ([12] * 8, 8), ([12] * 9, 9), ([12] * 4 + [11] + [12] * 4, 0)],
)
def test_eight_in_a_row_on_one_side_and_the_centre_breaks_a_run(run: list[int], marks: int) -> None:
    values = [14, 8, 14, 8, 14, 8, *run, 8]
    found = drawn(values, "baseline_period: {from: 2026-01-01, to: 2026-01-06}")

    assert found.centre == 11
    assert len(marked(found, 3)) == marks


def test_only_signals_that_touch_the_last_eight_points_are_recent() -> None:
    calm = [4, 8, 5, 7] * 2
    long_ago, lately = (
        drawn([6, 20, *calm], "baseline_period: {from: 2026-01-03, to: 2026-01-10}"),
        drawn([*calm, 20, 6], "baseline_period: {from: 2026-01-01, to: 2026-01-08}"),
    )

    assert [(signal.rule, signal.indexes) for signal in long_ago.signals] == [(1, (1,)), (1, (1,)), (1, (2,))]
    assert [signal.indexes for signal in long_ago.recent] == [(2,)]
    assert {signal.indexes for signal in lately.recent} == {(8,), (9,)}


def test_a_signal_names_its_days() -> None:
    found = drawn([5, 6, 5, 6, 5, 6, 5, 6, 40, 5, 6], "baseline_period: {from: 2026-01-01, to: 2026-01-08}")

    assert found.signals == (
        Signal(1, "value", (8,), (day("2026-01-09"),)),
        Signal(1, "range", (8,), (day("2026-01-09"),)),
        Signal(1, "range", (9,), (day("2026-01-10"),)),
    )


def test_gaps_duplicates_and_unsorted_rows_are_settled_before() -> None:
    rows = "date,value,recorded\n" + "".join(
        f"2026-01-{at:02},{value},{when}\n"
        for at, value, when in [(9, 4, ""), (2, 5, ""), (5, 99, ""), (7, 6, ""), (1, 4, ""), (20, 5, "")]
    )
    later = "2026-01-05,5,2026-01-06\n"
    files = kpi_files("") | {"kpis/gauge.csv": rows + later}
    found = control_chart(score_kpi("", "", "2026-12-31", files))

    assert found is not None
    assert (found.points, found.centre, found.mean_range) == (6, Fraction(29, 6), 1)
