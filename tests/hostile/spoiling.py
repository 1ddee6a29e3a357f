"""One value, or one key, of a file put in place of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diagnostics import Pointer, Problem
from okrcli.model.annotations import known_keys
from okrcli.model.schema import KINDS
from okrcli.syntax.parse import parse
from okrcli.syntax.places import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.syntax.filetext import Stretch

FREE = {"updates", "teams", "people", "cycles", "targets", "scores", "per_path", "severity", "from"}
"""What holds keys of the user's own choice: one of them stands for all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a file: where it leads to, where it and its key stand."""

    path: str
    text: str
    pointer: Pointer
    value: Stretch
    key: Stretch | None
    is_scalar: bool


def spots(path: str, text: str) -> Iterator[Spot]:
    """Iterate over the values of a file, but for the whole."""
    document = parse(path, text.encode())
    assert not isinstance(document, Problem), document
    for number, (pointer, node) in enumerate(walk(document.data)):
        if pointer:
            places = document.places
            is_scalar = isinstance(node, str)
            yield Spot(path, document.text, pointer, places.value(number), places.key(number), is_scalar)


def shape(pointer: Pointer) -> Pointer:
    """Return a pointer with `*` for an index and for a key of the user's choice."""
    shaped: Pointer = ()
    for step in pointer:
        is_free = isinstance(step, int) or (shaped[-1:] and shaped[-1] in FREE)
        shaped = (*shaped, "*" if is_free else step)
    return shaped


def unseen_keys(kind: str, shapes: set[Pointer]) -> set[Pointer]:
    """Return what the model of a kind of file knows in the mappings of these shapes, and the shapes lack."""
    known = {
        (*holder, key)
        for holder in {at[:-1] for at in shapes}
        for key in known_keys(KINDS[kind], tuple(0 if step == "*" else step for step in holder))
    }
    return known - shapes


def replaced(spot: Spot, value: str) -> str:
    """Return the text with another value at the spot; after a block its line break stays."""
    start, end = spot.value
    tail = "\n" if spot.text[start:end].endswith("\n") else ""
    blank = "" if spot.text[:start].endswith((" ", "\n", "[", "{")) else " "
    return spot.text[:start] + blank + value + tail + spot.text[end:]


def renamed(spot: Spot, key: str) -> str:
    """Return the text with another key at the spot; as it was where that has none."""
    start, end = spot.key or (0, 0)
    return spot.text[:start] + key + spot.text[end:] if spot.key else spot.text
