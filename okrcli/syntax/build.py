"""A document's values from the events of its text: the first pass, which every file pays for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from okrcli.node import Quoted
from okrcli.syntax import refusals
from okrcli.syntax.events import open_events
from okrcli.syntax.limits import MAX_SCALAR_BYTES
from okrcli.syntax.margins import check_margin
from okrcli.syntax.nest import Nest

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.node import Node
    from okrcli.syntax.events import ParserFactory
    from okrcli.syntax.filetext import FileText

_FEATURE = re.compile(r"[&!](?<![^\s\[{,:?].)")
_EXPLICIT_KEY = re.compile(r"\?(?<![^\s\[{,].)(?=\s)")
_ITEM = Quoted("item")
"""Stands for the key in a list; told from every key of a mapping by identity."""
_ODD = refusals.NULLS | {"-"}
_KEYS: dict[str, str] = {}
"""Keys that were found good, however they are written: frequent ones are checked once, and one string for all files."""
_KEYS_KEPT = 4096
_KEY_LENGTH_KEPT = 64
_GOOD_KEY = re.compile(r"[a-z0-9][a-z0-9/_-]*", re.ASCII).fullmatch
"""A plain key that is an id cannot be wrong, but for `null`, and that is in `_ODD`."""


def build(source: FileText, parser: ParserFactory) -> Node:
    """Return the values of a text's one document, None where there is none.

    Raises `RefusedError` for what okr does not read, and whatever the parser raises.
    """
    get_event: Callable[[], Any] = open_events(parser, source.text).get_event
    get_event()
    opening = get_event()
    if opening.__class__ is not DocumentStartEvent:
        return None
    refusals.check_directives(source, opening)
    root = _build_root(source, get_event)
    ending = get_event()
    if ending.__class__ is not StreamEndEvent:
        refusals.refuse_second_document(source, ending.start_mark.index)
    return root


def _build_root(source: FileText, get_event: Callable[[], Any]) -> Node:  # noqa: C901, PLR0912
    """Turn events into values: the hot spot, so one loop that calls little and reads no mark without need.

    `holder` is the collection being read, and `key` the key whose value comes next, None where a key itself does.
    """
    text, nest = source.text, Nest(source)
    has_features = ("&" in text or "!" in text) and _FEATURE.search(text) is not None
    has_escapes, is_large = "\\" in text, len(text) * 4 > MAX_SCALAR_BYTES
    known_key = ({} if "?" in text and _EXPLICIT_KEY.search(text) else _KEYS).get
    root: list[Node] = []
    holder: Any = root
    key: str | None = _ITEM
    while True:
        event = get_event()
        kind = event.__class__
        if has_features:
            refusals.check_features(source, event)
        if kind is ScalarEvent:
            value = event.value
            if key is None:
                key = known_key(value) or _new_key(source, event)
                if key in holder:
                    refusals.refuse_duplicate(source, event, root[0], (*nest.pointer(), key))
                continue
            if event.style:
                if has_escapes or event.start_mark.line != event.end_mark.line:
                    _check_quoted(source, event, nest.margin)
                value = Quoted(value)
            elif value in _ODD:
                value = refusals.read_null(source, event)
            if is_large:
                refusals.check_size(source, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if key is None:
                refusals.refuse_collection_as_key(source, event.start_mark.index)
            nest.enter(holder, event)
            value = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            holder = nest.leave(event)
            key = None if holder.__class__ is dict else _ITEM
            continue
        else:
            refusals.check_features(source, event)
            return root[0]
        if key is _ITEM:
            holder.append(value)
        else:
            holder[key] = value
            key = None
        if kind is not ScalarEvent:
            holder = value
            key = None if kind is MappingStartEvent else _ITEM


def _new_key(source: FileText, event: ScalarEvent) -> str:
    """Return a key that was not met before, and remember it unless it is long or good only in quotes."""
    key: str = event.value
    if event.style or len(key) > _KEY_LENGTH_KEPT or key in _ODD or not _GOOD_KEY(key):
        key = refusals.read_key(source, event)
    if len(key) <= _KEY_LENGTH_KEPT and len(_KEYS) < _KEYS_KEPT and key not in _ODD and key != "<<":
        _KEYS[key] = key
    return key


def _check_quoted(source: FileText, event: ScalarEvent, margin: int) -> None:
    """Refuse what a plain scalar cannot hold: escapes of forbidden characters, lines without indent, no text at all."""
    stretch = (event.start_mark.index, event.end_mark.index)
    if event.style in "'\"":
        check_margin(source, stretch, margin, flow=False)
    elif not event.value:
        refusals.check_empty_block(source, stretch[0])
    if event.style == '"':
        refusals.check_escapes(source, event.value, stretch)
