"""The grade that an objective would get."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrcli.model.ids import ObjectiveId
from okrcli.scoring.grade import final_progress, proposed_grade
from tests.scoring.goals import objective, scorecard_of

A = "{id: a, title: A, baseline: 0, target: 100}"
B = "{id: b, title: B, baseline: 0, target: 100, weight: 3}"
GONE = "{id: gone, title: Gone, baseline: 0, target: 100, dropped: {date: 2026-10-04, because: no}}"
EXCLUDED = GONE.replace("}}", "}, score: exclude}")


def grade(*key_results: str, said: str = "goal/a: 40", as_of: str = "12", **more: str) -> Fraction | None:
    files = {"objectives/sprint/goal.yaml": objective(*key_results)} | {
        path.replace("__", "/") + ".yaml": text for path, text in more.items()
    }
    files["checkins/sprint/2026-10-05-lead.yaml"] = f"updates: {{{said}}}\n"
    card = scorecard_of(files, as_of)
    return proposed_grade(card, card.objectives[ObjectiveId("sprint/goal")])


@pytest.mark.parametrize(
    ("key_results", "expected"),
    [
        ((A,), Fraction(40, 100)),
        ((A, B), Fraction(10, 100)),
        ((A, GONE), Fraction(20, 100)),
        ((A, EXCLUDED), Fraction(40, 100)),
        ((B,), Fraction(0)),
        ((EXCLUDED,), None),
    ],
)
def test_the_mean_with_what_is_unknown_or_dropped_as_nothing(
    key_results: tuple[str, ...], expected: Fraction | None
) -> None:
    assert grade(*key_results, said="goal/a: 40, goal/gone: 90") == expected


def test_what_is_dropped_later_counts_as_it_is() -> None:
    assert grade(A, GONE, as_of="3", said="goal/a: {value: 40, at: 2026-10-03}, goal/gone: 90") == Fraction(20, 100)


def test_overshooting_counts_once() -> None:
    assert grade(A, said="goal/a: 300") == 1


def test_contributors_are_graded_too() -> None:
    below = objective(A, more="contributes_to: goal\nclosed: {date: 2026-10-12, outcome: missed, grade: 0.2}")
    unknown = objective(A, more="contributes_to: goal")

    assert grade(A, objectives__sprint__x=below) == Fraction(30, 100)
    assert grade(A, objectives__sprint__x=below, objectives__sprint__y=unknown) == Fraction(20, 100)


def test_without_key_results_there_is_no_grade() -> None:
    files = {"objectives/sprint/goal.yaml": "title: A goal\nowner: lead\nkey_results: []\n"}
    card = scorecard_of(files, "12")

    assert proposed_grade(card, card.objectives[ObjectiveId("sprint/goal")]) is None


def test_final_progress_of_each_key_result() -> None:
    files = {
        "objectives/sprint/goal.yaml": objective(A, B, GONE, EXCLUDED.replace("id: gone", "id: out")),
        "checkins/sprint/2026-10-05-lead.yaml": "updates: {goal/a: 40, goal/gone: 50, goal/out: 60}\n",
    }
    card = scorecard_of(files, "12")

    assert [final_progress(card, score) for score in card.key_results.values()] == [Fraction(2, 5), 0, 0, None]
