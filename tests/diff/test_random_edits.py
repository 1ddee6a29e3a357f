"""Over random sets of edits the changes found are exactly the edits made, and effects add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.diff.pairs import PAIRS, Pair, edited_by
from tests.diff.sides import between, told
from tests.workspaces import dedented

ALONE = [
    "a target made easier",
    "a target made easier that falls",
    "a guardrail made looser",
    "a baseline moved up",
    "a day of completion later",
    "a milestone later",
    "weight on what goes badly",
    "what a KPI counts",
    "a KPI's target made easier",
    "the bounds of a KPI",
    "the cadence of a KPI",
    "a KPI that is new",
    "an objective that comes late",
    "the owner of an objective",
    "the title of an objective",
    "the title of a key result",
    "an initiative that is done",
    "a milestone that is new",
    "a team renamed",
    "a new value",
    "a check-in of another value",
]
"""Pairs whose edits do not touch each other's words or values."""

EDITS = [pair for pair in PAIRS if pair.name in ALONE]
BASE = EDITS[0].base


def test_each_of_them_is_there() -> None:
    assert sorted(pair.name for pair in EDITS) == sorted(ALONE)
    assert {path: str(text) for path, text in dedented(BASE).items()} == BASE


@given(st.lists(st.sampled_from(EDITS), unique_by=lambda pair: pair.name))
def test_the_changes_found_are_the_edits_made(chosen: list[Pair]) -> None:
    head = BASE
    for pair in chosen:
        head = edited_by(pair.edits, head)

    found = between(BASE, head)

    alone = [between(BASE, pair.head) for pair in chosen]
    assert sorted(map(repr, map(told, found.changes))) == sorted(repr(told(c)) for one in alone for c in one.changes)
    assert len(found.observations) == sum(len(one.observations) for one in alone)
    for effect in found.effects:
        if effect.base is not None and effect.from_observations is not None and effect.from_definitions is not None:
            assert effect.base + effect.from_observations + effect.from_definitions == effect.head
