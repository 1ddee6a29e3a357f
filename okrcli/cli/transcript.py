"""What one call of okr has done so far, as far as it matters to who would say the same again without doing it."""

from __future__ import annotations

import io
import sys

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from typing import TextIO


class Transcript:
    """All that was written to stdout and stderr, which command that was, and the workspaces that it opened.

    `is_all` is False once something else was done: a file was written, or anything but the workspace was asked.
    """

    def __init__(self) -> None:
        self.command: str | None = None
        self.opened: set[str] = set()
        self.out: list[str] = []
        self.err: list[str] = []
        self.is_all = True


_CURRENT = [Transcript()]


def begin() -> Transcript:
    """Begin a call."""
    _CURRENT[0] = Transcript()
    return _CURRENT[0]


def transcript() -> Transcript:
    """Return what the call that runs has done so far."""
    return _CURRENT[0]


def write(stream: TextIO, text: str) -> None:
    """Write a text to stdout or stderr as it is, and remember that."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace", newline="\n")
    stream.write(text)
    stream.flush()
    told = transcript().out if stream is sys.stdout else transcript().err
    told.append(text)
