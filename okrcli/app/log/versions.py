"""Which version of a file stood where after each commit, along every line of history."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.vcs.log import LoggedCommit


class Moment(NamedTuple):
    """A commit as one of a line of commits, each of which is the first parent of the next."""

    line: CommitLine
    number: int


@dataclass(slots=True, eq=False)
class CommitLine:
    """Commits in a row; `start` is what the first of them builds on, and `files` the changes of each path in it."""

    start: Moment | None
    files: dict[str, PathChanges] = field(default_factory=dict)


@dataclass(slots=True)
class PathChanges:
    """When a file changed, by the numbers of the commits in their line, and what stood there from then on."""

    when: list[int] = field(default_factory=list)
    blobs: list[str | None] = field(default_factory=list)


class Versions:
    """The versions of all files. It costs as much as there are changes, however many files a commit leaves alone."""

    def __init__(self, commits: Sequence[LoggedCommit]) -> None:
        self._moments: dict[str, Moment] = {}
        continued: set[str] = set()
        for commit in reversed(commits):
            parent = next(iter(commit.parents), None)
            before = None if parent is None else self._moments.get(parent)
            if before is None or parent is None or parent in continued:
                moment = Moment(CommitLine(before), 0)
            else:
                moment = Moment(before.line, before.number + 1)
                continued.add(parent)
            self._moments[commit.id] = moment
            for path, blob in commit.changes[0].items():
                changes = moment.line.files.setdefault(path, PathChanges())
                changes.when.append(moment.number)
                changes.blobs.append(blob)

    def of(self, commit: str, path: str) -> Iterator[str]:
        """Iterate over what stood at a path after a commit and before that, newest first; to where nothing stood."""
        moment = self._moments.get(commit)
        while moment is not None:
            found = moment.line.files.get(path)
            at = -1 if found is None else bisect_right(found.when, moment.number) - 1
            if found is None or at < 0:
                moment = moment.line.start
                continue
            blob = found.blobs[at]
            if blob is None:
                return
            yield blob
            moment = Moment(moment.line, found.when[at] - 1)
