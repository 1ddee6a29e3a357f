"""`okr` under strace: every call by which it changes a disk, and what becomes of it when one of them goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.process import Ran, run_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHANGING = (
    "mkdir mkdirat openat write fsync fdatasync link linkat unlink unlinkat rename renameat renameat2 rmdir"
    " chmod fchmod fchmodat chown fchown fchownat ftruncate fsetxattr setxattr flock"
).split()
"""The calls that may change what is on a disk, and the lock's. Between two of them nothing there is any different."""

_CALL = re.compile(r"\d+ +(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Call:
    """A system call: its name, its place among those of that name, from 1, and how it was made."""

    name: str
    number: int
    said: str

    @property
    def makes_something(self) -> bool:
        """Tell whether the disk may be different afterwards: reading is no change, nor is what goes to a terminal."""
        if self.name == "openat":
            return "O_CREAT" in self.said
        return not (self.name == "write" and re.match(r"[012],", self.said))

    def __str__(self) -> str:
        """Name it, for people."""
        return f"{self.name} {self.number}: {self.said}"


def require_strace() -> None:
    """Skip a test where strace cannot be had, or may not trace; `OKR_TEST_STRACE=required` makes that a failure."""
    if why := _no_strace():
        (pytest.fail if os.environ.get("OKR_TEST_STRACE") == "required" else pytest.skip)(why)


def _no_strace() -> str:
    """Say why nothing can be traced; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return f"strace may not trace here: {tried.stderr.strip()}" if tried.returncode else ""


def changing_calls(log: Path) -> list[Call]:
    """Return the calls of a trace that may change the disk, from the lock on."""
    calls = list(_calls(log))
    locked = next(index for index, call in enumerate(calls) if call.name == "flock")
    return [call for call in calls[locked:] if call.makes_something]


def calls_after(log: Path, first: str) -> list[Call]:
    """Return the calls of a trace that may change the disk, from the first one on that names what is given."""
    calls = list(_calls(log))
    begun = next(index for index, call in enumerate(calls) if first in call.said and call.makes_something)
    return [call for call in calls[begun:] if call.makes_something]


def _calls(log: Path) -> Iterator[Call]:
    made: dict[str, int] = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        if found := _CALL.match(line):
            name, said = found.groups()
            made[name] = made.get(name, 0) + 1
            yield Call(name, made[name], said)


def last_call(log: Path) -> str:
    """Return the name of the call in which a process ended."""
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if _CALL.match(line)]
    found = _CALL.match(lines[-1])
    return found[1] if found else ""


def trace(workspace: Path, log: Path, *arguments: str, inject: str | None = None) -> Ran:
    """Run okr under strace; `inject` does something to one of its calls, such as `fsync:signal=KILL:when=2`."""
    tampering = [] if inject is None else [f"--inject={inject}"]
    if inject is not None and "error=" in inject:  # a signal would get lost with it
        tampering.append("--seccomp-bpf")
    program = ["strace", "-f", f"--output={log}", f"--trace={','.join(f'?{name}' for name in CHANGING)}", *tampering]
    return run_program([*program, sys.executable, "-B", "-m", "okrcli", *arguments], cwd=workspace)
