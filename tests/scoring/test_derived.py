"""Ratios and formulas: what each period's inputs come to, and why a period has no point."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import Place
from okrcli.scoring.scorecard import Gap, Health, InputValue, KpiScore, Running
from tests.scoring.goals import day, kpi_files, score_key_result, scorecard_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.quantity import Exact

MONTHLY = "cadence: monthly"
LEAVERS = kpi_files(f"{MONTHLY}\nnature: flow", "2026-08-10:3 2026-09-02:1 2026-09-20:1 2026-10-08:2", "leavers")
HEADCOUNT = kpi_files(MONTHLY, "2026-08-01:100 2026-08-31:110 2026-09-01:120 2026-10-01:90 2026-11-02:80", "headcount")
RATIO = f"{MONTHLY}\nnumerator: leavers\nscale: 100\ndenominator: "


def derived(definition: str, files: Mapping[str, str], as_of: str, name: str = "gauge") -> KpiScore:
    every = dict(files) | (kpi_files(definition, name=name) if definition else {})
    return {str(kpi): score for kpi, score in scorecard_of(every, as_of).kpis.items()}[name]


def values(score: KpiScore) -> dict[str, Exact]:
    return {str(point.observation.at): point.observation.value for point in score.series}


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        ("mean", [Fraction(300, 105), Fraction(200, 120), Fraction(200, 90)]),
        ("first", [3, Fraction(200, 120), Fraction(200, 90)]),
        ("last", [Fraction(300, 110), Fraction(200, 120), Fraction(200, 90)]),
    ],
)
def test_a_ratio_sums_flows_and_takes_of_a_level_what_it_says(take: str, expected: list[Fraction]) -> None:
    score = derived(f"{RATIO}{{kpi: headcount, take: {take}}}", LEAVERS | HEADCOUNT, "2026-11-20")

    assert list(values(score).values()) == expected
    assert list(values(score)) == ["2026-08-31", "2026-09-30", "2026-10-31"]
    assert score.running == Running(day("2026-11-01"), day("2026-11-30"), None, "there is no value of `leavers`")


def test_a_ratio_of_flows_divides_the_sums_not_the_quotients() -> None:
    files = kpi_files("nature: flow", "1:1 2:9", "good") | kpi_files("nature: flow", "1:10 2:10", "all")
    score = derived("cadence: weekly\nnumerator: good\ndenominator: all", files, "4")

    assert values(score) == {"2026-10-04": Fraction(1, 2)}


def test_the_running_period_has_the_quotient_so_far() -> None:
    score = derived(f"{RATIO}{{kpi: headcount, take: last}}", LEAVERS | HEADCOUNT, "2026-10-20")

    assert list(values(score)) == ["2026-08-31", "2026-09-30"]
    assert score.running == Running(day("2026-10-01"), day("2026-10-31"), Fraction(200, 90))


def test_a_ratio_over_a_rolling_window() -> None:
    definition = f"nature: flow\nwindow: 3 months\n{RATIO}{{kpi: headcount, take: mean}}"
    score = derived(definition, LEAVERS | HEADCOUNT, "2026-11-20")

    assert values(score) == {"2026-10-31": Fraction(700, 105)}


def test_a_flow_with_a_window_brings_its_own_value() -> None:
    leavers = kpi_files(
        f"{MONTHLY}\nnature: flow\nwindow: 2 months", "2026-08-10:3 2026-09-02:1 2026-10-08:2", "leavers"
    )
    score = derived(f"{RATIO}{{kpi: headcount, take: last}}", leavers | HEADCOUNT, "2026-10-31")

    assert values(score) == {"2026-09-30": Fraction(400, 120), "2026-10-31": Fraction(300, 90)}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2026-08-01:5 2026-10-01:5", "there is no value of `under`"),
        ("2026-08-01:5 2026-09-01:1 2026-09-03:-1 2026-10-01:5", "the denominator, `under`, is 0"),
    ],
)
def test_a_period_without_a_point_keeps_its_reason(rows: str, reason: str) -> None:
    over = kpi_files(f"{MONTHLY}\nnature: flow", "2026-08-01:1 2026-09-01:1 2026-10-01:1", "over")
    under = kpi_files(f"{MONTHLY}\nnature: flow", rows, "under")
    score = derived(f"{MONTHLY}\nnumerator: over\ndenominator: under", over | under, "2026-10-31")

    assert values(score) == {"2026-08-31": Fraction(1, 5), "2026-10-31": Fraction(1, 5)}
    assert score.gaps == (Gap(day("2026-09-01"), day("2026-09-30"), reason),)


SALES = kpi_files(f"{MONTHLY}\nnature: flow", "2026-09-10:60 2026-09-20:40 2026-10-05:90 2026-11-01:10", "sales")
COSTS = kpi_files(f"{MONTHLY}\nnature: flow", "2026-09-10:70 2026-10-05:60 2026-11-02:9", "costs")
SHOPS = kpi_files(MONTHLY, "2026-08-31:4 2026-09-02:5 2026-09-28:8 2026-10-31:9", "shops")


@pytest.mark.parametrize(
    ("formula", "september", "october"),
    [
        ("(sales - costs) / sales * 100", 30, Fraction(100, 3)),
        ("sales / shops", Fraction(25, 2), 10),
        ("-sales + 2 * costs", 40, 30),
        ("max(sales - costs, shops, 31)", 31, 31),
        ("min(sales, costs) - shops", 62, 51),
        ("sales / 4 / 5", 5, Fraction(9, 2)),
    ],
)
def test_a_formula_goes_over_points_of_equal_period(formula: str, september: Fraction, october: Fraction) -> None:
    score = derived(f"{MONTHLY}\nformula: {formula}", SALES | COSTS | SHOPS, "2026-11-01")

    assert values(score) == {"2026-09-30": september, "2026-10-31": october}


def test_a_formula_in_quarters_sums_the_months_of_a_flow_and_takes_the_last_of_a_level() -> None:
    score = derived("cadence: quarterly\nformula: sales / shops", SALES | SHOPS, "2026-12-31")

    assert values(score) == {"2026-09-30": Fraction(100, 8), "2026-12-31": Fraction(100, 9)}


def test_a_flow_by_the_month_says_nothing_about_weeks() -> None:
    score = derived("cadence: weekly\nformula: sales / shops", SALES | SHOPS, "2026-11-01")

    assert (score.series, score.pending) == ((), "`sales` has a value for each month, and this wants one for each week")


def test_formulas_over_formulas_and_ratios() -> None:
    margin = kpi_files(f"{MONTHLY}\nformula: (sales - costs) / sales", name="margin")
    profit = kpi_files(f"{MONTHLY}\nnature: flow\nformula: margin * sales", name="profit")
    files = SALES | COSTS | SHOPS | margin | profit
    score = derived("cadence: quarterly\nnumerator: profit\ndenominator: {kpi: shops, take: last}", files, "2026-12-31")
    running = derived("", files, "2026-11-20", "profit").running

    assert values(score) == {"2026-09-30": Fraction(30, 8), "2026-12-31": Fraction(31, 9)}
    assert running == Running(day("2026-11-01"), day("2026-11-30"), Fraction(1))


def test_a_formula_with_a_hole_in_it_has_no_value_there() -> None:
    score = derived(f"{MONTHLY}\nformula: costs / (sales - 100)", SALES | COSTS, "2026-10-31")

    assert values(score) == {"2026-10-31": -6}
    assert score.gaps == (Gap(day("2026-09-01"), day("2026-09-30"), "what it divides by is 0"),)


def test_a_thousand_formulas_on_top_of_one_another() -> None:
    files = SALES
    for number in range(1000):
        below = f"k{number - 1}" if number else "sales"
        files = files | kpi_files(f"{MONTHLY}\nformula: {below} + 1", name=f"k{number}")

    assert values(derived("", files, "2026-10-31", "k999")) == {"2026-09-30": 1100, "2026-10-31": 1090}


def test_numbers_that_grow_without_end_are_no_value() -> None:
    files = SALES
    for number in range(12):
        below = f"k{number - 1}" if number else "sales"
        files = files | kpi_files(f"{MONTHLY}\nformula: {' * '.join([below] * 90)}", name=f"k{number}")
    score = derived("", files, "2026-10-31", "k2")

    assert (score.series, score.pending) == ((), "`k1` has no values")
    assert derived("", files, "2026-10-31", "k1").gaps[0].reason == "the result has over a thousand digits"


def test_what_is_computed_from_itself_has_no_value_nor_what_is_computed_from_that() -> None:
    circle = {**kpi_files("formula: b + 1", name="a"), **kpi_files("formula: c + 1", name="b")}
    files = circle | kpi_files("formula: a + 1", name="c") | kpi_files("formula: c * 2", name="d") | SALES
    card = scorecard_of(files, "2026-10-31")

    reasons = {str(kpi): score.pending for kpi, score in card.kpis.items() if score.kpi.definition.derived}
    assert reasons == dict.fromkeys("abcd", "it is computed from itself, or from a KPI that is")


@pytest.mark.parametrize(
    ("definition", "pending"),
    [
        ("formula: sales + nothing", "there is no KPI `nothing`"),
        ("formula: sales + empty", "`empty` has no values"),
        ("formula: sales + late", "no month in which every input has a value is over"),
    ],
)
def test_why_there_is_no_point_at_all(definition: str, pending: str) -> None:
    files = SALES | kpi_files(MONTHLY, name="empty") | kpi_files(MONTHLY, "2026-10-20:1", "late")
    score = derived(f"{MONTHLY}\n{definition}", files, "2026-10-20")

    assert (score.series, score.pending, score.health) == ((), pending, Health.NO_TARGET)


def test_inputs_are_found_by_the_names_that_they_had() -> None:
    files = kpi_files(f"{MONTHLY}\nformerly: [turnover]", "2026-09-30:7", "sales")

    assert values(derived(f"{MONTHLY}\nformula: turnover * 2", files, "2026-09-30")) == {"2026-09-30": 14}


def test_a_point_knows_what_it_came_from() -> None:
    score = derived(f"{MONTHLY}\nformula: sales / shops", SALES | SHOPS, "2026-09-30")
    (point,) = score.series

    assert point.observation.where == Place("kpis/gauge.yaml", ("formula",))
    assert point.observation.computed is not None
    assert [(item.kpi, item.how, item.value) for item in point.observation.computed.inputs] == [
        ("sales", "sum", 100),
        ("shops", "last", 8),
    ]
    assert isinstance(point.observation.computed.inputs[0], InputValue)


def test_health_staleness_and_key_results_go_by_the_points() -> None:
    definition = f"{MONTHLY}\nformula: sales - costs\ntargets: {{2026: {{at_least: 40}}}}"
    files = SALES | COSTS | kpi_files(definition)
    held = {as_of: derived("", files, as_of).stale for as_of in ("2027-01-02", "2027-01-03")}
    kept = score_key_result("kpi: gauge, keep: {at_least: 10}", "2026-11-20", files=SPAN | files)
    moved = score_key_result("kpi: gauge, baseline: first, target: 50", "2026-11-20", files=SPAN | files)

    assert derived("", files, "2026-10-31").health is Health.BREACHED
    assert held == {"2027-01-02": False, "2027-01-03": True}
    assert [(str(period.end), period.met) for period in kept.periods] == [("2026-10-31", True)]
    assert (moved.baseline, moved.current and moved.current.value, moved.raw, moved.stale) == (30, 30, 0, False)


SPAN = {"okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-01, end: 2026-12-31}\n"}
