"""An edit changes the lines that it names, and what it says of the data; nothing else, in whatever hand a file is."""

from __future__ import annotations

import re
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.node import Quoted
from okrcli.syntax.document import Document
from okrcli.syntax.edits import AddItem, AddKey, CannotEditError, RemoveItem, RemoveKey, SetValue, changed
from okrcli.syntax.patch import patch
from okrcli.syntax.places import walk
from tests.process import ROOT
from tests.syntax.emitter import LETTERS, write
from tests.syntax.reading import read
from tests.syntax.touched import comments_on, document, lost_comments, may_touch, touched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.edits import Edit

PATH = "objectives/2026-Q4/delight.yaml"
EDITS_A_FILE = 25
FILES = 10_000 // EDITS_A_FILE
BOM = b"\xef\xbb\xbf"
VALUES: list[Node] = [
    None, [], {}, "", "40%", "48 min", "2026-11-20", "null", "~", "- x", "#12", "a: b", "a, b", "n=4 #5", "é目😀", "%",
    '"so"', "it's", "\\", "tab\there", " lead", "trail ", "two\nlines", "two\nlines\n", "\n", "word " * 40 + "end",
    "x" * 200 + " y", ["csat"], ["a sentence", "b"], {"at_most": "30"}, Quoted("12"), [{"at": "2026-11-15", "to": "4"}],
    {"date": "2026-11-02", "because": "No: it was " + "very " * 30 + "late."}, {"a": {"b": ["c", {"d": None}]}},
]  # fmt: skip
"""What is put into files: one of each kind that some hand or other makes hard."""


def an_edit(data: Node, random: Random) -> Edit:
    """Return an edit that makes sense for some values."""
    pointer, node = random.choice([place for place in walk(data) if place[0] or isinstance(place[1], dict)])
    value, comment = random.choice(VALUES), random.choice([None, "was 2, target 5"])
    choices: list[Edit] = []
    if pointer:
        choices += [SetValue(pointer, value)] + [_removal(pointer)] * (len(pointer) > 1)
    if isinstance(node, dict) or (node is None and pointer):
        choices.append(
            AddKey(pointer, random.choice(["closed", "a: b", "2026"]), value, comment, random.random() < 0.2)
        )
    if isinstance(node, list) or (node is None and pointer):
        choices.append(AddItem(pointer, value, comment))
    return random.choice(choices)


def _removal(pointer: Pointer) -> Edit:
    return RemoveItem(pointer) if isinstance(pointer[-1], int) else RemoveKey(pointer)


def in_some_hand(node: Node, random: Random) -> bytes:
    """Write values as a file: with or without a byte order mark, and with an end that some editor leaves."""
    text = write(node, random)[0].text
    line_end = "\r\n" if "\r\n" in text else "\n"
    if random.random() < 0.4:
        end = random.choice(["", "", "\n...\n", "\n\n\n", "\n# end", "\n  # end\n\n# the end\n", "\n..."])
        text = text.rstrip("\r\n") + end.replace("\n", line_end)
    if line_end == "\r\n" and random.random() < 0.2:
        text = text.replace("\r\n", "\n", random.randint(1, 5))
    return (BOM if random.random() < 0.2 else b"") + text.encode()


def check(before: bytes, edit: Edit) -> bool:
    """Make an edit and prove what it left; return whether it could be made."""
    try:
        after = patch(PATH, before, [edit])
    except CannotEditError:
        return False
    expected = changed(document(before).data, edit)
    assert document(after).data == expected
    assert touched(before, after) <= may_touch(before, edit)
    assert after.startswith(BOM) == before.startswith(BOM)
    if not isinstance(edit, RemoveKey | RemoveItem):  # what was a blank line before may now be the end
        assert after.endswith(b"\n") == before.endswith(b"\n")
    assert line_ends(after) <= (line_ends(before) or {b"\n"})
    removed = may_touch(before, edit) if isinstance(edit, RemoveKey | RemoveItem) else set()
    assert lost_comments(before, after) <= comments_on(before, removed)
    return True


