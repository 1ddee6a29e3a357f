"""Plan: from the calendar alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrcli.scoring.plan import elapsed
from tests.scoring.goals import day, score_key_result

MOVE = "baseline: 100, target: 200"


@pytest.mark.parametrize(
    ("as_of", "tau"), [("2026-09-30", 0), ("1", 0), ("2", Fraction(1, 10)), ("6", Fraction(1, 2)), ("11", 1), ("12", 1)]
)
def test_elapsed_is_nothing_on_the_first_day_and_all_on_the_last(as_of: str, tau: Fraction) -> None:
    assert elapsed(day("1"), day("11"), day(as_of)) == tau


@pytest.mark.parametrize(("as_of", "tau"), [("2026-09-30", 0), ("1", 1), ("2", 1)])
def test_a_window_of_one_day_is_over_on_it(as_of: str, tau: int) -> None:
    assert elapsed(day("1"), day("1"), day(as_of)) == tau


def test_a_due_day_before_the_start_divides_by_nothing() -> None:
    score = score_key_result(f"{MOVE}, due: 2026-09-15", "1", {"1": "150"})

    assert (score.elapsed, score.plan, score.planned) == (Fraction(1), Fraction(1), Fraction(200))


@pytest.mark.parametrize(
    ("more", "plans"),
    [
        ("", (0, Fraction(1, 5), Fraction(1, 2), 1)),
        (", plan: linear", (0, Fraction(1, 5), Fraction(1, 2), 1)),
        (", due: 2026-10-05", (0, Fraction(1, 2), 1, 1)),
        (", plan: s-curve", (0, Fraction(13, 125), Fraction(1, 2), 1)),
        (", plan: s-curve, due: 2026-10-05", (0, Fraction(1, 2), 1, 1)),
        (", plan: [{at: 2026-10-05, value: 110}]", (0, Fraction(1, 20), Fraction(1, 4), 1)),
        (
            ", plan: [{at: 2026-10-09, value: 120}, {at: 2026-10-05, value: 110}]",
            (0, Fraction(1, 20), Fraction(1, 8), 1),
        ),
        (
            ", plan: [{at: 2026-10-01, value: 190}, {at: 2026-10-11, value: 110}]",
            (0, Fraction(1, 5), Fraction(1, 2), 1),
        ),
        (
            ", plan: [{at: 2026-09-01, value: 190}, {at: 2026-12-11, value: 110}]",
            (0, Fraction(1, 5), Fraction(1, 2), 1),
        ),
        (", plan: [{at: 2026-10-03, value: 90}, {at: 2026-10-06, value: 250}]", (0, 0, 1, 1)),
    ],
)
def test_plan_on_days_1_3_6_and_11(more: str, plans: tuple[Fraction, ...]) -> None:
    scores = [score_key_result(MOVE + more, as_of) for as_of in ("1", "3", "6", "11")]

    assert tuple(score.plan for score in scores) == plans
    assert [score.planned for score in scores] == [100 + 100 * plan for plan in plans]


def test_a_plan_downwards_is_planned_downwards() -> None:
    score = score_key_result("baseline: 48, target: 30, plan: [{at: 2026-10-06, value: 40}]", "6")

    assert (score.plan, score.planned) == (Fraction(4, 9), Fraction(40))


def test_points_say_nothing_while_the_baseline_is_unknown() -> None:
    score = score_key_result("baseline: first, target: 30, plan: [{at: 2026-10-06, value: 40}]", "6")

    assert (score.plan, score.planned) == (None, None)


def test_a_due_day_bends_the_plan_and_not_the_window() -> None:
    score = score_key_result(f"{MOVE}, due: 2026-10-05", "11", {"10": "180"})

    assert (score.elapsed, score.plan, score.raw) == (Fraction(1), Fraction(1), Fraction(4, 5))


def test_a_guardrail_always_plans_all() -> None:
    assert [score_key_result("keep: {at_most: 3}", as_of).plan for as_of in ("1", "6", "20")] == [1, 1, 1]


@pytest.mark.parametrize(("as_of", "plan"), [("2", 0), ("3", Fraction(1, 4)), ("5", Fraction(1, 4)), ("9", 1)])
def test_dated_milestones_plan_the_weight_that_is_due(as_of: str, plan: Fraction) -> None:
    milestones = "milestones: [{id: a, due: 2026-10-03}, {id: b, due: 2026-10-09, weight: 3}]"

    assert score_key_result(milestones, as_of).plan == plan


def test_one_undated_milestone_leaves_no_plan() -> None:
    assert score_key_result("milestones: [{id: a, due: 2026-10-03}, b]", "9").plan is None
