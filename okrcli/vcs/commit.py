"""Committing exactly the files that were written, as `git commit` itself does: hooks run, keys sign, filters apply."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.vcs.git import GitFailedError, exactly
from okrcli.vcs.message import commit_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.vcs.git import Answer, Git
    from okrcli.vcs.repository import Repository

PATIENCE = 10.0
"""Seconds for which a lock that another git holds is waited for, while no other commit is made meanwhile."""

_CROWDED = 6
"""How many times as long is waited where others commit all the while, which shows that no lock was left behind."""

_AT_LAST = 1.0
_PAUSE = 0.05
_FATAL = 128
_LOCK = re.compile(r"'([^'\n]+\.lock)'")


class UnfinishedError(OkrError):
    """Git is in the middle of something that a commit of single files would spoil."""

    def __init__(self, what: str) -> None:
        help_text = f"finish it (`git {what} --continue`) or leave it (`git {what} --abort`), or leave out --commit"
        super().__init__(f"a {what} is under way in this repository, and --commit waits for its end", help_text)


class UnmergedError(OkrError):
    """The index holds two versions of a file, which keeps git from committing any."""

    def __init__(self, path: str) -> None:
        message = f"{path} is not merged yet, and git commits nothing before it is"
        super().__init__(message, "mend the file and `git add` it, or leave out --commit")


class IgnoredError(OkrError):
    """Git is told to ignore a file that would be committed."""

    def __init__(self, path: str) -> None:
        super().__init__(f"git ignores {path}", f"take it out of .gitignore (`git check-ignore -v {path}` says where)")


class GitBusyError(OkrError):
    """Another git holds a lock, and has not let go of it."""

    def __init__(self, lock: str, patience: float) -> None:
        message = f"another git has held {lock} for {patience:g} seconds; the files are written, and not committed"
        super().__init__(message, "commit them when it is done; if no git runs any more, delete that file")


class NotCommittedError(OkrError):
    """Git did not make the commit; what a hook or git itself said is the reason."""

    def __init__(self, answer: Answer) -> None:
        said = answer.said or os.fsdecode(answer.out).strip() or f"exit code {answer.code}"
        help_text = "mend what it names and commit them yourself; what was staged before is staged as it was"
        super().__init__(f"the files are written, and git made no commit of them:\n{said}", help_text)


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit: its abbreviated id, and what git and its hooks said meanwhile."""

    id: str
    said: str


def check_ready(repository: Repository, paths: Sequence[str]) -> None:
    """Raise an `OkrError` for every reason not to commit that can be known before anything is written."""
    if (unfinished := repository.unfinished) is not None:
        raise UnfinishedError(unfinished)
    if unmerged := repository.git.read("ls-files", "-z", "--unmerged", ":(top)").out:
        raise UnmergedError(os.fsdecode(unmerged.partition(b"\0")[0].partition(b"\t")[2]))
    if (who := repository.git.read("var", "GIT_COMMITTER_IDENT")).code:
        raise GitFailedError("tell who commits", who)
    ignored = repository.git.read("check-ignore", "-z", "--stdin", typed="\0".join(paths))
    if ignored.code == 0:
        raise IgnoredError(os.fsdecode(ignored.out.partition(b"\0")[0]))
    if ignored.code != 1:
        raise GitFailedError("commit these files", ignored)


def commit(repository: Repository, paths: Sequence[str], subject: str, patience: float = PATIENCE) -> Committed:
    """Commit these files of the workspace and nothing else; files that are new to git are added for that.

    Raises `GitBusyError` or `NotCommittedError`: then the files stay as they are written, and the index as it was.
    """
    git = repository.git
    before = _known(repository, paths)
    try:
        answer = _commit_only(repository, paths, subject, _Waiting(git, patience))
    except BaseException:
        _withdraw(git, [path for path in paths if path not in before])
        raise
    _stage_what_hooks_added(git, exactly(paths))
    return Committed(git.read("rev-parse", "--short", "HEAD").line, answer.said)


def _commit_only(repository: Repository, paths: Sequence[str], subject: str, waiting: _Waiting) -> Answer:
    """Announce new files to the index, and commit; begin again where the index has lost one of them in between.

    `git commit` reads the index before it locks it: another one may put back what stood there before ours was added.
    """
    while True:
        known = _known(repository, paths)
        new = [path for path in paths if path not in known and os.path.lexists(repository.workspace / path)]
        if new:
            waiting.run("add", "--intent-to-add", "--", *exactly(new))
        call = ("commit", "--only", "--cleanup=whitespace", "--file=-", "--", *exactly([*known, *new]))
        try:
            return waiting.run(*call, typed=commit_message(subject))
        except NotCommittedError:
            if waiting.over or _known(repository, new) == new:
                raise


def _withdraw(git: Git, new: Sequence[str]) -> None:
    """Take files out of the index that were added to it for a commit that was not made."""
    call = ("update-index", "--force-remove", "-z", "--stdin")
    if new:
        with suppress(GitBusyError, NotCommittedError):  # who holds the lock that long holds the index too
            _Waiting(git, _AT_LAST).run(*call, typed="\0".join(new))


def _stage_what_hooks_added(git: Git, paths: Sequence[str]) -> None:
    """Put into the index what a hook added to a commit of single files; git leaves there what stood before the hook."""
    if git.read("diff-index", "--cached", "--quiet", "HEAD", "--", *paths).code:
        git.write("reset", "--quiet", "--", *paths)


def _known(repository: Repository, paths: Sequence[str]) -> list[str]:
    """Return the files that stand in the index, in the order in which they were given."""
    listed = repository.git.read("ls-files", "-z", "--cached", "--", *exactly(paths))
    found = set(os.fsdecode(listed.out).split("\0"))
    return [path for path in paths if path in found]


class _Waiting:
    """Runs git again while another one is in its way, until patience ends for all of the runs together."""

    def __init__(self, git: Git, patience: float) -> None:
        self._git = git
        self._patience = patience
        self._deadline = time.monotonic() + patience
        self._last = time.monotonic() + _CROWDED * patience

    @property
    def over(self) -> bool:
        """Whether patience has ended."""
        return time.monotonic() > min(self._deadline, self._last)

    def run(self, *arguments: str, typed: str = "") -> Answer:
        """Return the answer of a run that went well; raise `GitBusyError` or `NotCommittedError`.

        Another git may hold a lock, or may have committed since this one looked at the branch.
        """
        while True:
            head = self._head()
            answer = self._git.write(*arguments, typed=typed)
            if not answer.code:
                return answer
            lock = _LOCK.search(answer.said) if answer.code == _FATAL else None
            moved = answer.code == _FATAL and self._head() != head
            if lock is None and not moved:
                raise NotCommittedError(answer)
            if moved:
                self._deadline = time.monotonic() + self._patience
            if self.over:
                raise NotCommittedError(answer) if lock is None else GitBusyError(lock[1], self._patience)
            time.sleep(_PAUSE)

    def _head(self) -> bytes:
        return self._git.read("rev-parse", "--verify", "--quiet", "HEAD").out
