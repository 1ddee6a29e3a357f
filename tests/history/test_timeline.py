"""Steps of a timeline, from workspaces in memory: what a merge says itself, and a goal's way through its names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.history.timeline import Difference, Stamp, Step, differ, own
from okrcli.history.trail import follow, ids_in, keep
from tests.diff.sides import CHECKIN, DELIGHT, FILES, edited, workspace_of

if TYPE_CHECKING:
    from okrcli.diff.changeset import Change

STAMP = Stamp("1" * 40, "support-lead", "", date(2026, 11, 20), "edit")


def between(*edits: tuple[str, str, str]) -> Difference:
    """Compare the files with what one edit makes of them."""
    (path, old, new) = edits[0]
    return differ(workspace_of(FILES), workspace_of(edited(path, old, new)), {})


def fields(changes: tuple[Change, ...]) -> list[tuple[str, str | None]]:
    return [(change.subject, change.field) for change in changes]


def test_a_step_has_definitions_and_observations() -> None:
    target = between((DELIGHT, "target: 80%", "target: 60%"))
    seen = between((CHECKIN, "value: 50%", "value: 51%"))

    assert (fields(target.changes), target.observations) == ([("2026-Q4/delight/csat", "target")], ())
    assert ([item.subject for item in seen.observations], seen.changes) == (["2026-Q4/delight/csat"], ())


def test_a_merge_says_what_differs_from_every_parent() -> None:
    merged = workspace_of(edited(DELIGHT, "target: 80%", "target: 50%"))
    ours, theirs = workspace_of(FILES), workspace_of(edited(DELIGHT, "target: 80%", "target: 60%"))
    same = workspace_of(edited(DELIGHT, "target: 80%", "target: 50%"))

    assert fields(own([differ(ours, merged, {}), differ(theirs, merged, {})]).changes) == [
        ("2026-Q4/delight/csat", "target")
    ]
    assert own([differ(ours, merged, {}), differ(same, merged, {})]).changes == ()


def test_a_goal_is_followed_back_through_its_names() -> None:
    renamed = between((DELIGHT, "id: csat", "id: joy\n    formerly: [csat]"))
    before = between((DELIGHT, "target: 80%", "target: 60%"))
    steps = [Step(STAMP, renamed), Step(STAMP, before), Step(STAMP, None, ("okr.yaml",))]

    followed = list(follow(steps, "2026-Q4/delight/joy"))

    assert [fields(step.difference.changes) for step in followed if step.difference is not None] == [
        [("2026-Q4/delight/joy", "id")],
        [("2026-Q4/delight/csat", "target")],
    ]
    assert list(follow(steps[1:], "2026-Q4/delight/reply")) == []


def test_nothing_is_kept_of_a_step_without_a_wanted_subject() -> None:
    step = Step(STAMP, between((DELIGHT, "target: 80%", "target: 60%")))

    assert keep(step, lambda subject, _: subject == "reply-time") is None
    assert keep(step, lambda _subject, _: True) == step


def test_all_ids_of_both_sides_are_known() -> None:
    step = Step(STAMP, between((DELIGHT, "id: csat", "id: joy\n    formerly: [csat]")))

    assert {"2026-Q4/delight/csat", "2026-Q4/delight/joy", "reply-time"} <= set(ids_in([step]))
