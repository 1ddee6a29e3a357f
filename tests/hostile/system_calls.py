"""okr under strace: every program that it and git start, every socket, every file that is written, every file read.

Each process has a trace of its own, so that no line is cut in two by another's; the kernel itself says which file a
path has led to, through links and from whatever folder.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.process import Ran, run_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPENING = {"open", "openat", "openat2", "creat"}
RUNNING = {"execve", "execveat"}
MOVING = {"chdir", "fchdir"}
CHANGING = set(
    (
        "rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir mknod mknodat"
        " truncate chmod fchmodat chown lchown fchownat setxattr lsetxattr removexattr utime utimes utimensat mount"
    ).split()
)
UNSEEN = {"io_uring_setup", "name_to_handle_at", "open_by_handle_at", "ptrace", "process_vm_readv"}
"""Ways around all of the others; whoever uses one is counted as opening a socket."""

WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|\?)(?:<(.*)>)?(?:\(deleted\))?(?: .*)?$")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|x[0-9a-f]{2}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class Watched:
    """What okr said, and what it and every process that it started did: paths are absolute.

    What was run and read is there; what was to be written counts also where it could not be.
    """

    ran: Ran
    programs: frozenset[str]
    sockets: tuple[str, ...]
    written: frozenset[str]
    read: frozenset[str]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a process did: the kind is the field of `Watched` that it belongs to."""

    kind: str
    what: str


def watch(folder: Path, log: Path, env: Mapping[str, str], *arguments: str) -> Watched:
    """Run okr in a folder under strace; `log` is a new folder for its traces."""
    log.mkdir()
    traced = ",".join(f"?{name}" for name in sorted(OPENING | RUNNING | MOVING | CHANGING | UNSEEN))
    program = ["strace", "-ff", "-y", "-qq", "-s", "4096", "--seccomp-bpf", f"--output={log / 'of'}"]
    called = [*program, f"--trace=%network,{traced}", sys.executable, "-B", "-m", "okrcli", *arguments]
    ran = run_program(called, cwd=folder, env=env)
    events = {event for trace in log.iterdir() for event in _events(trace, str(folder))}
    return Watched(
        ran,
        _of("program", events),
        tuple(sorted(_of("socket", events))),
        _of("written", events),
        _of("read", events),
    )


def _of(kind: str, events: set[Event]) -> frozenset[str]:
    return frozenset(event.what for event in events if event.kind == kind)


def _events(trace: Path, folder: str) -> Iterator[Event]:
    """Iterate over what one process did; it begins in `folder`, or goes somewhere else before it does anything."""
    for line in trace.read_text("utf-8", "surrogateescape").splitlines():
        found = _CALL.match(line)
        if found is None:
            assert line.startswith(("---", "+++")), line
            continue
        name, said, result, led_to = found.groups()
        if name in MOVING:
            folder = _paths(said, folder)[0] if result == "0" else folder
        else:
            yield from _told(name, said, folder, None if led_to is None else _unescaped(led_to), ok=result != "-1")


def _told(name: str, said: str, folder: str, led_to: str | None, *, ok: bool) -> Iterator[Event]:
    if name in RUNNING:
        if ok:
            yield Event("program", _paths(said, folder)[0])
    elif name in OPENING:
        yield from _opened(said, folder, led_to)
    elif name in CHANGING:
        yield from (Event("written", path) for path in _paths(said, folder))
    else:
        yield Event("socket", f"{name}({said})")


def _opened(said: str, folder: str, led_to: str | None) -> Iterator[Event]:
    """Tell of a file that was opened, or was to be written; one without a name is nobody's to find."""
    if WRITING.search(said) and "O_TMPFILE" not in said:
        yield Event("written", led_to or _paths(said, folder)[0])
    elif led_to is not None and "O_DIRECTORY" not in said:
        yield Event("read", led_to)


def _paths(said: str, folder: str) -> list[str]:
    """Return the paths in the arguments of a call, from the folder that each of them says, else from `folder`."""
    found = (match.groups() for match in _PATH.finditer(said))
    return [os.path.normpath(Path(_unescaped(base) if base else folder, _unescaped(path))) for base, path in found]


def _unescaped(text: str) -> str:
    """Return what strace has written with backslashes."""
    return os.fsdecode(_ESCAPE.sub(_character, os.fsencode(text)))


def _character(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1] == b"x" and len(code) > 1:
        return bytes.fromhex(code[1:].decode())
    return bytes([int(code, 8)]) if code.isdigit() else _NAMED.get(code, code)
