"""Why a file could not be written: each names the file and the cause."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELP = {
    errno.ENOSPC: "free some space on the disk and call again",
    errno.EDQUOT: "free some space of your quota and call again",
    errno.EROFS: "the disk can only be read: work on a copy that can be written to",
    errno.EACCES: "make the file and its folder writable for you, and call again",
    errno.EPERM: "make the file and its folder yours, and call again",
    errno.EIO: "the disk does not work as it should: look at it before anything else",
}


class CannotWriteError(OkrError):
    """The system refused a step of writing. Everything is as it was, unless `undone` is False."""

    def __init__(self, path: str, error: OSError, *, undone: bool = True) -> None:
        reason = (error.strerror or str(error)).lower()
        state = "nothing was changed" if undone else "and what was written before could not be taken back"
        help = _HELP.get(error.errno or 0, "see to the cause and call again")
        super().__init__(f"cannot write {path}: {reason}; {state}", help)


class NotAFileError(OkrError):
    """Something stands where a file would be written, and is none."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"cannot write {path}: {what} stands there", "put a regular file or folder there")


class ChangedMeanwhileError(OkrError):
    """A file is no longer what it was when the change was planned."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has changed meanwhile; nothing was written", "look at it, and call again")


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Say of an `OSError` at which file of the workspace it came up."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(path, error) from None
