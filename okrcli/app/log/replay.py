"""From the commits of a repository to the steps of a timeline: each commit against what stood before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from okrcli.app.log.snapshots import is_ours
from okrcli.folder import WORKSPACE_FILE
from okrcli.history.timeline import Stamp, Step, Timeline, differ, own

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from okrcli.app.log.snapshots import Snapshots
    from okrcli.history.timeline import Difference
    from okrcli.vcs.log import LoggedCommit


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it stands, and as it stood before that at the same path."""

    blob: str
    before: Version | None


State: TypeAlias = "Mapping[str, Version]"
"""What stands at each path."""


def replay(commits: Sequence[LoggedCommit], wanted: Container[str] | None, snapshots: Snapshots) -> Timeline:
    """Tell what each wanted commit changed, of all where None are named; `commits` are newest first.

    All parents' lines are followed. A merge tells only what it says itself, so that nothing is told twice.
    """
    snapshots.meet(path for commit in commits for changes in commit.changes for path in changes)
    told = {commit.id for commit in commits if (wanted is None or commit.id in wanted) and not commit.is_cut}
    snapshots.blobs.expect(_blobs(commit for commit in reversed(commits) if commit.id in told))
    states = _States(commits)
    steps = []
    for commit in reversed(commits):
        if commit.id in told:
            step = _Comparison(commit, states.before(commit), snapshots).step()
            if step.unreadable or _says_something(step.difference):
                steps.append(step)
        states.follow(commit)
    cut = next((stamp_of(commit) for commit in commits if commit.is_cut), None)
    return Timeline(tuple(reversed(steps)), cut)


def _blobs(commits: Iterable[LoggedCommit]) -> Iterator[str]:
    """Iterate over the contents that commits will be asked for: of merges, in which hardly anything is new, none."""
    for commit in commits:
        if len(commit.parents) < 2:  # noqa: PLR2004 - one parent, or none
            yield from (blob for path, blob in sorted(commit.changes[0].items()) if blob is not None and is_ours(path))


def stamp_of(commit: LoggedCommit) -> Stamp:
    """Return what is said of a commit as a whole."""
    return Stamp(commit.id, commit.author, commit.email, commit.day, commit.subject, is_merge=len(commit.parents) > 1)


def _says_something(difference: Difference | None) -> bool:
    return difference is not None and bool(difference.changes or difference.observations)


class _States:
    """What stood where after each commit, for as long as a commit to come builds on it."""

    def __init__(self, commits: Sequence[LoggedCommit]) -> None:
        self._children = Counter(parent for commit in commits for parent in commit.parents)
        self._states: dict[str, State] = {}

    def before(self, commit: LoggedCommit) -> list[State]:
        """Return what stood before a commit, for each of its parents."""
        return [self._states.get(parent, {}) for parent in commit.parents] or [{}]

    def follow(self, commit: LoggedCommit) -> None:
        """Keep what stands after a commit, and let go of what nobody builds on any more."""
        state = dict(self.before(commit)[0])
        for path, blob in commit.changes[0].items():
            if blob is None:
                state.pop(path, None)
            else:
                state[path] = Version(blob, state.get(path))
        self._states[commit.id] = state
        for parent in commit.parents:
            self._children[parent] -= 1
            if not self._children[parent]:
                self._states.pop(parent, None)


class _Comparison:
    """A commit beside what stood before it, in the files that differ from every parent."""

    def __init__(self, commit: LoggedCommit, before: Sequence[State], snapshots: Snapshots) -> None:
        self._commit = commit
        self._before = before
        self._snapshots = snapshots
        self._paths = set(commit.changes[0]).intersection(*commit.changes[1:])
        self._head = {path: blob for path in sorted(self._paths) if (blob := commit.changes[0][path]) is not None}

    def step(self) -> Step:
        """Tell what the commit did; files that cannot be read as it left them are named, and count as unchanged."""
        unreadable = self._unreadable()
        self._paths.difference_update(unreadable)
        found = [difference for state in self._before if (difference := self._difference(state)) is not None]
        whole = own(found) if len(found) == len(self._before) else None
        return Step(stamp_of(self._commit), whole, unreadable)

    def _unreadable(self) -> tuple[str, ...]:
        settings = self._readable(self._before[0], {WORKSPACE_FILE} & self._before[0].keys())
        self._snapshots.load({**settings, **self._head})  # most often it is what will be compared: it is read once
        return tuple(path for path, blob in self._head.items() if not self._snapshots.reads(path, blob))

    def _difference(self, before: State) -> Difference | None:
        """Compare the files with what stood there before, each side with what it refers to."""
        old = self._readable(before, self._paths & before.keys())
        new = {path: blob for path, blob in self._head.items() if path in self._paths}
        meant = self._snapshots.referred_to(old) | self._snapshots.referred_to(new) | {WORKSPACE_FILE}
        around = self._readable(before, (meant - self._paths) & before.keys())
        base, head = {**around, **old}, {**around, **new}
        base, head = {**_settings(head), **base}, {**_settings(base), **head}
        sides = (self._snapshots.load(base).workspace, self._snapshots.load(head).workspace)
        return None if sides[0] is None or sides[1] is None else differ(sides[0], sides[1], _moved(old, new))

    def _readable(self, before: State, paths: Iterable[str]) -> dict[str, str]:
        """Return of each path the last version that can be read."""
        found: dict[str, str] = {}
        for path in sorted(paths):
            version: Version | None = before[path]
            while version is not None and not self._snapshots.reads(path, version.blob):
                version = version.before
            found |= {} if version is None else {path: version.blob}
        return found


def _settings(files: Mapping[str, str]) -> dict[str, str]:
    return {path: blob for path, blob in files.items() if path == WORKSPACE_FILE}


def _moved(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return which file went where as it was: old path to new."""
    came = {blob: path for path, blob in new.items() if path not in old}
    return {path: came[blob] for path, blob in old.items() if path not in new and blob in came}
