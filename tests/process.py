"""`okr` as its users run it: another process, with a width and an environment that the test names."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: examples are below it, and it is what the process imports, wherever it runs."""

PATIENCE = 120
"""Seconds after which a process counts as hanging."""


CACHE = os.environ.get("OKR_TEST_CACHE", "cold")
"""How okr is called: with the cache `off`; `cold`, as it comes; `warm`, what only looks twice, to one answer."""

LOOKING = frozenset("status kpis show links forecast todo trend log validate diff rules explain schema".split())
"""The commands that only look, but for those options that make them write."""

WRITING = frozenset({"--output", "--summary", "--fix-references"})


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process left behind."""

    stdout: str
    stderr: str
    code: int


def run_okr(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    columns: int | None = None,
    typed: str = "",
) -> Ran:
    """Run `python -m okrcli` with these arguments; `typed` is its standard input, `env` comes on top of the test's."""
    first = run_python("-m", "okrcli", *arguments, cwd=cwd, env=env, columns=columns, typed=typed)
    if CACHE == "warm" and LOOKING.intersection(arguments) and not WRITING.intersection(arguments):
        assert run_python("-m", "okrcli", *arguments, cwd=cwd, env=env, columns=columns, typed=typed) == first
    return first


def run_python(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    columns: int | None = None,
    typed: str = "",
) -> Ran:
    """Run the interpreter of the tests, which finds this checkout's `okrcli` from any folder."""
    return run_program([sys.executable, *arguments], cwd=cwd, env=env, columns=columns, typed=typed)


def run_program(
    argv: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    columns: int | None = None,
    typed: str = "",
) -> Ran:
    """Run a program in an environment in which Python finds this checkout's `okrcli`."""
    width = {} if columns is None else {"COLUMNS": str(columns)}
    done = subprocess.run(
        argv,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | width | dict(env or {}),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.stdout, done.stderr, done.returncode)
