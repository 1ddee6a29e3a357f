"""What one call of okr has done so far, as far as it matters to who would say the same again without doing it."""

from __future__ import annotations

import io
import sys

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from typing import TextIO


class Transcript:
    """Which command it was, the workspaces that it opened, and all that it wrote, with whether that went to stderr.

    `opened` has for each folder from which a workspace was looked for the one that was found. `is_all` is False once
    something else was done or asked: a file was written, the workspace could not be read as a whole.
    """

    def __init__(self) -> None:
        self.command: str | None = None
        self.opened: dict[str, str] = {}
        self.said: list[tuple[bool, str]] = []
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
    transcript().said.append((stream is not sys.stdout, text))
