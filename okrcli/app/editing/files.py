"""What a planned change does to single files: an edit of one that stands, a new one, or one that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editor_line import editor_line
from okrcli.diagnostics import Problem
from okrcli.draft import FileChange
from okrcli.errors import OkrError
from okrcli.syntax.compose import compose
from okrcli.syntax.parse import parse
from okrcli.syntax.patch import patch
from okrcli.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from okrcli.app.session import Session
    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.edits import Edit


class StandsAlreadyError(OkrError):
    """A new file would stand where another one stands."""

    def __init__(self, path: str, help_text: str) -> None:
        super().__init__(f"{path} stands already, and nothing is ever overwritten", help_text)


def edited(session: Session, path: str, edits: Sequence[Edit]) -> FileChange:
    """Return a file with some edits; nothing else of it changes."""
    before = read(session, path)
    return FileChange(path, before, patch(path, before, edits))


def moved(session: Session, path: str, to: str, edits: Sequence[Edit] = ()) -> tuple[FileChange, FileChange]:
    """Return a file as gone from where it stands, and as it stands elsewhere with some edits."""
    refuse_standing(session, to, "give another name")
    before = read(session, path)
    return FileChange(path, before, None), FileChange(to, None, patch(path, before, edits) if edits else before)


def composed(
    session: Session,
    path: str,
    entries: Mapping[str, Node],
    comments: Mapping[Pointer, str] | None = None,
    growing: Collection[Pointer] = (),
) -> FileChange:
    """Return a new file with the line by which editors find its schema; raises where one stands there already.

    Lists at the pointers in `growing` have a line for each item.
    """
    refuse_standing(session, path, "edit that one, or give another name")
    text = compose(entries, head=[editor_line(path)], comments=comments, growing=growing)
    return FileChange(path, None, text.encode())


def read(session: Session, path: str) -> bytes:
    """Return the bytes of a file of the workspace; raises an `OkrError` where it can no longer be read."""
    try:
        return session.tree.read(path)
    except UnreadableError as error:
        raise OkrError(f"cannot read {path}: {error.reason}", "look what became of it, and try again") from None


def data_of(session: Session, path: str) -> Node:
    """Return what a file of the workspace holds; raises an `OkrError` where that can no longer be read."""
    document = parse(path, read(session, path))
    if isinstance(document, Problem):
        raise OkrError(f"{path}: {document.message}", document.help)
    return document.data


def refuse_standing(session: Session, path: str, help_text: str) -> None:
    """Raise `StandsAlreadyError` where anything stands at a path, be it a file that cannot be read."""
    if any(entry.path == path for entry in session.tree.entries()):
        raise StandsAlreadyError(path, help_text)
