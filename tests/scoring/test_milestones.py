"""Things that get done: reached, taken back, in time and late."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrcli.scoring.scorecard import Status
from tests.scoring.goals import day, score_key_result

TWO = "milestones: [{id: a, due: 2026-10-04}, {id: b, due: 2026-10-09, weight: 3}]"
UNDATED = "milestones: [a, b]"


def reached(said: dict[str, str], as_of: str = "11", measure: str = UNDATED) -> dict[str, str]:
    score = score_key_result(measure, as_of, said)
    return {item.milestone.id: f"{item.reached.day}" for item in score.milestones if item.reached}


@pytest.mark.parametrize(
    ("said", "as_of", "raw"),
    [
        ({}, "3", None),
        ({}, "4", 0),
        ({"2": "{reached: [a]}"}, "3", Fraction(1, 4)),
        ({"2": "{reached: [b]}"}, "3", Fraction(3, 4)),
        ({"2": "{reached: [b]}", "3": "{reached: [a]}"}, "3", 1),
        ({"5": "{reached: [b]}"}, "4", 0),
    ],
)
def test_progress_is_the_reached_weight_share(said: dict[str, str], as_of: str, raw: Fraction | None) -> None:
    assert score_key_result(TWO, as_of, said).raw == raw


def test_undated_milestones_are_due_with_the_key_result() -> None:
    measure = f"{UNDATED}, due: 2026-10-08"

    assert [score_key_result(measure, as_of).raw for as_of in ("7", "8")] == [None, 0]


def test_a_yes_or_no_result_is_one_milestone() -> None:
    score = score_key_result("milestones: [passed]", "5", {"4": "{reached: [passed]}"})

    assert (score.raw, score.status, score.late) == (Fraction(1), Status.ACHIEVED, False)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"4": "{reached: [a]}"}, {"a": "4"}),
        ({"4": "{reached: [a], at: 2026-10-03}"}, {"a": "3"}),
        ({"4": "{reached: {a: 2026-10-02, b: null}, at: 2026-10-03}"}, {"a": "2", "b": "3"}),
        ({"4": "{reached: [a]}", "5": "{reached: [a]}"}, {"a": "4"}),
        ({"4": "{reached: [a]}", "5": "{reached: {a: 2026-10-03}}"}, {"a": "3"}),
        ({"4": "{reached: [a, b]}", "5": "{unreached: [a]}"}, {"b": "4"}),
        ({"4": "{reached: [a]}", "5": "{unreached: [a]}", "6": "{reached: [a]}"}, {"a": "6"}),
        ({"4": "{unreached: [a]}", "5": "{reached: {a: 2026-10-02}}"}, {"a": "2"}),
        ({"4": "{reached: {a: 2026-10-10}}", "5": "{unreached: [a]}"}, {}),
        ({"4": "{reached: [a, b]}", "5": "{at: 2026-10-04, withdraw: true}"}, {}),
        ({"4": "{reached: [a]}", "5": "{unreached: [a]}", "6": "{at: 2026-10-05, withdraw: true}"}, {"a": "4"}),
        ({"4": "{reached: [a]}", "5": "{at: 2026-10-04, withdraw: true, reached: [b]}"}, {"b": "4"}),
        ({"4": "{reached: [elsewhere]}"}, {}),
        ({"1": "{reached: {a: 2026-09-30}}"}, {}),
        ({"15": "{reached: [a]}"}, {}),
        ({"15": "{reached: {a: 2026-10-10}}"}, {"a": "10"}),
    ],
)
def test_what_is_reached_by_the_end(said: dict[str, str], expected: dict[str, str]) -> None:
    assert reached(said, "31") == expected


def test_what_is_reached_or_taken_back_later_has_not_happened_yet() -> None:
    said = {"4": "{reached: [a]}", "6": "{unreached: [a]}", "8": "{reached: {b: 2026-10-05}}"}

    assert [reached(said, as_of) for as_of in ("3", "4", "5", "6")] == [
        {},
        {"a": "4"},
        {"a": "4", "b": "5"},
        {"b": "5"},
    ]


def test_a_milestone_names_the_report_that_it_comes_from() -> None:
    score = score_key_result(UNDATED, "9", {"4": "{reached: [a]}"})

    report = score.milestones[0].report
    assert report is not None
    assert report.checkin.path == "checkins/sprint/2026-10-04-lead.yaml"
    assert (score.milestones[0].reached, score.milestones[1].reached) == (day("4"), None)


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ({"4": "{reached: [a]}"}, False),
        ({"5": "{reached: [a]}"}, True),
        ({"9": "{reached: [b]}"}, False),
        ({"10": "{reached: {b: 2026-10-09}}"}, False),
        ({"10": "{reached: [b]}"}, True),
        ({}, False),
    ],
)
def test_late_is_after_the_milestones_day(said: dict[str, str], late: bool) -> None:  # noqa: FBT001 - a table
    assert score_key_result(TWO, "11", said).late is late


def test_late_is_after_the_key_results_day_where_the_milestone_has_none() -> None:
    measure = f"{UNDATED}, due: 2026-10-06"

    assert [score_key_result(measure, "11", {at: "{reached: [a]}"}).late for at in ("6", "7")] == [False, True]


def test_weights_that_are_all_nothing_leave_progress_unknown() -> None:
    score = score_key_result("milestones: [{id: a, weight: 0, due: 2026-10-02}]", "5", {"2": "{reached: [a]}"})

    assert (score.raw, score.plan) == (None, None)
