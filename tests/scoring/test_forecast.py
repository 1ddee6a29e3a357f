"""Will it be reached at this pace: lines for levels, the bootstrap for sums and counts."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from okrcli.scoring.book import SeriesBook
from okrcli.scoring.bootstrap import coming_sums
from okrcli.scoring.forecast import Chance, Forecast, Method, chance_of, forecast, seed_of
from okrcli.scoring.line import fit_line
from okrcli.scoring.objective_forecast import ObjectiveForecast, forecast_objective
from okrcli.scoring.score import score
from tests.scoring.goals import day, key_result_files, kpi_files, objective, said_of, workspace_of

if TYPE_CHECKING:
    from collections.abc import Mapping

YEAR = {"okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-01, end: 2026-12-23}\n"}
"""A window of twelve weeks from a Thursday on."""


def forecast_of(
    definition: str, said: Mapping[str, str], as_of: str, files: Mapping[str, str] | None = None
) -> Forecast | None:
    workspace = workspace_of(YEAR | key_result_files(definition, said) | dict(files or {}))
    book = SeriesBook(workspace, day(as_of))
    (found,) = score(workspace, day(as_of), book).key_results.values()
    return forecast(book, found)


def ahead(definition: str, said: Mapping[str, str], as_of: str, files: Mapping[str, str] | None = None) -> Forecast:
    found = forecast_of(definition, said, as_of, files)
    assert found is not None
    return found


def weekly(*values: object) -> dict[str, str]:
    """Report a value on each Wednesday, the last day of a week of the window."""
    return {f"{date(2026, 10, 7) + timedelta(weeks=at)}": str(value) for at, value in enumerate(values)}


LEVEL = "baseline: 40%, target: 80%"


@pytest.mark.parametrize(("definition", "sign"), [("baseline: 40, target: 80", 1), ("baseline: 80, target: 20", -1)])
@pytest.mark.parametrize("values", [[41, 45, 44, 52, 55, 54], [60, 41, 52, 44, 50.5], [40, 40, 41, 40, 40, 40, 47.25]])
def test_a_level_is_forecast_by_least_squares(definition: str, sign: int, values: list[float]) -> None:
    found = ahead(definition, weekly(*values), "2026-11-25")
    xs = [day("2026-10-07").toordinal() + 7 * at for at in range(len(values))]
    x, freedom = day("2026-12-23").toordinal(), len(values) - 2
    fit = stats.linregress(xs, values)
    expected = fit.intercept + fit.slope * x
    residuals = np.array(values) - (fit.intercept + fit.slope * np.array(xs))
    spread = ((np.array(xs) - np.mean(xs)) ** 2).sum()
    error = np.sqrt((residuals**2).sum() / freedom * (1 + 1 / len(xs) + (x - np.mean(xs)) ** 2 / spread))
    target = 80 if sign > 0 else 20

    assert found.method is Method.LINE
    assert float(found.expected or 0) == pytest.approx(expected, rel=1e-6)
    assert found.probability == pytest.approx(stats.t.cdf(sign * (expected - target) / error, freedom), rel=1e-6)
    reach = stats.t.ppf(0.925, freedom) * error
    assert (found.low, found.high) == (
        pytest.approx(expected - reach, rel=1e-6),
        pytest.approx(expected + reach, rel=1e-6),
    )
    assert float(found.pace.now or 0) == pytest.approx(fit.slope * 7, rel=1e-6)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([40, 58, 66, 74, 95], 0, 100), ([40, 58, 44, 61, 50], 30, 70), ([90, 30, 80, 20, 60], 0, 100)],
)
def test_the_interval_of_a_kpi_keeps_within_its_bounds(values: list[float], low: int, high: int) -> None:
    """The share of happy customers comes to no more than all; how likely the target is stays as it was."""
    definition = "kpi: gauge, baseline: 40, target: 80"
    series = " ".join(f"{date(2026, 10, 7) + timedelta(weeks=at)}:{value}" for at, value in enumerate(values))
    free = ahead(definition, {}, "2026-11-25", kpi_files("unit: points", series))
    kept = ahead(definition, {}, "2026-11-25", kpi_files(f"unit: points\nbounds: [{low}, {high}]", series))
    outlook = [float(value or 0) for value in (free.low, free.expected, free.high)]

    assert kept.probability == free.probability
    assert (kept.low, kept.expected, kept.high) == tuple(min(max(value, low), high) for value in outlook)
    assert not low <= outlook[0] <= outlook[2] <= high


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=9), st.integers(1, 30))
def test_a_line_is_that_of_scipy(ys: list[int], step: int) -> None:
    xs = [740_000 + at * at * step for at in range(len(ys))]
    line = fit_line(xs, [Fraction(y, 7) for y in ys])
    fit = stats.linregress([x - 740_000 for x in xs], [y / 7 for y in ys])

    assert float(line.slope) == pytest.approx(fit.slope, abs=1e-9)
    assert float(line.height_at(740_000)) == pytest.approx(fit.intercept, abs=1e-6)


def test_a_straight_rise_is_certain_and_arrives_on_a_day() -> None:
    found = ahead(LEVEL, weekly("44%", "48%", "52%", "56%", "60%"), "2026-11-06")

    assert (found.chance, found.probability, found.expected, found.low, found.high) == (Chance.LIKELY, 1, 88, 88, 88)
    assert (found.finish, found.pace.period, found.pace.now) == (day("2026-12-09"), "week", 4)
    assert found.pace.needed == Fraction(20 * 7, 47)
    assert found.expected_progress == 1


@pytest.mark.parametrize("values", [["60%"] * 5, ["60%", "59%", "58%", "57%", "56%"]])
def test_what_stands_still_or_goes_the_wrong_way_never_arrives(values: list[str]) -> None:
    found = ahead(LEVEL, weekly(*values), "2026-11-06")

    assert (found.chance, found.probability, found.finish) == (Chance.UNLIKELY, 0, None)


def test_what_is_there_arrived_on_the_day_of_its_last_value() -> None:
    found = ahead(LEVEL, weekly("50%", "60%", "70%", "75%", "81%"), "2026-11-06")

    assert (found.finish, found.pace.needed, found.chance) == (day("2026-11-04"), 0, Chance.LIKELY)


@pytest.mark.parametrize("values", [[], ["44%"], ["44%", "48%", "52%", "56%"]])
def test_below_five_values_there_are_too_few(values: list[str]) -> None:
    found = ahead(LEVEL, weekly(*values), "2026-11-06")

    assert (found.chance, found.used, found.probability, found.finish) == (Chance.TOO_FEW, len(values), None, None)
    assert found.pace.now is None
    assert found.pace.needed > 0


COUNT = "unit: accounts, baseline: 0, target: "
INCREMENTS = weekly(2, 7, 10, 10, 14, 15)
"""Weekly totals whose increments are 2, 5, 3, 0, 4 and 1."""


@pytest.mark.parametrize(
    ("target", "probability", "chance"),
    [(27, "8/9", "likely"), (31, "950/1287", "even"), (35, "680/1287", "even"), (39, "400/1287", "even")],
)
def test_a_count_is_forecast_by_the_splits_of_what_each_week_brought(
    target: int, probability: str, chance: str
) -> None:
    window = {"okr.yaml": YEAR["okr.yaml"].replace("2026-12-23", "2027-01-06")}
    found = ahead(f"{COUNT}{target}", INCREMENTS, "2026-11-11", window)

    assert (found.method, found.exact, found.used, found.chance.value) == (Method.BOOTSTRAP, True, 6, chance)
    assert found.expected == 15 + 8 * Fraction(15, 6)
    assert found.probability == Fraction(probability)


def test_the_running_week_is_still_to_come_and_counts_where_half_of_it_is_in_time() -> None:
    uneven = {"okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-01, end: 2026-11-24}\n"}
    longer = {"okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-01, end: 2026-11-21}\n"}
    shorter = {"okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-10-01, end: 2026-11-20}\n"}
    means = [ahead(f"{COUNT}99", INCREMENTS, "2026-11-13", files).expected for files in (uneven, longer, shorter)]

    assert means == [15 + 2 * Fraction(5, 2), 15 + Fraction(5, 2), 15 + Fraction(5, 2)]


def test_weeks_without_a_report_bring_nothing_and_those_after_the_last_are_not_known() -> None:
    said = {"2026-10-07": "2", "2026-10-14": "4", "2026-10-28": "6", "2026-11-04": "8", "2026-11-11": "10"}
    found = ahead(f"{COUNT}20", said, "2026-12-01")

    assert (found.used, found.expected) == (6, 10 + 6 * Fraction(10, 6))


def test_a_count_arrives_with_the_period_in_which_it_is_full() -> None:
    assert ahead(f"{COUNT}20", INCREMENTS, "2026-11-11").finish == day("2026-11-25")
    assert ahead(f"{COUNT}15", INCREMENTS, "2026-11-11").finish == day("2026-11-11")
    assert ahead(f"{COUNT}40", INCREMENTS, "2026-11-11").finish == day("2027-01-20")
    assert ahead(f"{COUNT}20", weekly(0, 0, 0, 0, 0, 0), "2026-11-11").finish is None


@pytest.mark.parametrize(
    "definition",
    ["unit: accounts, baseline: 5, target: 20", "unit: h, baseline: 0, target: 20", "baseline: 0%, target: 20%"],
)
def test_what_is_no_count_from_0_is_a_level(definition: str) -> None:
    values = (f"{value}%" if "%" in definition else value for value in (5, 6, 8, 8, 9))

    assert ahead(definition, weekly(*values), "2026-11-11").method is Method.LINE


def test_a_count_that_fell_is_a_level() -> None:
    assert ahead(f"{COUNT}20", weekly(5, 6, 4, 8, 9), "2026-11-11").method is Method.LINE


FLOW = kpi_files(
    "cadence: weekly\nnature: flow", " ".join(f"{date(2026, 7, 6) + timedelta(weeks=at)}:{at % 3}" for at in range(19))
)


def test_a_sum_in_the_window_is_forecast_by_the_weeks_of_the_flow() -> None:
    found = ahead("kpi: gauge, of: total, baseline: 0, target: 12", {}, "2026-11-15", FLOW)

    assert (found.method, found.used, found.exact, found.by) == (Method.BOOTSTRAP, 6, True, day("2026-12-23"))
    assert (found.expected, found.probability) == (6 + 5, coming_sums([1, 2, 0, 1, 2, 0], 5, 0).share_from(6))


def test_early_in_the_window_the_twelve_periods_before_it_count_too() -> None:
    found = ahead("kpi: gauge, of: total, baseline: 0, target: 12", {}, "2026-10-28", FLOW)

    assert (found.used, found.exact, found.expected) == (15, False, 3 + 8)


def test_a_monthly_flow_looks_back_over_the_months_before() -> None:
    days = [date(2026, 1, 15) + timedelta(days=10 * at) for at in range(30)]
    flow = kpi_files("cadence: monthly\nnature: flow", " ".join(f"{at}:10" for at in days))
    found = ahead("kpi: gauge, of: total, baseline: 0, target: 90", {}, "2026-11-06", flow)

    assert (found.method, found.used, found.pace.period) == (Method.BOOTSTRAP, 10, "month")


def test_a_flow_by_its_last_period_is_a_level() -> None:
    assert ahead("kpi: gauge, baseline: 0, target: 12", {}, "2026-11-15", FLOW).method is Method.LINE


@pytest.mark.parametrize(
    ("definition", "as_of"),
    [
        ("keep: {at_most: 9}", "2026-11-06"),
        ("milestones: [a]", "2026-11-06"),
        ("rollup: true", "2026-11-06"),
        (LEVEL, "2026-09-30"),
        (LEVEL, "2026-12-23"),
        (f"{LEVEL}, due: 2026-11-05", "2026-11-06"),
        (f"{LEVEL}, dropped: {{date: 2026-10-20, because: no}}", "2026-11-06"),
        ("baseline: first, change: +10%", "2026-11-06"),
    ],
)
def test_what_is_not_open_or_moves_nowhere_has_no_forecast(definition: str, as_of: str) -> None:
    assert forecast_of(definition, {}, as_of) is None


def test_the_same_input_gives_the_same_number() -> None:
    said = {f"{date(2026, 10, 1) + timedelta(days=at)}": f"{at * at}" for at in range(30)}
    files = {"okr.yaml": YEAR["okr.yaml"] + "checkin: {cadence: daily}\n"}
    found = [ahead(f"{COUNT}2500", said, "2026-10-30", files) for _ in range(2)]

    assert found[0] == found[1]
    assert (found[0].exact, found[0].used) == (False, 30)
    assert found[0].probability == Fraction(2459, 10_000)


def test_a_seed_is_made_of_the_id_and_the_observations() -> None:
    workspace = workspace_of(YEAR | key_result_files(f"{COUNT}9", weekly(1, 2)))
    (found,) = score(workspace, day("2026-11-06")).key_results.values()

    assert f"{seed_of('a', ()):x}" == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert len({seed_of("a", found.seen), seed_of("b", found.seen), seed_of("a", found.seen[:1])}) == 3


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (Fraction(85, 100), "likely"),
        (0.8499, "even"),
        (0.1501, "even"),
        (Fraction(15, 100), "unlikely"),
        (0.0, "unlikely"),
    ],
)
def test_words_for_probabilities(probability: Fraction | float, word: str) -> None:
    assert chance_of(probability).value == word


def of_objective(as_of: str, *key_results: str, said: Mapping[str, str]) -> ObjectiveForecast | None:
    files = YEAR | {"objectives/sprint/goal.yaml": objective(*key_results)} | said_of("goal/it", said)
    workspace = workspace_of(files)
    book = SeriesBook(workspace, day(as_of))
    card = score(workspace, day(as_of), book)
    (found,) = card.objectives.values()
    return forecast_objective(book, card, found)


def test_an_objective_comes_to_what_its_key_results_come_to() -> None:
    moving = "{id: it, title: T, baseline: 40%, target: 80%}"
    silent = "{id: other, title: T, milestones: [{id: a, due: 2026-10-02}], weight: 1}"
    found = of_objective("2026-11-06", moving, silent, said=weekly("44%", "46%", "48%", "50%", "52%"))

    assert found is not None
    assert [item.expected_progress for item in found.forecasts] == [Fraction(26, 40)]
    assert (found.expected, found.reached, found.finish) == (Fraction(13, 40), False, day("2027-02-10"))


def test_an_objective_that_moves_nothing_has_no_forecast() -> None:
    assert of_objective("2026-11-06", "{id: it, title: T, milestones: [a]}", said={}) is None
