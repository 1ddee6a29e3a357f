"""Objects of a repository by id, through one process that answers for all of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from subprocess import Popen
    from typing import IO

    from okrcli.vcs.git import Git


class NotHereError(OkrError):
    """An object is not in this clone, and is not fetched behind the user's back."""

    def __init__(self, name: str) -> None:
        message = f"the object {name[:10]} is not in this clone"
        super().__init__(message, "fetch it: `git fetch --refetch`, or clone without --filter")


class Objects:
    """Reads objects; git looks for each of them only when it is asked for."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._process = process

    def read(self, name: str) -> bytes:
        """Return the content of an object, by its whole id; raise `NotHereError` where the clone has none."""
        data = self.read_all([name])[name]
        if data is None:
            raise NotHereError(name)
        return data

    def read_all(self, names: Sequence[str]) -> dict[str, bytes | None]:
        """Return the contents of some objects, asked for at once; None for those that the clone has not.

        They are few enough that all questions fit into a pipe that nobody reads yet: at most a thousand.
        """
        questions, answers = self._streams()
        questions.write("".join(f"{name}\n" for name in names).encode())
        questions.flush()
        return {name: _answer(answers) for name in names}

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("git was run without pipes")
        return self._process.stdin, self._process.stdout


def _answer(answers: IO[bytes]) -> bytes | None:
    head = answers.readline().split()
    if len(head) != 3:  # noqa: PLR2004 - id, type and size; else the id and why there is none
        return None
    data = answers.read(int(head[2]))
    answers.read(1)
    return data


@contextmanager
def open_objects(git: Git) -> Iterator[Objects]:
    """Open the objects of a repository for as long as the block runs."""
    with git.talk("cat-file", "--batch") as process:
        yield Objects(process)
