"""From the commits of a repository to the steps of a timeline: each commit against what stood before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.log.snapshots import is_ours
from okrcli.app.log.versions import Versions
from okrcli.folder import WORKSPACE_FILE
from okrcli.history.timeline import Stamp, Step, differ, own

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from okrcli.app.log.interest import Interest
    from okrcli.app.log.snapshots import Snapshots
    from okrcli.history.timeline import Difference
    from okrcli.vcs.log import LoggedCommit

_NONE = ""
"""The parent of a first commit: after it nothing stands anywhere."""


def replay(
    commits: Sequence[LoggedCommit], wanted: Container[str] | None, snapshots: Snapshots, interest: Interest
) -> Iterator[Step]:
    """Iterate over what each wanted commit changed, of all where None are named; newest first, as `commits` are.

    All parents' lines are followed. A merge tells only what it says itself, so that nothing is told twice. Of commits
    that cannot concern what is asked for nothing is read, with the names that the goal has at that point of its trail.
    """
    snapshots.meet(path for commit in commits for changes in commit.changes for path in changes)
    told = [commit for commit in commits if (wanted is None or commit.id in wanted) and not commit.is_cut]
    snapshots.blobs.expect(_blobs(told, interest))
    versions = Versions(commits)
    for commit in told:
        paths = interest.of_interest(set(commit.changes[0]).intersection(*commit.changes[1:]))
        comparison = _Comparison(commit, paths, versions, snapshots)
        if interest.concerns(paths, comparison.mentions):
            step = comparison.step()
            if step.unreadable or _says_something(step.difference):
                yield step


def _blobs(commits: Iterable[LoggedCommit], interest: Interest) -> Iterator[str]:
    """Iterate over the contents that commits will be asked for: of merges, in which hardly anything is new, none."""
    for commit in commits:
        if len(commit.parents) < 2:  # noqa: PLR2004 - one parent, or none
            files = sorted(commit.changes[0].items())
            paths = interest.of_interest(commit.changes[0])
            yield from (
                blob
                for path, blob in files
                if blob is not None and path in paths and is_ours(path) and interest.expects(path)
            )


def stamp_of(commit: LoggedCommit) -> Stamp:
    """Return what is said of a commit as a whole."""
    return Stamp(commit.id, commit.author, commit.email, commit.day, commit.subject, is_merge=len(commit.parents) > 1)


def _says_something(difference: Difference | None) -> bool:
    return difference is not None and bool(difference.changes or difference.observations)


class _Comparison:
    """A commit beside what stood before it, in files that differ from every parent."""

    def __init__(self, commit: LoggedCommit, paths: set[str], versions: Versions, snapshots: Snapshots) -> None:
        self._commit = commit
        self._versions = versions
        self._snapshots = snapshots
        self._paths = set(paths)
        self._head = {path: blob for path in sorted(paths) if (blob := commit.changes[0][path]) is not None}

    @property
    def _parents(self) -> Sequence[str]:
        return self._commit.parents or (_NONE,)

    def mentions(self, path: str, names: frozenset[str]) -> bool:
        """Tell whether a file may speak of anything of these names, as the commit left it or as it stood before."""
        before = (next(self._versions.of(parent, path), None) for parent in self._parents)
        blobs = {blob for blob in (self._head.get(path), *before) if blob is not None}
        return any(self._snapshots.mentions(blob, names) for blob in blobs)

    def step(self) -> Step:
        """Tell what the commit did; files that cannot be read as it left them are named, and count as unchanged."""
        unreadable = self._unreadable()
        self._paths.difference_update(unreadable)
        found = [difference for parent in self._parents if (difference := self._difference(parent)) is not None]
        whole = own(found) if len(found) == len(self._parents) else None
        return Step(stamp_of(self._commit), whole, unreadable)

    def _unreadable(self) -> tuple[str, ...]:
        settings = self._readable(self._parents[0], (WORKSPACE_FILE,))
        self._snapshots.load({**settings, **self._head})  # most often it is what will be compared: it is read once
        return tuple(path for path, blob in self._head.items() if not self._snapshots.reads(path, blob))

    def _difference(self, parent: str) -> Difference | None:
        """Compare the files with what stood there before, each side with what it refers to."""
        self._snapshots.load(self._newest(parent, {*self._paths, WORKSPACE_FILE}))  # as for the head
        old = self._readable(parent, self._paths)
        new = {path: blob for path, blob in self._head.items() if path in self._paths}
        meant = self._snapshots.referred_to(old) | self._snapshots.referred_to(new) | {WORKSPACE_FILE}
        around = self._readable(parent, meant - self._paths)
        base, head = {**around, **old}, {**around, **new}
        base, head = {**_settings(head), **base}, {**_settings(base), **head}
        sides = (self._snapshots.load(base).workspace, self._snapshots.load(head).workspace)
        return None if sides[0] is None or sides[1] is None else differ(sides[0], sides[1], _moved(old, new))

    def _newest(self, parent: str, paths: Iterable[str]) -> dict[str, str]:
        """Return what stood at each path before the commit."""
        found = ((path, next(self._versions.of(parent, path), None)) for path in sorted(paths))
        return {path: blob for path, blob in found if blob is not None}

    def _readable(self, parent: str, paths: Iterable[str]) -> dict[str, str]:
        """Return of each path the last version before the commit that can be read."""
        found: dict[str, str] = {}
        for path in sorted(paths):
            versions = self._versions.of(parent, path)
            blob = next((blob for blob in versions if self._snapshots.reads(path, blob)), None)
            found |= {} if blob is None else {path: blob}
        return found


def _settings(files: Mapping[str, str]) -> dict[str, str]:
    return {path: blob for path, blob in files.items() if path == WORKSPACE_FILE}


def _moved(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return which file went where as it was: old path to new."""
    came = {blob: path for path, blob in new.items() if path not in old}
    return {path: came[blob] for path, blob in old.items() if path not in new and blob in came}
