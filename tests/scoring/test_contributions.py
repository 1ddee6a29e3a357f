"""The contribution tree: deep ones, broad ones, and circles."""

from __future__ import annotations

from fractions import Fraction

from okrcli.model.ids import ObjectiveId
from okrcli.scoring.contributions import contributions
from tests.scoring.goals import objective, scorecard_of, workspace_of

A = "{id: a, title: A, baseline: 0, target: 100}"
DEPTH = 1_500


def goals(**contributes_to: str) -> dict[str, str]:
    """Write objectives in the cycle `sprint`, each with what it contributes to."""
    return {
        f"objectives/sprint/{name}.yaml": objective(A, more=f"contributes_to: {above}" if above else "")
        for name, above in contributes_to.items()
    }


def order(files: dict[str, str]) -> str:
    return " ".join(name.removeprefix("sprint/") for name in contributions(workspace_of(files)).order)


def test_contributors_come_first() -> None:
    assert order(goals(a="", b="a", c="b", d="a")) == "c d b a"
    assert order(goals(a="c", b="a", c="", d="")) == "b a d c"


def test_a_circle_opens_where_its_first_id_contributes() -> None:
    files = goals(b="c", c="d", d="b", a="c")
    tree = contributions(workspace_of(files))

    assert order(files) == "a c d b"
    assert {target.removeprefix("sprint/"): names for target, names in tree.of.items()} == {
        "b": ("sprint/d",),
        "c": ("sprint/a",),
        "d": ("sprint/c",),
    }


def test_numbers_go_round_a_circle_once() -> None:
    files = goals(a="b", b="c", c="a") | {
        "checkins/sprint/2026-10-05-lead.yaml": "updates: {a/a: 0, b/a: 40, c/a: 80}\n"
    }

    card = scorecard_of(files, "6")

    assert {name: score.progress for name, score in card.objectives.items()} == {
        "sprint/a": Fraction(30, 100),
        "sprint/b": Fraction(40, 100),
        "sprint/c": Fraction(60, 100),
    }


def test_what_contributes_to_itself_does_not() -> None:
    card = scorecard_of(goals(a="a"), "6")

    assert (card.objectives[ObjectiveId("sprint/a")].parts, card.objectives[ObjectiveId("sprint/a")].contributors) == (
        1,
        (),
    )


def test_two_circles_and_a_circle_through_a_rollup() -> None:
    rollup = objective("{id: all, title: All, rollup: true}", more="contributes_to: e")
    files = goals(a="b", b="a", e="d") | {"objectives/sprint/d.yaml": rollup}

    tree = contributions(workspace_of(files))

    assert sorted(tree.order) == ["sprint/a", "sprint/b", "sprint/d", "sprint/e"]
    assert {target: names for target, names in tree.of.items() if names} == {
        "sprint/a": ("sprint/b",),
        "sprint/d/all": ("sprint/e",),
    }


def test_a_deep_chain_ends_where_it_began() -> None:
    links = {f"n{index:05}": f"n{index - 1:05}" if index else "" for index in range(DEPTH)}
    files = goals(**links) | {"checkins/sprint/2026-10-05-lead.yaml": f"updates: {{n{DEPTH - 1:05}/a: 40}}\n"}

    card = scorecard_of(files, "6")

    assert card.objectives[ObjectiveId("sprint/n00000")].progress == Fraction(2, 5)
    assert card.objectives[ObjectiveId("sprint/n00000")].parts == 2
