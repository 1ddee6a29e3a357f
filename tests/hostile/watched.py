"""Run okr in this process and keep a list of every program it starts, socket it opens and file it writes or reads.

`python -m tests.hostile.watched LOG ARGUMENT...`: one event a line, its kind and what it is about, tab between them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}
_PROGRAMS = {"os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile"}


def _told(event: str, arguments: tuple[object, ...]) -> str | None:
    """Return the line that an event is worth; None for what is of no interest."""
    if event == "subprocess.Popen":
        command = arguments[1]
        return f"run\t{command[0] if isinstance(command, list | tuple) else command}"
    if event in _PROGRAMS:
        return f"run\t{arguments[0]!s}"
    if event.startswith("socket.") and event != "socket.gethostname":
        return f"socket\t{event}"
    if event in _CHANGES:
        return f"write\t{arguments[0]!s}"
    if event == "open" and isinstance(arguments[0], str | bytes):
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        return f"{'write' if flags & _WRITING else 'read'}\t{os.fsdecode(arguments[0])}"
    return None


def watch(log: Path) -> None:
    """Keep the list from here on."""
    stream = log.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        line = _told(event, arguments)
        if line is not None:
            stream.write(line.replace("\n", "\\n") + "\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    sys.argv = ["okr", *sys.argv[2:]]
    from okrcli.__main__ import main

    main()
