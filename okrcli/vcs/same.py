"""Which files are byte for byte the same in a commit and elsewhere, by the ids that git gives to contents."""

from __future__ import annotations

from hashlib import sha1, sha256
from typing import TYPE_CHECKING

from okrcli.tree import EntryKind, UnreadableError
from okrcli.vcs.revision import RevisionTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.tree import Entry, Tree

_SHA1_DIGITS = 40


def same_files(base: RevisionTree, head: Tree) -> frozenset[str]:
    """Return the paths of the files that are the same in both; of two commits none is read for it.

    Line breaks of a checkout make no difference: git may have written CR LF for LF.
    """
    if isinstance(head, RevisionTree):
        return frozenset(path for path, name in base.names.items() if head.names.get(path) == name)
    return frozenset(_same_on_disk(base, head))


def _same_on_disk(base: RevisionTree, head: Tree) -> Iterator[str]:
    sizes = {entry.path: entry.size for entry in base.entries()}
    for entry in head.entries():
        size = sizes.get(entry.path)
        if entry.kind is EntryKind.FILE and size is not None and size <= entry.size and _is(base, head, entry):
            yield entry.path


def _is(base: RevisionTree, head: Tree, entry: Entry) -> bool:
    name = base.names.get(entry.path)
    try:
        data = head.read(entry.path)
    except UnreadableError:
        return False
    return name is not None and name in _ids(data, len(name))


def _ids(data: bytes, digits: int) -> Iterator[str]:
    """Iterate over the ids that git may keep a file of a checkout under."""
    yield blob_name(data, digits)
    if b"\r\n" in data:
        yield blob_name(data.replace(b"\r\n", b"\n"), digits)


def blob_name(data: bytes, digits: int = _SHA1_DIGITS) -> str:
    """Return the id of a content in a repository whose ids have so many digits."""
    digest = sha1(usedforsecurity=False) if digits == _SHA1_DIGITS else sha256()
    digest.update(b"blob %d\0" % len(data))
    digest.update(data)
    return digest.hexdigest()
