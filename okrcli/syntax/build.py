"""A document's values from the events of its text: the first pass, which every file pays for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import (
    DocumentEndEvent,
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
from okrcli.syntax.limits import MAX_DEPTH, MAX_SCALAR_BYTES
from okrcli.syntax.margins import check_margin
from okrcli.syntax.filetext import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.diagnostics import Pointer
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


def build(source: FileText, parser: ParserFactory) -> Node:
    """Return the values of a text's one document, None where there is none.

    Raises `RefusedError` for what okr does not read, and whatever the parser raises.
    """
    get_event = open_events(parser, source.text).get_event
    get_event()
    opening = get_event()
    if opening.__class__ is not DocumentStartEvent:
        return None
    refusals.check_directives(source, opening)
    root = _build_root(source, parser, get_event)
    ending = get_event()
    if ending.__class__ is not StreamEndEvent:
        refusals.refuse_second_document(source, ending.start_mark.index)
    return root


def _build_root(source: FileText, parser: ParserFactory, get_event: Callable[[], Any]) -> Node:  # noqa: C901, PLR0912
    """Turn events into values: the hot spot, so one loop that calls nothing and reads no mark without need.

    `holder` is the collection being read and `key` the key whose value comes next, None where a key itself does;
    `margin` is the column (from 0) of the block collection around, `bracket` where the outermost flow collection began.
    """
    text = source.text
    has_features = ("&" in text or "!" in text) and _FEATURE.search(text) is not None
    has_escapes, is_large = "\\" in text, len(text) * 4 > MAX_SCALAR_BYTES
    known_key = ({} if "?" in text and _EXPLICIT_KEY.search(text) else _KEYS).get
    root: list[Node] = []
    holder: Any = root
    key: str | None = _ITEM
    stack: list[tuple[Any, int]] = []
    margin, bracket, bracket_depth = -1, -1, 0
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
                    refusals.refuse_duplicate(source, parser, event, _pointer(stack))
                continue
            if event.style:
                if has_escapes or event.start_mark.line != event.end_mark.line:
                    _check_quoted(source, event, margin)
                value = Quoted(value)
            elif value in _ODD:
                value = _read_odd(source, event)
            if is_large:
                refusals.check_size(source, event)
            if key is _ITEM:
                holder.append(value)
            else:
                holder[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _check_place(source, event, len(stack), key)
            inner: Any = {} if kind is MappingStartEvent else []
            if key is _ITEM:
                holder.append(inner)
            else:
                holder[key] = inner
            stack.append((holder, margin))
            holder = inner
            key = None if kind is MappingStartEvent else _ITEM
            if not event.flow_style:
                margin = event.start_mark.column
            elif bracket < 0:
                bracket, bracket_depth = event.start_mark.index, len(stack)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if bracket >= 0 and len(stack) == bracket_depth:
                check_margin(source, (bracket, event.end_mark.index), margin, flow=True)
                bracket = -1
            holder, margin = stack.pop()
            key = None if holder.__class__ is dict else _ITEM
        else:
            refusals.check_features(source, event)
            return root[0]


def _new_key(source: FileText, event: Any) -> str:
    """Return a key that was not met before, and remember it unless it is long."""
    key = refusals.read_key(source, event)
    if len(key) <= _KEY_LENGTH_KEPT and len(_KEYS) < _KEYS_KEPT and key not in _ODD and key != "<<":
        _KEYS[key] = key
    return key


def _read_odd(source: FileText, event: Any) -> None:
    """Read a plain scalar that is null; a lone dash looks like one but is nothing."""
    if event.value == "-":
        refusals.refuse_lone_dash(source, (event.start_mark.index, event.end_mark.index))


def _check_quoted(source: FileText, event: Any, margin: int) -> None:
    """Refuse what a plain scalar cannot hold: escapes of forbidden characters, lines without indent, no text at all."""
    stretch = (event.start_mark.index, event.end_mark.index)
    if event.style in "'\"":
        check_margin(source, stretch, margin, flow=False)
    elif not event.value:
        refusals.check_empty_block(source, stretch[0])
    if event.style == '"':
        refusals.check_escapes(source, event.value, stretch)


def _check_place(source: FileText, event: Any, depth: int, key: str | None) -> None:
    """Refuse a collection where none may begin."""
    if depth == MAX_DEPTH:
        raise RefusedError(refusals.too_deep(source, event.start_mark.index))
    if key is None:
        refusals.refuse_collection_as_key(source, event.start_mark.index)


def _pointer(stack: list[tuple[Any, int]]) -> Pointer:
    """Return the way to the collection being read: in each around it, to what was put in last."""
    holders = [holder for holder, _ in stack[1:]]
    return tuple(next(reversed(holder)) if isinstance(holder, dict) else len(holder) - 1 for holder in holders)
