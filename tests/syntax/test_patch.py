from __future__ import annotations

import pytest

from okrcli.node import Node, Quoted
from okrcli.syntax.edits import AddItem, AddKey, CannotEditError, Edit, RemoveItem, RemoveKey, SetValue
from okrcli.syntax.patch import patch
from tests.syntax.reading import PATH

LONG = "Templates halved the reply time in four weeks; the road show started too late, and nobody had told the halls."
CLOSED: Node = {"date": "2027-01-05", "outcome": "achieved", "grade": "0.74", "scores": {"csat": "0.8"}, "retro": LONG}
DROPPED: Node = {"date": "2026-11-02"}
REVISED: Node = {"date": "2026-11-02", "because": "No middle."}


def patched(before: str, *edits: Edit) -> str:
    return patch(PATH, before.encode(), edits).decode()


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("target: 85%   # hard\n", SetValue(("target",), "80%"), "target: 80%   # hard\n"),
        ("because: csat     # so\n", SetValue(("because",), "reply-time"), "because: reply-time  # so\n"),
        ("unit: accounts  # so\n", SetValue(("unit",), "min"), "unit: min       # so\n"),
        ("target: '85%'\n", SetValue(("target",), "80%"), "target: 80%\n"),
        ("target:\nowner: me\n", SetValue(("target",), "80%"), "target: 80%\nowner: me\n"),
        ("target: ~ # when?\n", SetValue(("target",), "80%"), "target: 80% # when?\n"),
        ("target: 80%", SetValue(("target",), None), "target: null"),
        ("why: >- # so\n  a\n  b\nx: 1\n", SetValue(("why",), "c"), "why: c # so\nx: 1\n"),
        ("a: [x, {b: 1, c: 2}]\n", SetValue(("a", 1, "c"), "3, or 4"), 'a: [x, {b: 1, c: "3, or 4"}]\n'),
        ("- 1\n-   2 # two\n", SetValue((1,), "3"), "- 1\n-   3 # two\n"),
        ("a:\n  - x\n  - y\nb: 1\n", SetValue(("a",), ["z"]), "a: [z]\nb: 1\n"),
        ("a: 1 # x\r\nb: 2\r\n", SetValue(("a",), "one\ntwo"), "a: |- # x\r\n  one\r\n  two\r\nb: 2\r\n"),
        ("why: a b\n  c # so\nx: 1\n", SetValue(("why",), "d"), "why: d # so\nx: 1\n"),
        ("a: 1\nb: 2", RemoveKey(("b",)), "a: 1"),
        ("a: 1\n\nb: 2", RemoveKey(("b",)), "a: 1\n\n"),
        # A key goes below the last line of its mapping, in the file's own indent.
        ("a: 1\n# end\n", AddKey((), "b", "2"), "a: 1\n# end\nb: 2\n"),
        ("a: 1", AddKey((), "b", "2"), "a: 1\nb: 2"),
        ("a: 1\r\n", AddKey((), "b", ["x"], "so"), "a: 1\r\nb: [x]  # so\r\n"),
        ("a: 1\n...\n", AddKey((), "b", "2"), "a: 1\nb: 2\n...\n"),
        ("a: |+\n  x\n\n", AddKey((), "b", "2"), "a: |+\n  x\n\nb: 2\n"),
        ("\ufeff# none\n", AddKey((), "b", "2"), "\ufeff# none\nb: 2\n"),
        ("a:\n    x: 1\n      # x\nb: 2\n", AddKey(("a",), "y", "2"), "a:\n    x: 1\n      # x\n    y: 2\nb: 2\n"),
        ("a:\n    x: {k: 1}\n", AddKey((), "b", {"k": "1"}), "a:\n    x: {k: 1}\nb:\n    k: 1\n"),
        ("a: {x: 1}  # of a\n", AddKey(("a",), "y", "2"), "a: {x: 1, y: 2}  # of a\n"),
        ("a: {\n  x: 1, # of x\n}\n", AddKey(("a",), "y", "2"), "a: {\n  x: 1, # of x\n  y: 2,\n}\n"),
        ("a: {}  # none\n", AddKey(("a",), "y", "2"), "a:  # none\n  y: 2\n"),
        ("targets: # of\n", AddKey(("targets",), "2027", {"at_most": "3"}), "targets: # of\n  2027: {at_most: 3}\n"),
        ("krs:\n- id: x\n  t: 1\n", AddKey(("krs", 0), "a", "2", first=True), "krs:\n- a: 2\n  id: x\n  t: 1\n"),
        ("krs:\n- id: x\n- id: y\n", AddKey(("krs", 0), "dropped", DROPPED),
         "krs:\n- id: x\n  dropped: {date: 2026-11-02}\n- id: y\n"),
        # An item is written as the one above it.
        ("teams: [a]\n", AddItem(("teams",), "b"), "teams: [a, b]\n"),
        ("teams: [\n  a,\n  b # two\n]\n", AddItem(("teams",), "c"), "teams: [\n  a,\n  b, # two\n  c\n]\n"),
        ("done:\n-   One thing\n", AddItem(("done",), "Two: things"), 'done:\n-   One thing\n-   "Two: things"\n'),
        ("m:\n  - {id: a}\n", AddItem(("m",), {"id": "b"}), "m:\n  - {id: a}\n  - {id: b}\n"),
        ("revised: []\nx: 1\n", AddItem(("revised",), REVISED),
         "revised:\n  - date: 2026-11-02\n    because: No middle.\nx: 1\n"),
        # What is removed goes with the comments on its lines; the others stay.
        ("a: 1\n# of b\nb: 2 # two\nc: 3\n", RemoveKey(("b",)), "a: 1\n# of b\nc: 3\n"),
        ("k:\n- id: x\n  t: 1\n", RemoveKey(("k", 0, "id")), "k:\n- t: 1\n"),
        ("a: [x, y, z]\n", RemoveItem(("a", 1)), "a: [x, z]\n"),
        ("a: [x]\n", RemoveItem(("a", 0)), "a: []\n"),
        ("a:\n  - x\n  - y", RemoveItem(("a", 1)), "a:\n  - x"),
        ("a:\n  - x # one\nb: 1\n", RemoveItem(("a", 0)), "a: []\nb: 1\n"),
    ],
)  # fmt: skip
def test_an_edit_changes_what_it_names(before: str, edit: Edit, after: str) -> None:
    assert patched(before, edit) == after


