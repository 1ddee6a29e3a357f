"""Which observations came, went or read otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.diagnostics import Place
from okrcli.diff.changeset import ObservationChange, Renames
from tests.diff.sides import CHECKIN, FILES, REPLY, ROWS, between, edited, plain

CSAT = "2026-Q4/delight/csat"
NEXT = "checkins/2026-Q4/2026-11-13-support-lead.yaml"


def seen(change: ObservationChange) -> tuple[object, ...]:
    """Say a change of an observation in plain values."""
    sides = (plain(change.base), plain(change.head))
    return (change.kind.value, change.subject, str(change.at), change.by, *sides, change.counts)


def test_a_new_check_in_is_an_observation_for_each_update() -> None:
    """What is added is told with its day, and with who says so."""
    head = {**FILES, NEXT: "updates: {delight/csat: 55%, reply-time: {value: 41 min, at: 2026-11-12}}\n"}
    changeset = between(FILES, head)
    assert changeset.changes == ()
    assert [seen(change) for change in changeset.observations] == [
        ("added", CSAT, "2026-11-13", "support-lead", None, {"value": "55 %"}, True),
        ("added", "reply-time", "2026-11-12", "support-lead", None, {"value": "41 min", "at": "2026-11-12"}, True),
    ]


REWRITTEN = [
    ("value: 50%", "value: 60%", {"value": "60 %", "confidence": "0.6", "note": "The survey ran late."}, True),
    (
        "confidence: 0.6",
        "confidence: 0.9",
        {"value": "50 %", "confidence": "0.9", "note": "The survey ran late."},
        True,
    ),
    ("ran late", "was late", {"value": "50 %", "confidence": "0.6", "note": "The survey was late."}, False),
]


@pytest.mark.parametrize(("old", "new", "head", "counts"), REWRITTEN)
def test_a_past_update_that_reads_otherwise(old: str, new: str, head: dict[str, str], *, counts: bool) -> None:
    """A changed number counts; a changed word does not."""
    base = {"value": "50 %", "confidence": "0.6", "note": "The survey ran late."}
    (change,) = between(FILES, edited(CHECKIN, old, new)).observations
    assert seen(change) == ("changed", CSAT, "2026-11-06", "support-lead", base, head, counts)


def test_rows_are_paired_by_day() -> None:
    """A row that is new, gone or different is told; the order of rows and what is quoted is not."""
    changed = between(FILES, edited(ROWS, "2026-11-06,42,", "2026-11-06,32,")).observations
    assert [seen(change) for change in changed] == [
        ("changed", "reply-time", "2026-11-06", None, "42 min", "32 min", True)
    ]
    assert changed[0].head is not None
    assert changed[0].head.place == Place(ROWS, (3, "value"))
    added = between(FILES, edited(ROWS, "2026-11-06,42,", "2026-11-13,41,\n2026-11-06,42,")).observations
    assert [seen(change) for change in added] == [("added", "reply-time", "2026-11-13", None, None, "41 min", True)]
    gone = between(FILES, edited(ROWS, "2026-10-02,48,\n", "")).observations
    assert [seen(change) for change in gone] == [("removed", "reply-time", "2026-10-02", None, "48 min", None, True)]


@pytest.mark.parametrize("path", [CHECKIN, ROWS])
def test_observations_that_are_lost_with_their_file(path: str) -> None:
    """A file that is gone takes all its observations with it."""
    without = {name: text for name, text in FILES.items() if name != path}
    assert [change.kind.value for change in between(FILES, without).observations] == ["removed", "removed"]


def test_nothing_differs_from_itself() -> None:
    """Two readings of the same files are equal."""
    changeset = between(FILES, FILES)
    assert (changeset.changes, changeset.observations, changeset.effects) == ((), (), ())
    assert changeset.renames == Renames({}, {}, {})
    assert changeset.as_of == date(2026, 11, 20)
    assert REPLY in FILES
