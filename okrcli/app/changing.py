"""Carrying out a change: proved on the files as they would be, then written, and committed where that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from okrcli.app.proving import prove
from okrcli.app.unified import unified_diff
from okrcli.results.saved import Saved
from okrcli.store.write import locked, write
from okrcli.vcs.commit import check_ready, commit, push
from okrcli.vcs.repository import require

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from okrcli.app.session import Session
    from okrcli.change import Change

    Opening: TypeAlias = Callable[[], Session]
    Planning: TypeAlias = Callable[[Session], Change]


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to become of a change beside its files: a commit, a push of that, or nothing but a look at it."""

    commit: bool = False
    push: bool = False
    dry_run: bool = False

    @property
    def commits(self) -> bool:
        """Whether a commit is wanted: pushing means committing."""
        return (self.commit or self.push) and not self.dry_run


def change_workspace(root: Path, open_session: Opening, plan: Planning, saving: Saving) -> Saved:
    """Open the workspace, plan a change to it and carry it out, while no other okr changes it.

    What `plan` finds is what is there: of many processes at once, each sees what those before it have written.
    """
    if saving.dry_run:
        session = open_session()
        return carry_out(session, plan(session), saving)
    with locked(root):
        session = open_session()
        saved = carry_out(session, plan(session), saving)
    if saving.push and saved.commit is not None:
        return replace(saved, pushed=True, said=f"{saved.said}\n{push(require(root))}".strip())
    return saved


def carry_out(session: Session, change: Change, saving: Saving) -> Saved:
    """Prove, write and commit a change under a lock that the caller holds.

    Raises `RefusedError` for a change that brings new errors, before anything is written, and so it is with every
    reason not to commit that can be known by then.
    """
    prove(session, change)
    if saving.dry_run:
        return Saved(change, diff=unified_diff(change.files))
    paths = [file.path for file in change.files]
    repository = require(session.root) if saving.commits else None
    if repository is not None:
        check_ready(repository, paths)
    write(session.root, change.files)
    if repository is None or not paths:
        return Saved(change)
    made = commit(repository, paths, change.subject)
    return Saved(change, commit=made.id, said=made.said)
