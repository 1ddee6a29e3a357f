"""What a reviewer reads of each pair; swapping the sides of one mirrors it, and a side against itself is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.diff.changeset import Kind
from okrcli.render.changes import goal_line, observed_text, sentence
from okrcli.rules.registry import RULES
from tests.diff.pairs import PAIRS, Pair
from tests.diff.sides import between, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Change, Changeset, Effect, ObservationChange, Side
    from okrcli.results.diff import DiffResult, GoalChanges

MIRRORED = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.CHANGED: Kind.CHANGED,
    Kind.RENAMED: Kind.RENAMED,
}
each = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)


def said(result: DiffResult) -> Iterator[str]:
    """Yield what is read of a change, line by line."""
    for goal in result.goals:
        yield from _of_goal(goal)
    for view in result.observed:
        yield f"{view.by or 'measurements'}: {observed_text(view)}"


def _of_goal(goal: GoalChanges) -> Iterator[str]:
    if goal_line(goal):
        yield f"{goal.id}: {goal_line(goal)}"
    yield from (f"{finding.code} {finding.message}" for finding in goal.findings)
    yield from (sentence(view.change, goal.id) for view in goal.untold)


@each
def test_a_change_is_told_in_these_words(pair: Pair) -> None:
    assert list(said(reviewed(pair.base, pair.head))) == pair.said


def test_every_rule_of_a_review_speaks_in_one_of_them() -> None:
    codes = {line.split(" ")[0] for pair in PAIRS for line in pair.said}

    assert {rule.code for rule in RULES if rule.code.startswith("OKR9")} <= codes


@each
def test_a_side_against_itself_is_empty(pair: Pair) -> None:
    changeset = between(pair.head, pair.head)

    assert (changeset.changes, changeset.observations, changeset.effects) == ((), (), ())
    assert list(said(reviewed(pair.head, pair.head))) == []


@each
def test_swapping_the_sides_mirrors_the_change(pair: Pair) -> None:
    there, back = between(pair.base, pair.head), between(pair.head, pair.base)

    assert _facts(back) == _facts(there, mirrored=True)
    assert [_ends(effect) for effect in _unrenamed(back)] == [_ends(effect)[::-1] for effect in _unrenamed(there)]


def _facts(changeset: Changeset, *, mirrored: bool = False) -> list[tuple[str, ...]]:
    """Return kind, field and both values of everything that changed, in an order of their own."""
    found = []
    every: tuple[Change | ObservationChange, ...] = (*changeset.changes, *changeset.observations)
    for change in every:
        kind = MIRRORED[change.kind] if mirrored else change.kind
        sides = (_value(change.base), _value(change.head))
        found.append((kind.value, str(getattr(change, "field", "")), *(sides[::-1] if mirrored else sides)))
    return sorted(found)


def _value(side: Side | None) -> str:
    return "" if side is None else repr(side.value)


def _unrenamed(changeset: Changeset) -> list[Effect]:
    """Return the effects on goals that keep their id: those of others are named by the head's."""
    renames = changeset.renames
    others = {*renames.objectives.values(), *renames.key_results.values()}
    return [effect for effect in changeset.effects if effect.id not in others]


def _ends(effect: Effect) -> tuple[object, object]:
    return (effect.base, effect.head)


@each
def test_what_was_earned_and_what_was_moved_add_up(pair: Pair) -> None:
    for effect in between(pair.base, pair.head).effects:
        if effect.from_observations is not None and effect.from_definitions is not None:
            assert effect.base is not None
            assert effect.base + effect.from_observations + effect.from_definitions == effect.head
