"""How far the reading of many files is, on stderr, for who waits at a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from okrcli.cli.streams import can_encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

PATIENCE = 0.5
"""Seconds of work of which nothing is said."""

_PAUSE = 0.1
"""Seconds between two pictures."""

_BAR = 20


@contextmanager
def reading_bar(clock: Callable[[], float] = monotonic) -> Iterator[Callable[[int, int], None] | None]:
    """Give what draws the bar as files are read, and take it away at the end; None where nobody would see it."""
    stream = sys.stderr
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar(stream, clock)
    try:
        yield bar.show
    finally:
        bar.clear()


class _Bar:
    """One line that is drawn over itself."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + PATIENCE
        self._width = 0

    def show(self, done: int, total: int) -> None:
        """Draw how far the work is, where it is time to."""
        if (now := self._clock()) >= self._next:
            self._next = now + _PAUSE
            self._draw(f"reading {done} of {total} files", done / max(done, total))

    def clear(self) -> None:
        """Leave the line empty as it was."""
        if self._width:
            self._write(" " * self._width + "\r")

    def _draw(self, words: str, share: float) -> None:
        full, empty = "━╌" if can_encode(self._stream, "━╌") else "#-"
        filled = round(share * _BAR)
        line = f"{full * filled}{empty * (_BAR - filled)}  {words}"
        line = line if len(line) < shutil.get_terminal_size().columns else words
        self._width = max(self._width, len(line))
        self._write(line.ljust(self._width))

    def _write(self, text: str) -> None:
        try:
            self._stream.write(f"\r{text}")
            self._stream.flush()
        except OSError:
            self._width = 0  # who is gone needs no bar
