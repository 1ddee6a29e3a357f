"""Progress from a baseline to a target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrcli.diagnostics import Place
from okrcli.scoring.scorecard import Status
from tests.scoring.goals import day, kpi_files, score_key_result


@pytest.mark.parametrize(
    ("measure", "value", "raw", "progress"),
    [
        ("baseline: 40%, target: 80%", "55%", Fraction(3, 8), Fraction(3, 8)),
        ("baseline: 48 min, target: 30 min", "43 min", Fraction(5, 18), Fraction(5, 18)),
        ("baseline: 20, target: 100", "0", Fraction(-1, 4), Fraction(0)),
        ("baseline: 100, target: 50", "35", Fraction(13, 10), Fraction(1)),
        ("baseline: 0.1, target: 0.4", "0.2", Fraction(1, 3), Fraction(1, 3)),
        ("baseline: 3 h, target: 60 min", "90 min", Fraction(3, 4), Fraction(3, 4)),
        ("baseline: 10, change: +20", "15", Fraction(1, 4), Fraction(1, 4)),
        ("baseline: 10, change: -5", "9", Fraction(1, 5), Fraction(1, 5)),
        ("baseline: 200, change: +15%", "210", Fraction(1, 3), Fraction(1, 3)),
        ("baseline: 200, change: -15%", "190", Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_progress_is_exact_and_raw_is_not_clamped(measure: str, value: str, raw: Fraction, progress: Fraction) -> None:
    score = score_key_result(measure, "5", {"4": value})

    assert (score.raw, score.progress) == (raw, progress)


def test_many_digits_lose_nothing() -> None:
    score = score_key_result(
        "baseline: 0, target: 300000000000000000000000000000", "5", {"4": "100000000000000000000000000001"}
    )

    assert score.raw == Fraction(100000000000000000000000000001, 300000000000000000000000000000)


def test_a_change_of_many_digits_loses_nothing() -> None:
    score = score_key_result("baseline: 100000000000000000000000000001, change: +15%", "5")

    assert score.target == Decimal("115000000000000000000000000001.15")


def test_a_change_names_its_target() -> None:
    score = score_key_result("baseline: 1.5, change: +15%", "5")

    assert (score.baseline, score.target) == (Decimal("1.5"), Decimal("1.725"))


def test_current_is_the_last_value_inside_the_window_and_not_after_the_day() -> None:
    said = {"1": "1", "4": "4", "8": "8", "11": "{value: 10}", "14": "20"}

    currents = [
        score_key_result("baseline: 0, target: 10", as_of, said).current for as_of in ("3", "4", "10", "11", "20")
    ]

    assert [current and current.value for current in currents] == [1, 4, 8, 10, 10]


def test_a_value_from_before_the_window_is_no_current_value() -> None:
    files = kpi_files("", "2026-09-30:7")

    score = score_key_result("kpi: gauge, baseline: 5, target: 10", "2", files=files)

    assert (score.current, score.raw, score.status) == (None, None, Status.NO_DATA)


def test_without_an_observation_progress_is_unknown() -> None:
    score = score_key_result("baseline: 5, target: 10", "5", {"4": "{confidence: 0.5, note: soon}"})

    assert (score.current, score.raw, score.progress) == (None, None, None)
    assert (score.plan, score.planned) == (Fraction(2, 5), Fraction(7))


def test_a_target_at_the_baseline_is_no_way_to_go() -> None:
    score = score_key_result("baseline: 5, target: 5", "5", {"4": "5"})

    assert (score.raw, score.progress, score.status) == (None, None, Status.NO_DATA)


@pytest.mark.parametrize(
    ("csv", "as_of", "baseline"),
    [
        ("2026-09-20:3 1:4 2:5", "5", "4"),
        ("2026-09-20:3 2:5", "5", "3"),
        ("2:5 4:6", "5", "5"),
        ("2:5 4:6", "1", None),
        ("2026-11-20:9", "2026-11-30", None),
    ],
)
def test_first_is_the_kpis_value_at_the_start_else_the_first_inside(csv: str, as_of: str, baseline: str | None) -> None:
    score = score_key_result("kpi: gauge, baseline: first, target: 10", as_of, files=kpi_files("", csv))

    assert score.baseline == (None if baseline is None else Decimal(baseline))
    assert (score.baseline_from and score.baseline_from.value) == score.baseline


def test_first_without_a_kpi_is_the_first_check_in() -> None:
    score = score_key_result("baseline: first, change: +50%", "9", {"3": "10", "8": "12"})

    assert (score.baseline, score.target, score.raw) == (Decimal(10), Decimal(15), Fraction(2, 5))
    assert score.baseline_from is not None
    assert score.baseline_from.at == day("3")


def test_until_the_first_value_nothing_is_known() -> None:
    score = score_key_result("baseline: first, change: +50%", "5", {"5": "{confidence: 0.9}"})

    assert (score.baseline, score.target, score.raw, score.planned) == (None, None, None, None)
    assert score.status is Status.NO_DATA


def test_a_value_on_a_result_that_a_kpi_measures_is_not_its_measurement() -> None:
    files = kpi_files("", "3:6")

    score = score_key_result("kpi: gauge, baseline: 5, target: 10", "5", {"4": "9"}, files)

    assert score.current is not None
    assert (score.current.value, score.current.path, score.current.line) == (Decimal(6), "kpis/gauge.csv", 2)


FLOW = kpi_files("nature: flow\naccumulate: week", "2026-09-28:3 2026-10-01:1 3:6 5:2 8:4")


@pytest.mark.parametrize(
    ("of", "as_of", "current", "raw"),
    [
        ("", "3", None, None),
        ("", "4", ("2026-10-04", 10), 1),
        ("", "10", ("2026-10-04", 10), 1),
        ("", "11", ("2026-10-11", 6), Fraction(1, 5)),
        ("of: total, ", "3", ("2026-10-03", 7), Fraction(2, 5)),
        ("of: total, ", "9", ("2026-10-08", 13), Fraction(8, 5)),
    ],
)
def test_on_a_flow_the_last_complete_period_counts_or_the_sum_so_far(
    of: str, as_of: str, current: tuple[str, int] | None, raw: Fraction | None
) -> None:
    score = score_key_result(f"kpi: gauge, {of}baseline: 5, target: 10", as_of, files=FLOW)

    assert (score.current and (f"{score.current.at}", score.current.value), score.raw) == (current, raw)


def test_what_a_sum_in_a_window_came_from() -> None:
    score = score_key_result("kpi: gauge, of: total, baseline: 0, target: 10", "6", files=FLOW)

    assert [(seen.at.day, seen.value) for seen in score.seen] == [(1, 1), (3, 7), (5, 9)]
    assert score.seen[-1].where == Place("objectives/sprint/goal.yaml", ("key_results", 0, "of"))


def test_the_first_value_of_a_flow_is_that_of_a_complete_period() -> None:
    score = score_key_result("kpi: gauge, baseline: first, change: +50%", "11", files=FLOW)

    assert (score.baseline, score.target, score.raw) == (10, 15, Fraction(-4, 5))


def test_a_baseline_that_is_a_fraction_has_an_exact_target() -> None:
    halves = kpi_files("nature: flow", "1:1 2:1 5:2", "over") | kpi_files("nature: flow", "1:3 2:3 5:3", "under")
    files = halves | kpi_files("numerator: over\ndenominator: under")
    score = score_key_result("kpi: gauge, baseline: first, change: +50%", "5", files=files)

    assert (score.baseline, score.target, score.raw) == (Fraction(1, 3), Fraction(1, 2), 2)
