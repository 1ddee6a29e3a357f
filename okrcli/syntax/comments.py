"""Comments that say something to okr, and comments that cut a text short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.syntax.places import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer, Span
    from okrcli.syntax.document import Document

_TO_US = re.compile(r"(?:(?<=\s)|^)#[ \t]*okr:[^\n\r]*", re.MULTILINE)
_IGNORE = re.compile(r"#[ \t]*okr:[ \t]*ignore\[([^\]]*)\][ \t]*(.*)")
_CUT = re.compile(r"[ \t]#\S")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences findings; without codes where it is malformed."""

    line: int
    codes: tuple[str, ...]
    reason: str
    span: Span


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the ignore comments of a document, in order."""
    if "okr:" not in document.text:
        return ()
    found = (match for match in _TO_US.finditer(document.text) if not _inside_scalar(document, match.start()))
    return tuple(_suppression(document, match) for match in found)


def _suppression(document: Document, match: re.Match[str]) -> Suppression:
    span = document.span_of(match.span())
    said = _IGNORE.match(match[0])
    codes = tuple(code.strip() for code in said[1].split(",") if code.strip()) if said else ()
    return Suppression(span.line, codes, said[2].strip() if said else "", span)


def _inside_scalar(document: Document, index: int) -> bool:
    return any(spot.style is not None and spot.start <= index < spot.end for _, spot in walk(document.root))


def cut_scalars(document: Document) -> tuple[tuple[Pointer, Span], ...]:
    """Return the plain scalars that a comment without a blank cuts short, each with its place."""
    return tuple(_cut_scalars(document)) if _CUT.search(document.text) else ()


def _cut_scalars(document: Document) -> Iterator[tuple[Pointer, Span]]:
    for pointer, spot in walk(document.root):
        if spot.style == "" and _CUT.match(document.text, spot.end):
            yield pointer, document.span_of((spot.start, spot.end))
