"""Only what a change can move is scored, and the effects are those of scoring everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.diff.affected import affected, with_all_below
from okrcli.diff.changeset import Scores
from okrcli.diff.compare import compare
from okrcli.diff.effects import compare_progress, observed
from okrcli.model.ids import ObjectiveId
from okrcli.scoring.score import score
from okrcli.store.load import load
from tests.diff.pairs import PAIRS, Pair, edited_by
from tests.diff.sides import AS_OF, CHECKIN, DELIGHT, FILES, REPLY, ROWS
from tests.diff.test_random_edits import EDITS
from tests.workspaces import dedented, make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.diff.changeset import Effect
    from okrcli.model.workspace import Workspace

YEAR, QUARTER, ALONE = ObjectiveId("2026/keep"), ObjectiveId("2026-Q4/delight"), ObjectiveId("2026-Q4/alone")
ALONE_FILE = "objectives/2026-Q4/alone.yaml"
WHOLE = {name: str(text) for name, text in dedented(FILES).items()} | {
    ALONE_FILE: "title: Sell more\nowner: support-lead\nkey_results:\n"
    "  - {id: deals, title: Sign deals, baseline: 0, target: 24}\n"
}


def sides(base: Mapping[str, str], head: Mapping[str, str]) -> tuple[Workspace, Workspace]:
    """Load both sides as `okr diff` does: what stands in both is made out once."""
    before = load(make_tree(base))
    after = load(make_tree(head), {path: file for path, file in before.read.items() if base[path] == head.get(path)})
    assert before.workspace is not None
    assert after.workspace is not None
    return before.workspace, after.workspace


def moved(head: Mapping[str, str]) -> set[str]:
    return set(affected(*sides(WHOLE, head)))


def edited(path: str, old: str, new: str) -> dict[str, str]:
    assert old in WHOLE[path]
    return WHOLE | {path: WHOLE[path].replace(old, new, 1)}


def test_what_is_the_same_moves_nothing() -> None:
    assert moved(WHOLE) == set()


def test_an_objective_moves_what_it_contributes_to() -> None:
    assert moved(edited(DELIGHT, "target: 80%", "target: 60%")) == {QUARTER, YEAR}


def test_what_was_seen_moves_what_it_measures() -> None:
    """A check-in and a row of a CSV file move the objective that they are about, and nothing beside it."""
    news = "checkins/2026-Q4/2026-11-13-support-lead.yaml"

    assert moved(edited(CHECKIN, "value: 50%", "value: 51%")) == {QUARTER, YEAR}
    assert moved(WHOLE | {ROWS: WHOLE[ROWS] + "2026-11-19,31\n"}) == {QUARTER, YEAR}
    assert moved(WHOLE | {news: "updates: {alone/deals: 3}\n"}) == {ALONE}


def test_a_kpi_that_reads_otherwise_moves_what_it_measures() -> None:
    assert moved(edited(REPLY, "name: ", "name: New ")) == {QUARTER, YEAR}


def test_other_settings_move_everything() -> None:
    assert moved(edited("okr.yaml", "Northwind", "Southwind")) == {QUARTER, YEAR, ALONE}


def test_what_comes_and_goes_is_moved() -> None:
    gone = {path: text for path, text in WHOLE.items() if path != ALONE_FILE}
    assert moved(gone) == {ALONE}
    assert set(affected(*sides(gone, WHOLE))) == {ALONE}


def test_below_an_objective_is_all_that_counts_in_it() -> None:
    base, head = sides(WHOLE, WHOLE)
    assert QUARTER in with_all_below([YEAR], (base, head))
    assert with_all_below([ALONE], (base, head)) == {ALONE}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_the_effects_are_those_of_scoring_everything(pair: Pair) -> None:
    for files in ((pair.base, pair.head), (pair.head, pair.base)):
        found, every = effects(*files)
        assert found == every


@given(st.lists(st.sampled_from(EDITS), unique_by=lambda pair: pair.name))
def test_so_they_are_of_several_edits_at_once(chosen: list[Pair]) -> None:
    head = EDITS[0].base
    for pair in chosen:
        head = edited_by(pair.edits, head)

    found, every = effects(EDITS[0].base, head)

    assert found == every


def effects(base: Mapping[str, str], head: Mapping[str, str]) -> tuple[list[Effect], list[Effect]]:
    """Return the effects as they are found, and as they follow from the scores of all objectives."""
    before, after = sides(base, head)
    found = compare(before, after, AS_OF)
    scores = Scores(*(score(side, AS_OF) for side in (before, observed(before, after, found.renames), after)))
    return list(found.effects), list(compare_progress(scores, found.renames))
