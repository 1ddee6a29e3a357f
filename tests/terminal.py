"""`okr` at a real pseudo-terminal: what a person sees and types, and what is left when the terminal goes away."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

from tests.process import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>])")

PATIENCE = 30
"""Seconds after which a process counts as hanging."""

_SETTLED = 0.5
"""Seconds after which a prompt that was printed waits for keys."""

CTRL_C = "\x03"
CTRL_D = "\x04"


class Terminal:
    """A process that believes that a person sits before it, in a window of `columns`."""

    def __init__(
        self, *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, columns: int = 80, deaf: bool = False
    ) -> None:
        """Start okr; `deaf` lets it ignore the signal that a closed terminal sends."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _DEAF if deaf else _OKR, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm"} | dict(env or {}),
            start_new_session=True,
        )
        os.close(slave)
        self._seen = ""
        self._read_until = 0

    @property
    def screen(self) -> str:
        """Everything that was printed so far, what was typed included, without colours."""
        return _ESCAPE.sub("", self._seen).replace("\r\n", "\n").replace("\r", "")

    def expect(self, text: str) -> None:
        """Wait until `text` is printed behind what was expected before."""
        deadline = time.monotonic() + PATIENCE
        while (at := self.screen.find(text, self._read_until)) < 0:
            if not self._read(deadline):
                raise AssertionError(f"{text!r} never came; there was:\n{self.screen}")
        self._read_until = at + len(text)

    def answer(self, prompt: str, text: str) -> None:
        """Wait for a prompt and type a line."""
        self.expect(prompt)
        self.type(f"{text}\n")

    def type(self, keys: str | bytes) -> None:
        """Press keys; Ctrl-C once the prompt waits, for between printing and waiting readline loses a signal."""
        if CTRL_C in str(keys):
            time.sleep(_SETTLED)
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def close(self) -> None:
        """Close the window."""
        os.close(self._master)
        self._master = -1

    def end(self) -> int:
        """Wait for the process to end and return its exit code; a signal that killed it is negative."""
        deadline = time.monotonic() + PATIENCE
        while self._master >= 0 and self._read(deadline):
            pass
        code = self._process.wait(PATIENCE)
        if self._master >= 0:
            self.close()
        return code

    def _read(self, deadline: float) -> bool:
        """Read what there is; return whether there may be more."""
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            self._process.send_signal(signal.SIGKILL)
            raise AssertionError(f"nothing more came; there was:\n{self.screen}")
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self._seen += data.decode("utf-8", "replace")
        return bool(data)


_OKR = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from okrcli.__main__ import main
main()
"""
"""The terminal becomes the process's own, so that Ctrl-C and a closed window reach it."""

_DEAF = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + _OKR
