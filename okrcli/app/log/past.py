"""The past of an opened workspace: its commits, and the steps that they were."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.log.interest import Interest
from okrcli.app.log.replay import replay, stamp_of
from okrcli.app.log.snapshots import Snapshots
from okrcli.app.revisions import history_of
from okrcli.errors import OkrError
from okrcli.model.days import DayError, parse_day
from okrcli.vcs.log import commits_since, read_log
from okrcli.vcs.objects import open_objects
from okrcli.vcs.revision import UnknownRevisionError, resolve
from okrcli.vcs.snapshot import Blobs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.session import Session
    from okrcli.history.timeline import Stamp, Step
    from okrcli.history.trail import Trail
    from okrcli.vcs.log import LoggedCommit
    from okrcli.vcs.repository import Repository
    from okrcli.vcs.revision import Commit


class UnknownStartError(OkrError):
    """What was given as the start of the history is no day and no commit."""

    def __init__(self, text: str, cure: str) -> None:
        super().__init__(f"`{text}` is no day and no commit in this clone", f"write a day, `2026-11-20`, or {cure}")


@dataclass(frozen=True, slots=True)
class Past:
    """The commits that led to what is looked at, newest first. `wanted` are those to tell of, None for all.

    `snapshots` is None where there is no commit yet.
    """

    commits: Sequence[LoggedCommit] = ()
    wanted: frozenset[str] | None = None
    snapshots: Snapshots | None = None

    @property
    def cut(self) -> Stamp | None:
        """The commit before which the clone has no history; None where it has all."""
        return next((stamp_of(commit) for commit in self.commits if commit.is_cut), None)

    def steps(self, *, observations: bool = True) -> Iterator[Step]:
        """Iterate over all that was done, newest first; without `observations` over changes of definitions alone."""
        return self._steps(Interest(observations=observations))

    def follow(self, trail: Trail, *, observations: bool = True) -> Iterator[Step]:
        """Iterate over what was done to one goal, with nothing else in it: of other commits nothing is read."""
        return filter(None, map(trail.take, self._steps(Interest(trail, observations=observations))))

    def _steps(self, interest: Interest) -> Iterator[Step]:
        return iter(()) if self.snapshots is None else replay(self.commits, self.wanted, self.snapshots, interest)


@contextmanager
def past_of(session: Session, since: str | None = None) -> Iterator[Past]:
    """Open the past of what is looked at, a revision or what is checked out; steps are made while the block runs.

    `since` is a day, or a commit whose own step is left out. Raises `NoHistoryError` where there is no repository.
    """
    repository = history_of(session.root)
    try:
        head = resolve(repository, (session.revision and session.revision.commit) or "HEAD")
    except UnknownRevisionError:
        yield Past()
        return
    commits = read_log(repository, head)
    wanted = None if since is None else _since(repository, commits, since, head)
    with open_objects(repository.git) as objects:
        yield Past(commits, wanted, Snapshots(Blobs(objects), session.cache))


def _since(repository: Repository, commits: Sequence[LoggedCommit], since: str, head: Commit) -> frozenset[str]:
    try:
        first = parse_day(since)
    except DayError:
        try:
            return commits_since(repository, resolve(repository, since), head)
        except UnknownRevisionError as error:
            raise UnknownStartError(since, error.help) from None
    return frozenset(commit.id for commit in commits if commit.day >= first)
