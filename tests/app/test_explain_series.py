"""How the numbers of flows, ratios, formulas, signals and forecasts came about."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from okrcli.app.explain.goal import explain_goal
from okrcli.results.show import Input, NumberExplanation, WorkedStep
from okrcli.results.source import SourceLine
from tests.app.opened import kpi, objective, opened


def weekly(*values: object, first: str = "2026-10-02") -> str:
    rows = (f"{date.fromisoformat(first) + timedelta(weeks=at)},{value}\n" for at, value in enumerate(values))
    return "date,value\n" + "".join(rows)


FILES = {
    "okr.yaml": "version: 1\n",
    "kpis/sales.yaml": kpi(more="nature: flow\naccumulate: month\nunit: USD"),
    "kpis/sales.csv": weekly(10, 20, 30, 40, 50, 60, 70, 80),
    "kpis/staff.yaml": kpi(more="unit: people"),
    "kpis/staff.csv": weekly(4, 5, 5, 6, 8, 8),
    "kpis/each.yaml": kpi(more="numerator: sales\ndenominator: {kpi: staff, take: last}\nscale: 2").replace(
        "weekly", "monthly"
    ),
    "kpis/rest.yaml": kpi(more="formula: sales - 100 / (staff - 5)").replace("weekly", "monthly"),
    "kpis/wait.yaml": kpi(more="unit: min\nbaseline_period: {from: 2026-01-01, to: 2026-03-01}"),
    "kpis/wait.csv": weekly(10, 12, 10, 12, 10, 12, 10, 20, first="2026-01-02"),
    "objectives/2026-Q4/grow.yaml": objective(
        results="{id: up, title: U, kpi: staff, baseline: 4, target: 12}\n{id: few, title: F, baseline: 0, target: 9}"
    ),
}


def explained(ref: str) -> NumberExplanation:
    return explain_goal(opened(FILES), ref)


def steps(ref: str, *names: str) -> list[WorkedStep]:
    return [step for step in explained(ref).steps if step.name in names]


def test_the_last_point_of_a_flow_lists_its_amounts_with_their_lines() -> None:
    found = explained("sales")

    assert [item for item in found.inputs if item.name.startswith("sales")] == [
        Input(f"sales (2026-10-{at:02})", Decimal(value), "USD", SourceLine("kpis/sales.csv", line))
        for at, value, line in [(2, 10, 2), (9, 20, 3), (16, 30, 4), (23, 40, 5), (30, 50, 6)]
    ]
    assert steps("sales", "point of 2026-10-31", "running period") == [
        WorkedStep("point of 2026-10-31", "the sum of the amounts, for each month", "2026-10-01 to 2026-10-31", "$150"),
        WorkedStep("running period", "what is there so far; never judged", "2026-11-01 to 2026-11-30: $210", None),
    ]


def test_a_ratio_says_what_it_took_of_each_half() -> None:
    found = explained("each")

    assert found.inputs[0] == Input("value (2026-10-31)", Decimal("37.5"), None, SourceLine("kpis/each.yaml", 4))
    assert found.inputs[-1] == Input("staff (2026-10-30)", Decimal(8), "people", SourceLine("kpis/staff.csv", 6))
    assert steps("each", "point of 2026-10-31") == [
        WorkedStep(
            "point of 2026-10-31",
            "sales / staff · 2, for each month",
            "2026-10-01 to 2026-10-31: sales 150 (sum), staff 8 (last)",
            "37.5",
        )
    ]


def test_a_formula_is_shown_with_its_inputs() -> None:
    (step,) = steps("rest", "point of 2026-10-31")

    assert step.formula == "sales - 100 / (staff - 5), for each month"
    assert step.worked == "2026-10-01 to 2026-10-31: sales 150 (sum), staff 8 (last)"


def test_what_has_no_point_says_why() -> None:
    files = {"kpis/none.yaml": kpi(more="formula: staff * nothing"), "okr.yaml": "version: 1\n"}
    found = explain_goal(opened(FILES | files), "none")

    assert found.steps[0] == WorkedStep("series", "staff * nothing, for each week", "there is no KPI `nothing`", None)


def test_limits_and_signals_with_their_numbers() -> None:
    locked = Input("natural limits from", "2026-01-01 to 2026-03-01", None, SourceLine("kpis/wait.yaml", 5))

    assert explained("wait").thresholds[-1] == locked
    limits, *signals, trend = steps("wait", "natural limits", "signal", "trend")
    assert limits == WorkedStep(
        "natural limits", "mean ± 2.660 · mean range, within bounds", "12 ± 2.660 · 3.14286", "3.64 min to 20.36 min"
    )
    assert [signal.result for signal in signals] == ["none"]
    assert (trend.worked, trend.result) == ("over 8 points, p 0.41", Fraction(0))


def test_too_few_points_say_nothing_of_what_is_usual() -> None:
    files = {"kpis/young.yaml": kpi(), "kpis/young.csv": weekly(1, 2)}
    found = explain_goal(opened(FILES | files), "young").steps[-1]

    assert (found.name, found.worked) == ("natural limits", "fewer than 6 points say nothing of what is usual")


def test_a_forecast_with_its_pace_and_interval() -> None:
    found = steps("grow/up", "pace needed", "pace", "expected", "forecast")

    assert [step.result for step in found] == [
        "0.682927 people a week",
        "0.857143 people a week",
        "14.8776 people",
        "likely",
    ]
    assert found[-1].worked.endswith("there on 2026-12-08")
    assert Input("forecast from so many values", "5", None, None) in explained("grow/up").thresholds


def test_too_few_values_for_a_forecast() -> None:
    (found,) = steps("grow/few", "forecast")

    assert (found.worked, found.result) == ("0 are too few", "too few")
