"""What files hold, known without parsing them: from a second process, or from an earlier run by their content.

Both vouch for documents alone of which there is nothing more to say than their values: no fault, no comment for okr, no
text that ends in a comment. Whatever they do not vouch for is read in the ordinary way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from okrcli.cache.blobs import blob_id
from okrcli.node import Quoted
from okrcli.syntax.comments import MARK, cut_scalars
from okrcli.syntax.limits import LARGE_BYTES
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.cache.blobs import BlobCache
    from okrcli.node import Node
    from okrcli.syntax.document import Document
    from okrcli.tree import Entry, Tree

_QUOTES = "'"
"""The key of a mapping of one that stands for a quoted text; a document with such a key of its own is not kept."""


@runtime_checkable
class NamedTree(Protocol):
    """A tree that knows the blob ids of its files without reading them."""

    @property
    def names(self) -> Mapping[str, str]:
        """The id under which git keeps the bytes of each file."""
        ...


def is_all_said(document: Document) -> bool:
    """Tell whether the values of a document are all that there is to say of it."""
    return MARK not in document.text and not cut_scalars(document)


class Earlier:
    """What earlier runs made of the files of a tree, and what this one makes of them for later runs."""

    def __init__(self, tree: Tree, cache: BlobCache) -> None:
        self._tree = tree
        self._cache = cache
        self._held: dict[str, bytes] = {}
        self._names = tree.names if isinstance(tree, NamedTree) else None

    def values(self, entry: Entry) -> Node:
        """Return what a file holds; None where that is to be found out."""
        if entry.kind is not EntryKind.FILE or entry.size > LARGE_BYTES:
            return None
        blob = self._blob(entry.path)
        text = None if blob is None else self._cache.get(blob)
        return None if text is None else decode(text)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; they may have been read to know it by."""
        held = self._held.pop(path, None)
        return self._tree.read(path) if held is None else held

    def keep(self, raw: bytes, document: Document) -> None:
        """Keep what a file holds, if there is nothing more to say of it."""
        if len(raw) <= LARGE_BYTES and is_all_said(document) and (text := encode(document.data)) is not None:
            named = None if self._names is None else self._names.get(document.path)
            self._cache.keep(named or blob_id(raw), text)

    def _blob(self, path: str) -> str | None:
        if self._names is not None:
            return self._names.get(path)
        try:
            raw = self._tree.read(path)
        except UnreadableError:
            return None
        self._held = {path: raw}
        return blob_id(raw)


def encode(data: Node) -> str | None:
    """Write values as JSON that says which texts were quoted; None for what cannot be written so."""
    try:
        return json.dumps(_marked(data), separators=(",", ":"))
    except (ValueError, RecursionError):
        return None


def decode(text: str) -> Node:
    """Read what `encode` wrote; None for what it cannot have written."""
    try:
        data: Node = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return data


def _marked(data: Node) -> Node:
    match data:
        case Quoted():
            return {_QUOTES: str(data)}
        case dict():
            if _QUOTES in data:
                raise ValueError
            return {key: _marked(value) for key, value in data.items()}
        case list():
            return [_marked(item) for item in data]
        case _:
            return data


def _unmarked(data: dict[str, Node]) -> Node:
    if _QUOTES not in data:
        return data
    match data:
        case {"'": str(text), **rest} if not rest:
            return Quoted(text)
        case _:
            raise ValueError


def _refuse(_: str) -> Node:
    raise ValueError


_DECODER = json.JSONDecoder(
    object_hook=_unmarked, parse_int=_refuse, parse_float=_refuse, parse_constant=_refuse, strict=True
)
