"""Where every value and key of a document is: a second pass over the events, for documents that have findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.syntax.events import EventSource, ParserFactory
    from okrcli.syntax.filetext import Stretch

_BLOCK_STYLES = ("|", ">")


@dataclass(slots=True)
class Spot:
    """Where a value is, and the values inside it. `style` is a scalar's indicator (empty when plain), else None."""

    start: int
    end: int
    style: str | None = None
    keys: dict[str, Stretch] = field(default_factory=dict)
    children: dict[str | int, Spot] = field(default_factory=dict)


def locate(text: str) -> Spot:
    """Return where the values of a text are that was parsed without a fault."""
    *doubtful, sure = parsers(text)
    for parser in doubtful:
        try:
            return locate_until(text, parser)
        except YAMLError:
            continue
    return locate_until(text, sure)


def locate_until(text: str, parser: ParserFactory, stop: int | None = None) -> Spot:
    """Return where values and keys are, as far as the character `stop` when there is one."""
    return _Locator(text, open_events(parser, text)).run(stop)


def walk(spot: Spot, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Spot]]:
    """Yield a value and all inside it with their pointers, in the order of the text."""
    yield pointer, spot
    for step, child in spot.children.items():
        yield from walk(child, (*pointer, step))


class _Locator:
    """The state of one pass: the collections being read, the key that waits for its value, the last token's end."""

    def __init__(self, text: str, events: EventSource) -> None:
        self._text = text
        self._events = events
        self._root = Spot(0, 0, "")
        self._stack: list[tuple[Spot, bool]] = []
        self._key: str | None = None
        self._end = 0

    def run(self, stop: int | None) -> Spot:
        while True:
            event = self._events.get_event()
            if stop is not None and event.start_mark.index >= stop:
                return self._root
            match event:
                case ScalarEvent():
                    self._take_scalar(event)
                case MappingStartEvent() | SequenceStartEvent():
                    self._open(event.start_mark.index, is_map=isinstance(event, MappingStartEvent))
                case MappingEndEvent() | SequenceEndEvent():
                    self._close(event.end_mark.index)
                case DocumentEndEvent() | StreamEndEvent():
                    return self._root

    def _take_scalar(self, event: ScalarEvent) -> None:
        start, end = _extent(self._text, event)
        if start == end:
            start = end = self._behind_colon(end)
        if self._stack and self._stack[-1][1] and self._key is None:
            self._key = event.value
            self._stack[-1][0].keys[event.value] = (start, end)
        else:
            self._add(Spot(start, end, event.style or ""))
        if end > start or not self._text[:end][-1:].isspace():
            self._end = end

    def _behind_colon(self, index: int) -> int:
        """Return where an empty value is: at once behind its colon, wherever the parser stopped."""
        colon = self._text.find(":", self._end, index)
        return index if colon < 0 else colon + 1

    def _open(self, start: int, *, is_map: bool) -> None:
        spot = Spot(start, start)
        self._add(spot)
        self._stack.append((spot, is_map))

    def _close(self, end: int) -> None:
        """End a flow collection with its bracket, and any other with its last token."""
        spot, _ = self._stack.pop()
        if self._text[spot.start] in "[{":
            self._end = end
        spot.end = self._end

    def _add(self, spot: Spot) -> None:
        if not self._stack:
            self._root = spot
            return
        holder, _ = self._stack[-1]
        step = len(holder.children) if self._key is None else self._key
        holder.children[step] = spot
        self._key = None


def _extent(text: str, event: ScalarEvent) -> Stretch:
    """Return where a scalar is: with its quotes; a block from its indicator to its last text."""
    start, end = event.start_mark.index, min(event.end_mark.index, len(text))
    if event.style in _BLOCK_STYLES:
        written = text[start:end].rstrip() if event.value.strip() else text[start:end].split(maxsplit=1)[0]
        return start, start + len(written)
    return min(start, end), end