def test_a_closed_block_looks_as_a_person_writes_it() -> None:
    assert patched("title: X\n", AddKey((), "closed", CLOSED)) == (
        "title: X\n"
        "closed:\n"
        "  date: 2027-01-05\n"
        "  outcome: achieved\n"
        "  grade: 0.74\n"
        "  scores: {csat: 0.8}\n"
        "  retro: >-\n"
        "    Templates halved the reply time in four weeks; the road show started too late, and nobody had told the\n"
        "    halls.\n"
    )


def test_edits_are_made_in_order() -> None:
    edits = (RemoveItem(("a", 0)), SetValue(("a", 0), "z"), AddKey((), "b", "1"), SetValue(("b",), Quoted("2")))

    assert patched("a: [x, y]\n", *edits) == 'a: [z]\nb: "2"\n'


@pytest.mark.parametrize(
    ("before", "edit", "line", "reason"),
    [
        ("a: 1\nb: 2\n", AddKey((), "b", "3"), 1, "it does not hold what is to be changed"),
        ("a: 1\nb: 2\n", AddItem(("b",), "3"), 2, "it does not hold what is to be changed"),
        ("a: 1\nb:\n  - x # why\n", SetValue(("b",), "3"), 3, "other lines would change, or a comment would be lost"),
        ("a: 1\nb: &x 2\n", SetValue(("a",), "3"), 2, "&x reads as an anchor, which okr does not read"),
    ],
)
def test_what_cannot_be_edited_is_refused_at_its_line(before: str, edit: Edit, line: int, reason: str) -> None:
    with pytest.raises(CannotEditError) as caught:
        patched(before, edit)

    assert caught.value.message.startswith(f"{PATH}:{line}: cannot change this file: {reason}")
