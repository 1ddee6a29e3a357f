"""Run okr and note every thousandth of a second what it is doing: `python -m tests.bench.sampler FILE ARGUMENT…`.

Looking now and then slows nothing down, while a profiler makes whatever calls much look larger than it is. What Python
needs before okr begins is not seen, nor is a second process.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

INTERVAL = 0.001
_INSIDE = f"{os.sep}okrcli{os.sep}"
IMPORTS = "imports"
COMMAND = "command"

PHASES = {
    "cache": "cache",
    "folder": "load",
    "store": "load",
    "syntax": "load",
    "model": "load",
    "vcs": "git",
    "rules": "check",
    "scoring": "score",
    "history": "score",
    "diff": "score",
    "render": "show",
}
"""What is being done when a function of a package is called, whatever that calls in turn; all else is `command`."""


class Watch:
    """Seconds by phase, package and module: each stretch counts for what is being done at its end.

    A stretch is longer than the interval where C code runs: Python looks after that.
    """

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[str, str, str], float] = defaultdict(float)
        self._looked = perf_counter()

    def look(self, _number: int, frame: FrameType | None) -> None:
        """Count the time since the last look."""
        now = perf_counter()
        self._seen[describe(frame)] += now - self._looked
        self._looked = now

    def report(self) -> str:
        """Return what was seen as JSON: a list of phase, package, module and seconds."""
        return json.dumps([[*what, seconds] for what, seconds in self._seen.items()])


def main(file: str, arguments: list[str]) -> None:
    """Run okr in this process and write what was seen to a file."""
    watch = Watch()
    report_at_the_end(watch, Path(file))
    signal.signal(signal.SIGALRM, watch.look)
    sys.argv = ["okr", *arguments]
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    from okrcli.__main__ import main as run_okr  # noqa: PLC0415 - its import is a part of what is measured

    run_okr()


def report_at_the_end(watch: Watch, file: Path) -> None:
    """Have a report written when this process, and no fork of it, leaves in okr's way, which skips all handlers."""
    leave, watched = os._exit, os.getpid()

    def report_and_leave(status: int) -> NoReturn:
        if os.getpid() == watched:
            signal.setitimer(signal.ITIMER_REAL, 0)
            file.write_text(watch.report(), "utf-8")
        leave(status)

    os._exit = report_and_leave


def describe(frame: FrameType | None) -> tuple[str, str, str]:
    """Say what is being done: the phase, the package that does it, and the module of okr that is nearest to it."""
    files: list[str] = []
    imported: list[str] = []
    while frame is not None:
        files.append(frame.f_code.co_filename)
        if frame.f_code.co_name == "_find_and_load":
            imported.append(frame.f_locals["name"])
        frame = frame.f_back
    modules = [module for file in files if (module := module_of(file))]
    nearest = modules[0] if modules else "okrcli"
    if imported:
        return IMPORTS, imported_for(imported), nearest
    return phase_of(modules), package_of(nearest), nearest


def module_of(file: str) -> str:
    """Return the dotted name of a module of okr by its file; nothing for any other file."""
    _, found, inside = file.rpartition(_INSIDE)
    return f"okrcli.{inside.removesuffix('.py').replace(os.sep, '.')}" if found else ""


def package_of(module: str) -> str:
    """Return the package of okr, or its module at the top, that a module belongs to."""
    return ".".join(module.split(".")[:2])


def phase_of(modules: list[str]) -> str:
    """Return what is being done by the first call into a package that does one thing; modules come innermost first."""
    parts = (module.split(".")[1] for module in reversed(modules) if "." in module)
    return next((PHASES[part] for part in parts if part in PHASES), COMMAND)


def imported_for(names: list[str]) -> str:
    """Return what an import is made for: the foreign package that okr asked for, else okr's own; innermost first."""
    foreign = [name.partition(".")[0] for name in names if name.partition(".")[0] != "okrcli"]
    if not foreign:
        return package_of(names[0])
    return "standard library" if foreign[-1] in sys.stdlib_module_names else foreign[-1]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
