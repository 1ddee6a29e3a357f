"""Carrying out a change: proved on the files as they would be, then written, and committed where that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from okrcli.app.proving import prove
from okrcli.app.unified import unified_diff
from okrcli.results.saved import Saved
from okrcli.store.lock import locked
from okrcli.store.write import write
from okrcli.vcs.commit import check_ready, commit
from okrcli.vcs.push import check_can_push, push
from okrcli.vcs.repository import require

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from okrcli.app.session import Session
    from okrcli.draft import Draft
    from okrcli.vcs.repository import Repository

    Opening: TypeAlias = Callable[[], Session]
    Planning: TypeAlias = Callable[[Session], Draft]


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


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A change that was carried out, and the workspace before and after it: the numbers of both are there to tell."""

    saved: Saved
    before: Session
    after: Session


def change_workspace(root: Path, open_session: Opening, plan: Planning, saving: Saving) -> CarriedOut:
    """Open the workspace, plan a change to it and carry it out, while no other okr changes it.

    What `plan` finds is what is there: of many processes at once, each sees what those before it have written.
    """
    if saving.dry_run:
        session = open_session()
        return carry_out(session, plan(session), saving)
    with locked(root):
        session = open_session()
        carried = carry_out(session, plan(session), saving)
    if saving.push and carried.saved.commit is not None:
        return replace(carried, saved=_pushed(root, carried.saved))
    return carried


def carry_out(session: Session, draft: Draft, saving: Saving) -> CarriedOut:
    """Prove, write and commit a draft under a lock that the caller holds.

    Raises `RefusedError` for a change that brings new errors, before anything is written, and so it is with every
    reason not to commit that can be known by then.
    """
    draft = replace(draft, files=tuple(file for file in draft.files if file.before != file.after))
    after = prove(session, draft)
    if saving.dry_run:
        return CarriedOut(Saved(draft, diff=unified_diff(draft.files)), session, after)
    paths = [file.path for file in draft.files]
    repository = _ready(session.root, paths, saving) if saving.commits else None
    write(session.root, draft.files)
    if repository is None or not paths:
        return CarriedOut(Saved(draft), session, after)
    made = commit(repository, paths, draft.subject)
    return CarriedOut(Saved(draft, commit=made.id, said=made.said), session, after)


def _ready(root: Path, paths: Sequence[str], saving: Saving) -> Repository:
    """Return the repository to commit to; raise an `OkrError` for what would keep the commit from being made."""
    repository = require(root)
    check_ready(repository, paths)
    if saving.push:
        check_can_push(repository)
    return repository


def _pushed(root: Path, saved: Saved) -> Saved:
    """Push outside of the lock: the network may take its time."""
    return replace(saved, pushed=True, said=f"{saved.said}\n{push(require(root))}".strip())
