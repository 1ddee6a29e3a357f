"""A system that fails: at the n-th call that a piece of work makes, it refuses, or the process is killed.

As a program it does a work again and again, each time in a workspace of its own, killed one call later.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from contextlib import contextmanager
from functools import wraps
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.draft import FileChange
from okrcli.store.write import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = (
    "open close read write fsync fstat stat access link rename replace unlink mkdir rmdir"
    " fchmod fchown listdir listxattr getxattr setxattr"
).split()
"""What `os` is asked for. The lock's `flock` counts too."""

KPI, NEW, GONE = "kpis/nps.yaml", "kpis/sales/promoters.yaml", "kpis/old.csv"
BEFORE = {KPI: b"name: NPS\n", GONE: b"date,value\n2026-10-02,48\n", "okr.yaml": b"version: 1\n"}
WORKS = {
    "change": (FileChange(KPI, BEFORE[KPI], b"name: Net promoter score\n" * 9),),
    "create": (FileChange(NEW, None, b"name: Promoters\n"),),
    "remove": (FileChange(GONE, BEFORE[GONE], None),),
    "rename": (
        FileChange(GONE, BEFORE[GONE], None),
        FileChange("kpis/new.csv", None, BEFORE[GONE]),
        FileChange(KPI, BEFORE[KPI], b"name: Net promoter score\n"),
        FileChange("okr.yaml", BEFORE["okr.yaml"], b"version: 1\ncurrency: EUR\n"),
    ),
}


def prepare(root: Path) -> None:
    """Write the workspace that every work begins from."""
    (root / "kpis").mkdir()
    for path, data in BEFORE.items():
        (root / path).write_bytes(data)


def after(name: str) -> dict[str, bytes]:
    """Return what stands in the workspace once a work is done."""
    changed = BEFORE | {change.path: change.after for change in WORKS[name]}
    return {path: data for path, data in changed.items() if data is not None}


@contextmanager
def failing(fail: Callable[[int, str], None]) -> Iterator[None]:
    """Call `fail` with the number and the name of every system call before it is made."""
    made = 0

    def watched(name: str, call: Callable[..., object]) -> Callable[..., object]:
        @wraps(call)
        def counted(*arguments: object, **named: object) -> object:
            nonlocal made
            made += 1
            if name == "close":
                call(*arguments)
            fail(made, name)
            return None if name == "close" else call(*arguments, **named)

        return counted

    places = [(os, name) for name in CALLS if hasattr(os, name)] + [(fcntl, "flock")]
    real = {place: getattr(*place) for place in places}
    for module, name in places:
        setattr(module, name, watched(name, real[module, name]))
    try:
        yield
    finally:
        for (module, name), call in real.items():
            setattr(module, name, call)


def kill_at(number: int) -> Callable[[int, str], None]:
    """Return what kills this process at the call of that number."""

    def fail(made: int, _: str) -> None:
        if made == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return fail


def workspaces(parent: Path) -> Iterator[Path]:
    """Give one new workspace after the other, named by their numbers from 1."""
    for number in count(1):
        root = parent / str(number)
        root.mkdir()
        prepare(root)
        yield root


def main() -> None:
    """Do a work until a process gets through it alive."""
    name, parent = sys.argv[1:]
    for number, root in enumerate(workspaces(Path(parent)), 1):
        child = os.fork()
        if not child:
            with failing(kill_at(number)):
                write(root, WORKS[name])
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            return


if __name__ == "__main__":
    main()
