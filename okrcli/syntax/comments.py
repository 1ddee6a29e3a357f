"""Comments that say something to okr, and comments that cut a text short."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.syntax.places import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer, Span
    from okrcli.syntax.document import Document
    from okrcli.syntax.filetext import Stretch

MARK = "okr:"
"""What a comment for okr begins with; a text without it has none."""

_TO_US = re.compile(r"(?:(?<=\s)|^)#[ \t]*okr:[^\n\r]*", re.MULTILINE)
_IGNORE = re.compile(r"#[ \t]*okr:[ \t]*ignore[ \t]*\[([^\]]*)\][ \t]*(.*)")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#(?=([^\r\n]*))")
_CUT_END = re.compile(r"[ \t]+#\S")
_CUT_SOMEWHERE = re.compile(r"#(?<=[ \t]#)\S")
"""The same, looked for from its rarest character: every file is searched."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment `# okr: ignore[rule, …] reason` in a line; without codes where it is written in any other way."""

    line: int
    codes: tuple[str, ...]
    reason: str
    span: Span


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the comments of a document that begin with `okr:`, in order."""
    if MARK not in document.text:
        return ()
    texts = sorted(_texts(document))
    found = (match for match in _TO_US.finditer(document.text) if not _is_inside(texts, match.start()))
    return tuple(_suppression(document, match) for match in found)


def cut_scalars(document: Document) -> tuple[tuple[Pointer, Span], ...]:
    """Return the plain scalars, empty ones too, that end at a `#` with no blank behind it, each with its place."""
    return tuple(_cut_scalars(document)) if _CUT_SOMEWHERE.search(document.text) else ()


def comments(document: Document, within: Stretch) -> Iterator[Stretch]:
    """Yield the comments that begin in a stretch of the text, each from its `#` to the end of its line."""
    if "#" in document.text[slice(*within)]:
        texts = sorted(_texts(document))
        end = -1
        for match in _COMMENT.finditer(document.text, *within):
            if match.start() >= end and not _is_inside(texts, match.start()):
                end = match.end(1)
                yield match.start(), end


def _suppression(document: Document, match: re.Match[str]) -> Suppression:
    start, end = match.start(), match.start() + len(match[0].rstrip())
    span = document.span_of((start, end))
    said = _IGNORE.fullmatch(document.text, start, end)
    if said is None:
        return Suppression(span.line, (), "", span)
    codes = (code.strip() for code in said[1].split(","))
    return Suppression(span.line, tuple(code for code in codes if code), said[2], span)


def _texts(document: Document) -> Iterator[Stretch]:
    """Yield where a `#` would be text: in every key and scalar; on the first line of a block it is a comment."""
    for number, (_, node) in enumerate(walk(document.data)):
        key = document.places.key(number)
        if key:
            yield key
        if isinstance(node, str):
            start, end = document.places.value(number)
            head = document.text.find("\n", start, end) if document.text[start] in "|>" else -1
            yield max(start, head), end


def _is_inside(stretches: list[Stretch], index: int) -> bool:
    before = bisect_right(stretches, (index, len(stretches) and stretches[-1][1] + 1)) - 1
    return before >= 0 and index < stretches[before][1]


def _cut_scalars(document: Document) -> Iterator[tuple[Pointer, Span]]:
    for number, (pointer, node) in enumerate(walk(document.data)):
        stretch = document.places.value(number)
        if (node is None or node.__class__ is str) and _CUT_END.match(document.text, stretch[1]):
            yield pointer, document.span_of(stretch)
