"""What a change did to progress: what was earned, and what was moved."""

from __future__ import annotations

from fractions import Fraction

from okrcli.diff.changeset import Effect
from okrcli.model.ids import KeyResultId
from tests.diff.sides import DELIGHT, FILES, ROWS, between, edited

CSAT, REPLY = KeyResultId("2026-Q4/delight/csat"), KeyResultId("2026-Q4/delight/reply")
OBJECTIVE, YEAR = "2026-Q4/delight", "2026/keep"
NEXT = "checkins/2026-Q4/2026-11-13-support-lead.yaml"


def effects(base: dict[str, str], head: dict[str, str]) -> dict[str, Effect]:
    """Return the effects between two sets of files by id."""
    return {effect.id: effect for effect in between(base, head).effects}


def test_a_lowered_target_is_moved_not_earned() -> None:
    """From 40% to 80% half is a quarter of the way; to 60% it is half: nothing of that was earned."""
    found = effects(dict(FILES), edited(DELIGHT, "target: 80%", "target: 60%"))
    assert found[CSAT] == Effect(CSAT, Fraction(1, 4), Fraction(1, 4), Fraction(1, 2))
    assert found[CSAT].from_observations == 0
    assert found[CSAT].from_definitions == Fraction(1, 4)
    assert {*found} == {YEAR, f"{YEAR}/all", OBJECTIVE, CSAT}


def test_a_check_in_is_earned_not_moved() -> None:
    """New values under the same definitions are progress that somebody made."""
    found = effects(dict(FILES), {**FILES, NEXT: "updates: {delight/csat: 70%}\n"})
    assert found[CSAT] == Effect(CSAT, Fraction(1, 4), Fraction(3, 4), Fraction(3, 4))
    assert found[OBJECTIVE].from_definitions == 0


def test_both_at_once_are_parted() -> None:
    """First the new values count under the old target, then the target moves: the two add up."""
    head = edited(DELIGHT, "target: 80%", "target: 60%") | {NEXT: "updates: {delight/csat: 56%}\n"}
    found = effects(dict(FILES), head)
    assert found[CSAT] == Effect(CSAT, Fraction(1, 4), Fraction(2, 5), Fraction(4, 5))
    for effect in found.values():
        assert effect.base is not None
        assert effect.head is not None
        assert effect.from_observations is not None
        assert effect.from_definitions is not None
        assert effect.from_observations + effect.from_definitions == effect.head - effect.base


def test_measurements_of_the_head_count_under_the_old_definitions() -> None:
    """A new row moves every key result that the KPI measures."""
    found = effects(dict(FILES), edited(ROWS, "2026-11-06,42,", "2026-11-06,42,\n2026-11-13,39,"))
    assert found[REPLY] == Effect(REPLY, Fraction(1, 3), Fraction(1, 2), Fraction(1, 2))


def test_what_is_new_or_gone_was_neither_earned_nor_moved() -> None:
    """An objective that only one side has has no progress on the other."""
    without = {path: str(text) for path, text in FILES.items() if path != DELIGHT}
    gone, new = effects(dict(FILES), without), effects(without, dict(FILES))
    assert gone[CSAT] == Effect(CSAT, Fraction(1, 4), Fraction(1, 4), None)
    assert new[CSAT] == Effect(CSAT, None, None, Fraction(1, 4))
    assert new[CSAT].from_definitions is None


def test_values_follow_a_renamed_key_result() -> None:
    """Check-ins that name the new id count under the old definition too."""
    head = edited(DELIGHT, "- id: csat", "- id: happy\n    formerly: [csat]") | {
        NEXT: "updates: {delight/happy: 60%}\n"
    }
    happy = KeyResultId("2026-Q4/delight/happy")
    assert effects(dict(FILES), head)[happy] == Effect(happy, Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))
