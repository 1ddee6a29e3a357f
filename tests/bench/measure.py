"""Whole processes, measured against one another in one run: on a busy machine only a ratio means anything."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from operator import add, sub, truediv
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from tests.process import ROOT
from tests.repositories import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Argv: TypeAlias = tuple[str, ...]

OTHERWISE = {"GITHUB_ACTIONS", "COLUMNS", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE"}
"""Variables that make okr write in another way, or Python forget its bytecode."""

_SHOWN = 300
"""Characters of a failed command, and of what it said."""

KILOBYTES = 1024 if sys.platform != "darwin" else 1
"""In how many bytes the system counts a process's peak memory."""


_LAUNCHER = """
import os, sys
quiet = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""A small process that starts the one to measure: a peak counts what the starting process held, too."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure, and the exit codes that mean that it did its work; `before` makes ready for each run."""

    argv: Argv
    env: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[int] = frozenset({0})
    before: Callable[[], object] | None = None

    def run(self) -> float:
        """Run it and return the seconds that it took, without those to make ready for it."""
        self.make_ready()
        start = perf_counter()
        done = subprocess.run(self.argv, env=environment() | dict(self.env), capture_output=True, check=False)
        taken = perf_counter() - start
        if done.returncode not in self.codes:
            raise MeasureError(self.argv, done.returncode, done.stderr)
        return taken

    def make_ready(self) -> None:
        """Bring about the state in which it is to run."""
        if self.before is not None:
            self.before()

    def peak_megabytes(self) -> float:
        """Run it and return the most memory that it held at once."""
        self.make_ready()
        launched = subprocess.run(
            (sys.executable, "-S", "-c", _LAUNCHER, *self.argv),
            env=environment() | dict(self.env),
            capture_output=True,
            check=True,
        )
        code, peak = map(int, launched.stdout.split())
        if code not in self.codes:
            raise MeasureError(self.argv, code, b"")
        return peak * KILOBYTES / 1e6


class MeasureError(Exception):
    """A process that should have been measured failed."""

    def __init__(self, argv: Argv, code: int, stderr: bytes) -> None:
        said = " ".join(stderr.decode(errors="replace").split())
        super().__init__(f"exit {code} from {' '.join(argv)[:_SHOWN]}: {said[-_SHOWN:]}")


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one command, or what was computed of several, round for round.

    A ratio is taken within each round, and the median of those counts: what else the machine does changes from round to
    round, and comes to the commands of one alike.
    """

    rounds: tuple[float, ...]

    def __add__(self, other: Times) -> Times:
        return Times(tuple(map(add, self.rounds, other.rounds)))

    def __sub__(self, other: Times) -> Times:
        return Times(tuple(map(sub, self.rounds, other.rounds)))

    def __truediv__(self, other: Times) -> Times:
        return Times(tuple(map(truediv, self.rounds, other.rounds)))

    @property
    def median(self) -> float:
        """The one in the middle."""
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often commands are run in turn: so many times are counted, after some that are left out."""

    counted: int
    left_out: int = 1


def environment() -> dict[str, str]:
    """Return the environment without what would change okr's work or git's, and with this checkout first.

    Bytecode is kept, as it is of an installed package: the first run of each command, which is left out, may write it.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "GIT_"))}
    kept = {name: value for name, value in kept.items() if name not in OTHERWISE}
    return kept | ENVIRONMENT | {"PYTHONPATH": str(ROOT)}


def in_turn(commands: Sequence[Command], rounds: Rounds) -> list[Times]:
    """Return how long commands took that were run in turn."""
    times = [[command.run() for command in commands] for _ in range(rounds.left_out + rounds.counted)]
    return [Times(taken) for taken in zip(*times[rounds.left_out :], strict=True)]
