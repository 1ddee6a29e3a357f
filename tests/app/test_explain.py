"""How a number came about: inputs with their lines, formulas with the numbers put in, and the result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from okrcli.app.explain.goal import explain_goal
from okrcli.app.views import objective_view
from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.results.show import Input, WorkedStep
from okrcli.results.source import SourceLine
from okrcli.scoring.scorecard import Status
from tests.app.opened import AS_OF, kpi, northwind, objective, opened

FILES = {
    "okr.yaml": """
        version: 1
        scoring:
          pace: {on_track: 0.9, behind: 0.6}
        """,
    "objectives/2026-Q4/delight.yaml": objective(
        top="ambition: committed",
        results="{id: csat, title: A, unit: '%', baseline: 40, target: 80}\n"
        "{id: guard, title: B, keep: {at_most: 9}}\n"
        "{id: shows, title: C, milestones: [{id: chicago, due: 2026-10-30}, {id: omaha, due: 2026-12-01, weight: 3}]}\n"
        "{id: gone, title: D, baseline: 0, target: 1, dropped: {date: 2026-11-01, because: no}}\n"
        "{id: first, title: E, baseline: first, change: +50%, plan: s-curve, due: 2026-12-11}\n",
    ),
    "objectives/2026/year.yaml": objective(results="{id: up, title: U, rollup: true}"),
    "objectives/2026-Q4/part.yaml": objective(top="contributes_to: 2026/year\nweight: 2"),
    "kpis/wait.yaml": kpi(more="unit: min\ntargets: {2026-Q4: {at_most: 30, watch: 27}}\nalarm: {breach_after: 3}"),
    "kpis/wait.csv": "date,value\n2026-09-25,20\n2026-10-02,31\n2026-10-09,-5\n2026-10-16,32\n",
    "checkins/2026-Q4/2026-10-09-me.yaml": "updates: {delight/first: 10}\n",
    "checkins/2026-Q4/2026-11-20-me.yaml": """
        updates:
          delight/csat: {value: 55%, confidence: 0.6}
          delight/guard: 8
          delight/shows: {reached: [chicago]}
          delight/first: 12
          part/a: 5
        """,
}
DELIGHT = "objectives/2026-Q4/delight.yaml"
CHECK_IN = "checkins/2026-Q4/2026-11-20-me.yaml"


def steps_of(ref: str) -> dict[str, WorkedStep]:
    return {step.name: step for step in explain_goal(opened(FILES), ref).steps}


def test_a_move_is_shown_from_its_values_to_its_status() -> None:
    explained = explain_goal(opened(FILES), "delight/csat")

    assert explained.inputs == (
        Input("baseline", Decimal(40), "%", SourceLine(DELIGHT, 5)),
        Input("target", Decimal(80), "%", SourceLine(DELIGHT, 5)),
        Input("current (2026-11-20)", Decimal(55), "%", SourceLine(CHECK_IN, 2)),
        Input("first day of 2026-Q4", "2026-10-01", None, SourceLine(DELIGHT, 1)),
        Input("due", "2026-12-31", None, SourceLine(DELIGHT, 1)),
        Input("confidence (me, 2026-11-20)", Fraction(3, 5), None, SourceLine(CHECK_IN, 2)),
    )
    assert explained.steps == (
        WorkedStep(
            "raw progress", "(current - baseline) / (target - baseline)", "(55 - 40) / (80 - 40)", Fraction(3, 8)
        ),
        WorkedStep("progress", "raw progress, kept from 0 to 1", "0.375 from 0 to 1", Fraction(3, 8)),
        WorkedStep(
            "elapsed", "(day - first day) / (due - first day), in days", "50 / 91, kept from 0 to 1", Fraction(50, 91)
        ),
        WorkedStep("plan", "elapsed", "0.549451", Fraction(50, 91)),
        WorkedStep(
            "planned value",
            "baseline + plan · (target - baseline)",
            "40 + 0.549451 · (80 - 40)",
            40 + Fraction(2000, 91),
        ),
        WorkedStep(
            "status",
            "the first row of the table that fits",
            "progress is 0.375, which is 0.6825 of the plan, 0.549451",
            "behind",
        ),
        WorkedStep("pace needed", "what is missing / the time that is left", "until 2026-12-31", "4.26829% a week"),
        WorkedStep(
            "forecast", "least squares through the values of the window, with Student's t", "1 are too few", "too few"
        ),
    )
    assert explained.conclusion == "progress 0.375, status behind"


def test_thresholds_name_the_line_that_sets_them_and_defaults_none() -> None:
    thresholds = explain_goal(opened(FILES), "delight/csat").thresholds

    assert [(found.name, str(found.value), found.source) for found in thresholds] == [
        ("too early below a plan of", "1/10", None),
        ("on track from", "0.9", SourceLine("okr.yaml", 3)),
        ("behind from", "0.6", SourceLine("okr.yaml", 3)),
        ("achieved at the end from (committed)", "1", None),
        ("forecast from so many values", "5", None),
        ("likely from a probability of", "17/20", None),
        ("unlikely up to a probability of", "3/20", None),
    ]
    assert explain_goal(opened(FILES), "part/a").thresholds[-1].source is None


def test_a_first_baseline_a_change_and_a_curve_are_worked_out() -> None:
    steps = steps_of("delight/first")

    assert explain_goal(opened(FILES), "delight/first").inputs[0] == Input(
        "baseline, the first value (2026-10-09)",
        Decimal(10),
        None,
        SourceLine("checkins/2026-Q4/2026-10-09-me.yaml", 1),
    )
    assert (steps["target"].formula, steps["target"].worked) == ("baseline + change · baseline", "10 + 0.5 · 10")
    assert steps["plan"].worked == "3 · 0.704225² - 2 · 0.704225³"


def test_a_guardrail_counts_periods() -> None:
    explained = explain_goal(opened(FILES), "delight/guard")

    assert explained.inputs[0] == Input("limit", "at most 9", None, SourceLine(DELIGHT, 6))
    assert [(found.name, found.value) for found in explained.inputs[1:3]] == [
        ("2026-10-01 to 2026-10-07, not met", None),
        ("2026-10-08 to 2026-10-14, not met", None),
    ]
    assert [(step.name, step.worked, step.result) for step in explained.steps] == [
        ("raw progress", "1 / 8", Fraction(1, 8)),
        ("progress", "0.125", Fraction(1, 8)),
        ("plan", "1", Fraction(1)),
        ("status", "the latest value is inside the limit", "on track"),
    ]


def test_milestones_weigh_what_was_reached_against_what_was_due() -> None:
    explained = explain_goal(opened(FILES), "delight/shows")

    assert explained.inputs == (
        Input("chicago, due 2026-10-30", "reached 2026-11-20", None, SourceLine(CHECK_IN, 4)),
        Input("omaha, due 2026-12-01, weight 3", "not reached", None, SourceLine(DELIGHT, 7)),
    )
    assert {step.name: step.worked for step in explained.steps} == {
        "raw progress": "1 / 4",
        "progress": "0.25",
        "plan": "1 / 4",
        "status": "progress is 0.25, which is 1 of the plan, 0.25",
        "late": "due 2026-12-31",
    }


def test_a_rollup_is_the_mean_of_its_contributors() -> None:
    explained = explain_goal(opened(FILES), "year/up")

    assert explained.inputs == (
        Input("2026-Q4/part", Fraction(1, 2), None, SourceLine("objectives/2026-Q4/part.yaml", 1)),
    )
    assert explained.steps[0].worked == "(2 · 0.5) / 2"
    plan = next(step for step in explained.steps if step.name == "plan")
    assert (plan.worked, plan.result) == ("(2 · 0.549451) / 2", Fraction(50, 91))


def test_an_objective_is_the_mean_of_its_parts() -> None:
    explained = explain_goal(opened(FILES), "delight")

    assert [(found.name, str(found.value)) for found in explained.inputs] == [
        ("2026-Q4/delight/csat, weight 1, plan 0.549451", "3/8"),
        ("2026-Q4/delight/guard, weight 1, plan 1", "1/8"),
        ("2026-Q4/delight/shows, weight 1, plan 0.25", "1/4"),
        ("2026-Q4/delight/first, weight 1, plan 0.789302", "2/5"),
        ("2026-Q4/delight/gone, dropped", "None"),
    ]
    steps = {step.name: step for step in explained.steps}
    assert steps["progress"].worked == "(1 · 0.375 + 1 · 0.125 + 1 · 0.25 + 1 · 0.4) / 4"
    assert steps["progress"].result == Fraction(23, 80)
    assert steps["worst"].worked == "2026-Q4/delight/first is at risk"
    assert explained.conclusion == "progress 0.2875, status at risk"


def test_a_kpi_goes_through_its_last_points() -> None:
    explained = explain_goal(opened(FILES), "wait")

    assert explained.thresholds == (
        Input("target in 2026-Q4", "at most 30 min, healthy at most 27 min", None, SourceLine("kpis/wait.yaml", 5)),
        Input("points in a row outside that make a breach", "3", None, SourceLine("kpis/wait.yaml", 6)),
        Input("points in a row inside that end it", "2", None, SourceLine("kpis/wait.yaml", 6)),
    )
    assert [(step.name, step.worked, step.result) for step in explained.steps] == [
        ("after 2026-09-25", "20 min", None),
        ("after 2026-10-02", "31 min is outside", "watch"),
        ("after 2026-10-09", "(-5 min) is inside", "healthy"),
        ("after 2026-10-16", "32 min is outside", "watch"),
        ("health", "the last point is in the watch band, or outside for fewer than 3 points in a row", "watch"),
        ("loop", "nothing is out of range, or nothing says what range it should be in", "monitoring"),
        ("stale", "last seen 2026-10-16", "stale"),
        ("natural limits", "fewer than 6 points say nothing of what is usual", None),
    ]


@pytest.mark.parametrize(
    ("files", "as_of", "reason"),
    [
        ({}, date(2026, 9, 1), "the day is before the cycle's first day"),
        ({}, date(2026, 10, 5), "no value yet, so progress is unknown"),
        ({"a": 10}, AS_OF, "raw progress is 1 or more"),
        ({"a": 8}, date(2027, 1, 5), "2026-12-31 is over, and progress 0.8 is at or over the bar of 0.7"),
        ({"a": 6}, date(2027, 1, 5), "2026-12-31 is over, and progress 0.6 is under the bar of 0.7"),
        ({}, date(2027, 1, 5), "2026-12-31 is over, and progress is unknown, and so under the bar of 0.7"),
        ({"a": 1}, date(2026, 10, 5), "the plan, 0.043956, is under 0.1"),
    ],
)
def test_every_status_has_its_reason(files: dict[str, int], as_of: date, reason: str) -> None:
    updates = "".join(f"{name}: {value}" for name, value in files.items())
    check_in = f"updates: {{x/{updates}}}\n" if updates else "done: [nothing]\n"
    session = opened({"objectives/2026-Q4/x.yaml": objective(), "checkins/2026-Q4/2026-10-02-me.yaml": check_in}, as_of)

    status = next(step for step in explain_goal(session, "2026-Q4/x/a").steps if step.name == "status")

    assert status.worked == reason


@pytest.mark.parametrize(
    ("said", "reason", "status"),
    [
        ("{confidence: 0.5}", "nothing says when it should be where, and the stated confidence is 0.5", "behind"),
        ("{note: hm}", "nothing says when it should be where, and no confidence is stated", "no data"),
    ],
)
def test_without_a_plan_confidence_decides(said: str, reason: str, status: str) -> None:
    session = opened(
        {
            "objectives/2026-Q4/x.yaml": objective(results="{id: a, title: A, milestones: [done]}"),
            "checkins/2026-Q4/2026-11-20-me.yaml": f"updates: {{x/a: {said}}}\n",
        }
    )

    explained = explain_goal(session, "x/a")

    assert explained.steps[-1] == WorkedStep("status", "the first row of the table that fits", reason, status)
    assert [found.name for found in explained.thresholds[:2]] == [
        "on track from a confidence of",
        "behind from a confidence of",
    ]


def test_every_goal_of_the_example_is_explained_with_the_numbers_that_are_shown() -> None:
    """The last word of each explanation is the status that every other view shows."""
    session = northwind()

    for key_result in session.workspace.key_results:
        score = session.scorecard.key_results[KeyResultId(key_result)]
        explained = explain_goal(session, key_result)
        assert explained.conclusion.endswith(f"status {score.status.value.replace('_', ' ')}")
        progress = [step.result for step in explained.steps if step.name == "progress"]
        assert progress == [score.progress]
    for objective_id, placed in session.workspace.objectives.items():
        explained = explain_goal(session, objective_id)
        view = objective_view(session, placed)
        assert explained.steps[0].result == session.scorecard.objectives[ObjectiveId(objective_id)].progress
        assert (view.score.status is Status.CLOSED) == any(step.name == "grade" for step in explained.steps)
    for kpi_id, gauge in session.scorecard.kpis.items():
        loop = gauge.loop.value.replace("_", " ")
        assert explain_goal(session, kpi_id).conclusion.endswith(f"loop {loop}")
