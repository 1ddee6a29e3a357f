"""Pushing a commit to where the branch goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from okrcli.vcs.git import Answer
    from okrcli.vcs.repository import Repository


class NowhereToPushError(OkrError):
    """There is no branch to push, or no repository to push it to."""

    def __init__(self, what: str) -> None:
        super().__init__(f"there is nothing to push: {what}", "write --commit instead of --push")


class NotPushedError(OkrError):
    """The commit stands, and did not reach the other repository."""

    def __init__(self, answer: Answer) -> None:
        said = answer.said or f"exit code {answer.code}"
        super().__init__(f"the files are committed, and not pushed:\n{said}", "run `git push` when that is mended")


def check_can_push(repository: Repository) -> None:
    """Raise `NowhereToPushError` where that can be known before anything is committed."""
    if repository.git.read("symbolic-ref", "--quiet", "HEAD").code:
        raise NowhereToPushError("no branch is checked out")
    if not repository.git.read("remote").line:
        raise NowhereToPushError("there is no repository that this one pushes to")


def push(repository: Repository) -> str:
    """Push the branch as git is set up to; return what git said. Raises `NotPushedError`."""
    answer = repository.git.write("push")
    if answer.code:
        raise NotPushedError(answer)
    return answer.said
