"""The texts of the files that were read, for the places in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from okrcli.diagnostics import WHOLE_FILE, Problem, SourceText
from okrcli.store.layout import FileKind, kind_of
from okrcli.syntax.guard import decode
from okrcli.syntax.parse import parse
from okrcli.syntax.table import TableError, read_table
from okrcli.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place, Span
    from okrcli.tree import Tree

_AGAIN = 64
"""How many texts that were read again are held: who asks for many places asks file by file."""


@dataclass(frozen=True, slots=True)
class UnparsedText:
    """The text of a file that could not be parsed, for excerpts; what is no UTF-8 in it is replaced."""

    text: str

    def span(self, _: Place) -> Span:
        """Return the whole file: nothing in it has a place of its own."""
        return WHOLE_FILE


def unparsed(raw: bytes) -> UnparsedText:
    """Return the text in bytes that could not be parsed."""
    return UnparsedText(raw.decode("utf-8-sig", errors="replace"))


class SourceTexts(Mapping[str, SourceText]):
    """Texts by path. One that had no faults is not held: it is read again by who asks, and few are asked for.

    Where it was changed in between, a place leads to the nearest thing that is there now; where it is gone, to the
    whole of an empty file.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._held: dict[str, SourceText | None] = {}
        self._again = lru_cache(maxsize=_AGAIN)(self._read_again)

    def __getitem__(self, path: str) -> SourceText:
        return self._held[path] or self._again(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def hold(self, path: str, source: SourceText) -> None:
        """Hold a text, so that what was found in it is shown as it was found."""
        self._held[path] = source

    def kept(self, path: str) -> SourceText | None:
        """Return a text that is held; None for one that was let go of, or that there is not."""
        return self._held.get(path)

    def pass_by(self, path: str) -> None:
        """Remember that there is a text, and let go of it."""
        self._held[path] = None

    def _read_again(self, path: str) -> SourceText:
        try:
            raw = self._tree.read(path)
        except UnreadableError:
            return UnparsedText("")
        parsed = _read_table(path, raw) if kind_of(path) is FileKind.MEASUREMENTS else parse(path, raw)
        return unparsed(raw) if isinstance(parsed, Problem) or parsed is None else parsed


def _read_table(path: str, raw: bytes) -> SourceText | None:
    text = decode(path, raw)
    try:
        return None if isinstance(text, Problem) else read_table(path, text)
    except TableError:
        return None
