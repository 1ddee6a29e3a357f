"""Objectives: means over their parts, the status table, and the worst part beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.scoring.scorecard import ObjectiveScore, Status, Worst
from tests.scoring.goals import objective, objective_card, scorecard_of

A = "{id: a, title: A, baseline: 0, target: 100}"
B = "{id: b, title: B, baseline: 0, target: 100, weight: 3}"
LIGHT = "{id: light, title: Light, baseline: 0, target: 100, weight: 0}"
UNDATED = "{id: done, title: Done, milestones: [x, y]}"
GUARD = "{id: guard, title: Guard, keep: {at_most: 3}}"
DROPPED = "{id: gone, title: Gone, baseline: 0, target: 100, dropped: {date: 2026-10-04, because: no}}"


def means(score: ObjectiveScore) -> tuple[Fraction | None, Fraction | None, Fraction | None, int, int]:
    return score.progress, score.plan, score.confidence, score.known, score.parts


def test_progress_is_the_weighted_mean() -> None:
    score = objective_card("6", A, B, said={"a": "40", "b": "80"})

    assert means(score) == (Fraction(7, 10), Fraction(1, 2), None, 2, 2)


def test_weights_2_and_3_of_40_and_20_percent() -> None:
    two, three = A.replace("100}", "100, weight: 2}"), B
    score = objective_card("6", two, three, said={"a": "40", "b": "20"})

    assert score.progress == Fraction(28, 100)


def test_what_is_unknown_is_out_of_the_mean_but_in_the_plan() -> None:
    score = objective_card("6", A, B, UNDATED, said={"a": "40"})

    assert means(score) == (Fraction(2, 5), Fraction(1, 2), None, 1, 3)


def test_parts_without_a_plan_are_out_of_the_plan() -> None:
    score = objective_card("6", A, UNDATED, said={"a": "40", "done": "{reached: [x]}"})

    assert means(score) == (Fraction(9, 20), Fraction(1, 2), None, 2, 2)


def test_confidence_is_the_weighted_mean_of_those_stated() -> None:
    score = objective_card("6", A, B, UNDATED, said={"a": "{confidence: 0.5}", "b": "{confidence: 0.9}"})

    assert score.confidence == Fraction(8, 10)


def test_a_guardrail_brings_its_whole_plan() -> None:
    assert objective_card("6", A, GUARD, said={"a": "50", "guard": "2"}).plan == Fraction(3, 4)


def test_a_dropped_key_result_leaves_every_mean_from_its_day() -> None:
    said = {"a": "40", "gone": "{value: 80, at: 2026-10-03, confidence: 0.1}"}

    assert means(objective_card("3", A, DROPPED, said=said))[3:] == (1, 2)
    assert means(objective_card("6", A, DROPPED, said=said)) == (Fraction(2, 5), Fraction(1, 2), None, 1, 1)


def test_a_weight_of_nothing_counts_nothing() -> None:
    assert objective_card("6", A, LIGHT, said={"a": "40", "light": "100"}).progress == Fraction(2, 5)

    alone = objective_card("6", LIGHT, said={"light": "100"})
    assert (alone.progress, alone.plan, alone.status) == (None, None, Status.NO_DATA)


def test_an_objective_without_key_results_has_no_data() -> None:
    files = {"objectives/sprint/goal.yaml": "title: A goal\nowner: lead\nkey_results: []\n"}

    (score,) = scorecard_of(files, "6").objectives.values()

    assert (means(score), score.status, score.worst) == ((None, None, None, 0, 0), Status.NO_DATA, None)


@pytest.mark.parametrize(
    ("as_of", "said", "status"),
    [
        ("2026-09-30", {}, Status.UPCOMING),
        ("6", {}, Status.NO_DATA),
        ("12", {}, Status.NO_DATA),
        ("5", {"a": "100", "b": "110"}, Status.ACHIEVED),
        ("12", {"a": "100", "b": "60"}, Status.ACHIEVED),
        ("12", {"a": "70", "b": "69"}, Status.MISSED),
        ("6", {"a": "47", "b": "48"}, Status.ON_TRACK),
        ("6", {"a": "47", "b": "47"}, Status.BEHIND),
        ("6", {"a": "37", "b": "37"}, Status.AT_RISK),
    ],
)
def test_status(as_of: str, said: dict[str, str], status: Status) -> None:
    assert objective_card(as_of, A, B, said=said).status is status


def test_of_a_committed_objective_all_is_expected() -> None:
    said = {"a": "100", "b": "99"}

    strict = objective_card("12", A, B, said=said, more="ambition: committed")

    assert (strict.bar, strict.status) == (Decimal(1), Status.MISSED)
    assert objective_card("12", A, B, said=said).bar == Decimal("0.7")


def test_an_unknown_part_is_not_achieved() -> None:
    assert objective_card("6", A, B, said={"a": "100"}).status is Status.ON_TRACK


def test_too_early_while_the_plan_is_below_a_tenth() -> None:
    files = {
        "objectives/sprint/goal.yaml": objective(A),
        "checkins/sprint/2026-10-01-lead.yaml": "updates: {goal/a: 1}\n",
    }

    found = [next(iter(scorecard_of(files, as_of).objectives.values())).status for as_of in ("1", "2")]

    assert found == [Status.TOO_EARLY, Status.AT_RISK]


@pytest.mark.parametrize(
    ("confidence", "status"), [("0.7", Status.ON_TRACK), ("0.5", Status.BEHIND), ("0.1", Status.AT_RISK)]
)
def test_without_any_plan_confidence_decides(confidence: str, status: Status) -> None:
    said = {"done": f"{{reached: [x], confidence: {confidence}}}"}

    assert objective_card("6", UNDATED, said=said).status is status


def test_without_any_plan_and_confidence_there_is_no_data() -> None:
    assert objective_card("6", UNDATED, said={"done": "{reached: [x]}"}).status is Status.NO_DATA


CLOSED = "closed: {date: 2026-10-08, outcome: missed, grade: 0.4}"


def test_closed_from_its_day_with_its_grade() -> None:
    scores = [objective_card(as_of, A, B, said={"a": "40"}, more=CLOSED) for as_of in ("7", "8", "2026-12-01")]

    assert [(score.status, score.grade, score.worst and score.worst.status) for score in scores] == [
        (Status.AT_RISK, None, Status.AT_RISK),
        (Status.CLOSED, Decimal("0.4"), None),
        (Status.CLOSED, Decimal("0.4"), None),
    ]


PARTS = {
    "missed": "{id: missed, title: T, baseline: 0, target: 100, due: 2026-10-05}",
    "at-risk": "{id: at-risk, title: T, baseline: 0, target: 100}",
    "behind": "{id: behind, title: T, baseline: 0, target: 100}",
    "no-data": "{id: no-data, title: T, baseline: 0, target: 100}",
    "too-early": "{id: too-early, title: T, baseline: 0, target: 100, plan: [{at: 2026-10-10, value: 1}]}",
    "on-track": "{id: on-track, title: T, baseline: 0, target: 100}",
    "achieved": "{id: achieved, title: T, baseline: 0, target: 100}",
}
SAID = {"at-risk": "1", "behind": "40", "too-early": "1", "on-track": "50", "achieved": "100", "missed": "5"}


@pytest.mark.parametrize("first", range(len(PARTS)))
def test_the_worst_part_is_the_first_of_the_order(first: int) -> None:
    names = list(PARTS)[first:]
    said = {name: update for name, update in SAID.items() if name in names}

    score = objective_card("6", *(PARTS[name] for name in reversed(names)), said=said)

    expected = Status(names[0].replace("-", "_"))
    assert score.worst == Worst(KeyResultId(f"sprint/goal/{names[0]}"), expected)


def test_of_two_as_bad_the_worst_is_the_first_in_the_file() -> None:
    assert objective_card("6", B, A).worst == Worst(KeyResultId("sprint/goal/b"), Status.NO_DATA)


def test_before_the_cycle_the_worst_is_upcoming() -> None:
    assert objective_card("2026-09-20", A).worst == Worst(KeyResultId("sprint/goal/a"), Status.UPCOMING)


def contributor(name: str, value: str, more: str = "") -> dict[str, str]:
    text = objective(A, more=f"contributes_to: goal\n{more}")
    files = {f"objectives/sprint/{name}.yaml": text}
    if value:
        files[f"checkins/sprint/2026-10-05-{name}.yaml"] = f"updates: {{{name}/a: {value}}}\n"
    return files


def goal_with(*key_results: str, contributors: dict[str, str], said: str = "", as_of: str = "6") -> ObjectiveScore:
    files = {"objectives/sprint/goal.yaml": objective(*key_results)} | contributors
    if said:
        files["checkins/sprint/2026-10-05-lead.yaml"] = f"updates: {{{said}}}\n"
    return scorecard_of(files, as_of).objectives[ObjectiveId("sprint/goal")]


def test_contributors_count_with_their_weight_beside_the_key_results() -> None:
    below = contributor("x", "20") | contributor("y", "60", "weight: 2")

    score = goal_with(A, contributors=below, said="goal/a: 100")

    assert means(score) == (Fraction(60, 100), Fraction(1, 2), None, 3, 3)
    assert score.contributors == ("sprint/x", "sprint/y")
    assert score.worst == Worst(ObjectiveId("sprint/x"), Status.AT_RISK)


def test_with_a_rollup_contributors_count_only_through_that() -> None:
    below = contributor("x", "20") | contributor("y", "60", "weight: 2")
    rollup = "{id: all, title: All, rollup: true}"

    score = goal_with(A, rollup, contributors=below, said="goal/a: 100")

    assert means(score) == (Fraction(11, 15), Fraction(1, 2), None, 2, 2)
    assert score.contributors == ()
    rolled = score.key_results[1]
    assert (rolled.raw, rolled.plan, rolled.status) == (Fraction(7, 15), Fraction(1, 2), Status.BEHIND)
    assert rolled.contributors == ("sprint/x", "sprint/y")


def test_a_contributor_may_name_the_rollup_itself() -> None:
    text = objective(A, more="contributes_to: goal/all")
    below = {"objectives/sprint/x.yaml": text, "checkins/sprint/2026-10-05-x.yaml": "updates: {x/a: 20}\n"}

    score = goal_with("{id: all, title: All, rollup: true}", contributors=below)

    assert (score.progress, score.key_results[0].contributors) == (Fraction(1, 5), ("sprint/x",))


def test_what_contributes_to_another_key_result_counts_nowhere() -> None:
    below = {"objectives/sprint/x.yaml": objective(A, more="contributes_to: goal/a")}

    score = goal_with(A, contributors=below, said="goal/a: 40")

    assert (means(score)[3:], score.contributors, score.key_results[0].contributors) == ((1, 1), (), ())


def test_support_never_changes_a_number() -> None:
    below = {
        "objectives/sprint/x.yaml": objective(A, more="supports: goal"),
        "checkins/sprint/2026-10-05-x.yaml": "updates: {x/a: 90}\n",
    }

    assert goal_with(A, contributors=below, said="goal/a: 40") == goal_with(A, contributors={}, said="goal/a: 40")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("achieved", (Fraction(9, 10), 1, 1, Status.ACHIEVED, Status.ACHIEVED)),
        ("missed", (Fraction(9, 10), 1, 1, Status.ON_TRACK, Status.MISSED)),
        ("abandoned", (None, 0, 0, Status.NO_DATA, None)),
        ("carried", (None, 0, 0, Status.NO_DATA, None)),
    ],
)
def test_a_closed_contributor_counts_with_its_grade(
    outcome: str, expected: tuple[Fraction | None, int, int, Status, Status | None]
) -> None:
    below = contributor("x", "20", f"closed: {{date: 2026-10-06, outcome: {outcome}, grade: 0.9}}")
    files = {"objectives/sprint/goal.yaml": "title: A goal\nowner: lead\nkey_results: []\n"} | below

    before, after = (scorecard_of(files, as_of).objectives[ObjectiveId("sprint/goal")] for as_of in ("5", "6"))

    assert (before.progress, before.known, before.parts) == (Fraction(1, 5), 1, 1)
    worst = None if after.worst is None else after.worst.status
    assert (after.progress, after.known, after.parts, after.status, worst) == expected


def test_a_contributor_that_is_yet_to_come_is_an_unknown_part_with_its_plan() -> None:
    later = {"objectives/after/x.yaml": objective(A, more="contributes_to: sprint/goal")}

    score = goal_with(A, contributors=later, said="goal/a: 40")

    assert means(score) == (Fraction(2, 5), Fraction(1, 4), None, 1, 2)
    assert score.worst == Worst(KeyResultId("sprint/goal/a"), Status.BEHIND)


def test_confidence_comes_up_from_contributors() -> None:
    below = contributor("x", "{confidence: 0.4}") | contributor("y", "{confidence: 0.7}", "weight: 2")

    assert goal_with(A, contributors=below).confidence == Fraction(6, 10)
