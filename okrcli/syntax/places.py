"""Where every value and key of a document is: a second pass over the events, for documents that have findings."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from okrcli.syntax.events import open_events, parsers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.events import ParserFactory
    from okrcli.syntax.filetext import Stretch

_BLOCK_STYLES = ("|", ">")
_NO_KEY = (-1, -1)
_NUMBERS_A_VALUE = 4


@dataclass(frozen=True, slots=True)
class Places:
    """The values of a document are numbered in the order of the text, from the root, 0.

    Four integers each, since ten thousand documents may have findings: where its key and where itself begins and ends.
    """

    _numbers: array[int]

    def value(self, number: int) -> Stretch:
        """Return where a value is: a scalar with its quotes, a block with its sign, an empty one behind its colon."""
        at = number * _NUMBERS_A_VALUE
        return self._numbers[at + 2], self._numbers[at + 3]

    def key(self, number: int) -> Stretch | None:
        """Return where the key of a value is, None for what is in a list or the root."""
        at = number * _NUMBERS_A_VALUE
        stretch = self._numbers[at], self._numbers[at + 1]
        return None if stretch == _NO_KEY else stretch


def locate(text: str, stop: int | None = None) -> Places:
    """Return the places of a text whose values are known, or of what begins before the character `stop`."""
    *quick, sure = parsers(text)
    for parser in quick:
        try:
            return _read_places(text, parser, stop)
        except YAMLError:
            continue
    return _read_places(text, sure, stop)


def find(root: Node, pointer: Pointer) -> tuple[int, Node]:
    """Return the number and the value that a pointer leads to, or of the last value on its way."""
    number, node = 0, root
    for step in pointer:
        inside = list(_inside(node))
        if step not in (key for key, _ in inside):
            break
        number += 1
        for key, value in inside:
            if key == step:
                node = value
                break
            number += _count(value)
    return number, node


class Numbers:
    """What `find` finds, without its way past all values before: every value of a document, counted once."""

    __slots__ = ("_inside", "_root")

    def __init__(self, root: Node) -> None:
        self._root = root
        self._inside: dict[int, dict[str | int, int]] = {}
        self._number(root, 0)

    def find(self, pointer: Pointer) -> tuple[int, Node]:
        """Return the number and the value that a pointer leads to, or of the last value on its way."""
        number, node = 0, cast("Any", self._root)
        for step in pointer:
            numbers = self._inside.get(id(node), {})
            if step not in numbers:
                break
            number, node = numbers[step], node[step]
        return number, node

    def _number(self, node: Node, number: int) -> int:
        """Give the values inside a value, which has a number itself, theirs; return the next one."""
        numbers: dict[str | int, int] = {}
        following = number + 1
        for step, value in _inside(node):
            numbers[step] = following
            following = self._number(value, following)
        if numbers:
            self._inside[id(node)] = numbers
        return following


def walk(node: Node, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Node]]:
    """Yield a value and all inside it, in the order of their numbers."""
    yield pointer, node
    for step, value in _inside(node):
        yield from walk(value, (*pointer, step))


def _inside(node: Node) -> Iterable[tuple[str | int, Node]]:
    """Return the values of a collection with the last step of the way to them."""
    if isinstance(node, dict):
        return node.items()
    return enumerate(node) if isinstance(node, list) else ()


def _count(node: Node) -> int:
    """Count a value and all inside it."""
    return 1 + sum(_count(value) for _, value in _inside(node))


def _read_places(text: str, parser: ParserFactory, stop: int | None) -> Places:
    get_event: Callable[[], Any] = open_events(parser, text).get_event
    numbers = array("l")
    opened: list[int] = []
    in_map = [False]
    key, end = _NO_KEY, 0
    while True:
        event = get_event()
        kind = event.__class__
        start = event.start_mark.index
        if kind is DocumentEndEvent or kind is StreamEndEvent or (stop is not None and start >= stop):
            numbers.extend((*key, stop or 0, stop or 0) if key is not _NO_KEY or not numbers else ())
            return Places(numbers)
        if kind is ScalarEvent:
            start, stretch_end = _extent(text, event)
            if in_map[-1] and key is _NO_KEY:
                key, end = (start, stretch_end), stretch_end
                continue
            if start == stretch_end:
                start = stretch_end = _empty_place(text, start, key[1])
            numbers.extend((*key, start, stretch_end))
            key, end = _NO_KEY, max(end, stretch_end)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            opened.append(len(numbers) + 3)
            in_map.append(kind is MappingStartEvent)
            numbers.extend((*key, start, start))
            key = _NO_KEY
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            at = opened.pop()
            in_map.pop()
            if text[numbers[at - 1]] in "[{":
                end = event.end_mark.index
            numbers[at] = end


def _empty_place(text: str, index: int, key_end: int) -> int:
    """Return where an empty value is: at once behind the colon of its key, wherever the parser stopped."""
    colon = text.find(":", key_end, index) if key_end >= 0 else -1
    return index if colon < 0 else colon + 1


def _extent(text: str, event: ScalarEvent) -> Stretch:
    """Return where a scalar is: with its quotes; a block from its indicator to its last text."""
    start, end = event.start_mark.index, min(event.end_mark.index, len(text))
    if event.style in _BLOCK_STYLES:
        written = text[start:end].rstrip() if event.value.strip() else text[start:end].split(maxsplit=1)[0]
        return start, start + len(written)
    return min(start, end), end