def line_ends(data: bytes) -> set[bytes]:
    return set(re.findall(rb"\r?\n", data))


def edits_of(data: Node, random: Random) -> Iterator[Edit]:
    return (an_edit(data, random) for _ in range(EDITS_A_FILE))


def some_text(random: Random) -> str:
    """Return a text: odd ones, and such as stand in goal files."""
    odd = "".join(random.choice(LETTERS) for _ in range(random.randint(1, 10)))
    return random.choice([odd, odd, "csat", "40%", "reply time", "2026-10-02", "A title of some words"])


def some_values(random: Random, depth: int = 0) -> Node:
    """Return a value of any kind, at most five deep."""
    kind = random.choice(["none", "text", "text", "list", "mapping", "mapping"])
    if kind == "none" or kind == "text" or depth == 5:  # noqa: PLR1714
        return None if kind == "none" else some_text(random)
    if kind == "list":
        return [some_values(random, depth + 1) for _ in range(random.randint(0, 3))]
    return {some_text(random): some_values(random, depth + 1) for _ in range(random.randint(0, 3))}


@settings(max_examples=max(settings().max_examples, FILES))
@given(st.integers(0, 1 << 64))
def test_ten_thousand_edits_touch_what_they_name_and_nothing_else(seed: int) -> None:
    """Values and hand come from one number: drawing each choice from Hypothesis would take five times as long."""
    random = Random(seed)  # noqa: S311
    values = {some_text(random): some_values(random) for _ in range(random.randint(1, 4))}
    before = in_some_hand(values, random)
    found = read(before)
    if isinstance(found, Document):
        for edit in edits_of(found.data, random):
            check(before, edit)


def test_few_edits_are_refused() -> None:
    """What would take a comment along is refused, and little else."""
    made, refused = 0, 0
    for seed in range(40):
        random = Random(seed)  # noqa: S311
        before = in_some_hand({"title": some_text(random), "values": some_values(random)}, random)
        found = read(before)
        for edit in edits_of(found.data, random) if isinstance(found, Document) else ():
            is_made = check(before, edit)
            made += is_made
            refused += not is_made and not would_lose_a_comment(before, edit)
    assert made > 800
    assert refused < made / 50


@pytest.mark.parametrize("example", ["northwind", "solo", "malformed"])
def test_the_values_of_every_example_can_be_edited(example: str) -> None:
    """Each file is edited; in a short run every fifth edit that there is."""
    step = 5 if settings().max_examples < FILES else 1
    paths = sorted((ROOT / "examples" / example).rglob("*.yaml"))
    edits = ((path.read_bytes(), edit) for path in paths for edit in all_edits(path.read_bytes()))
    refused = [(data, edit) for data, edit in islice(edits, 0, None, step) if not check(data, edit)]

    assert [each for each in refused if not would_lose_a_comment(*each)] == []


def all_edits(data: bytes) -> Iterator[Edit]:
    """Yield one edit of each kind for every value of a file that can be read and is not large."""
    found = read(data)
    places = walk(found.data) if isinstance(found, Document) and len(data) < 10_000 else ()
    for pointer, node in places:
        if pointer:
            yield SetValue(pointer, "40%")
            yield SetValue(pointer, "A new sentence: " + "so " * 40 + "long.")
        if len(pointer) > 1:
            yield _removal(pointer)
        if isinstance(node, dict):
            yield from (AddKey(pointer, "new-key", "A text", "was 2", first) for first in (False, True))
            yield AddKey(pointer, "new-key", {"date": "2026-11-20", "because": "It is so."})
        if isinstance(node, list):
            yield AddItem(pointer, {"id": "new", "title": "A title, and more"})
            yield AddItem(pointer, "new")


def would_lose_a_comment(data: bytes, edit: Edit) -> bool:
    """Tell whether a collection would go with the comments in it."""
    return isinstance(edit, SetValue) and bool(comments_on(data, may_touch(data, edit)))
