"""Measure okr in ratios of one run: `python -m tests.bench.run [--only warm,peers] [--sizes 100,1000] [--quick]`."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench import checkins, cold, dashboard, history, long_list, memory, peers, profiles, revisions, start, warm
from tests.bench.ground import Ground, Scale
from tests.bench.measure import MeasureError
from tests.bench.table import HEADING, Row, line, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SUBJECTS: dict[str, Callable[[Ground], Iterator[Row]]] = {
    "start": start.rows,
    "cold": cold.rows,
    "warm": warm.rows,
    "peers": peers.rows,
    "revisions": revisions.rows,
    "history": history.rows,
    "checkins": checkins.rows,
    "dashboard": dashboard.rows,
    "lists": long_list.rows,
    "memory": memory.rows,
}
"""What can be measured, in the order of the table: each module says on top what its rows are about."""

QUICK_PAIRS = 3
PROFILED = 1_000
"""Objectives of the workspace whose time is told by `--profile`, unless sizes are given."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for."""

    only: tuple[str, ...]
    scale: Scale
    profile: bool


def parse_options(arguments: Sequence[str]) -> Options:
    """Read the command line; end the process with a message where it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description="Measure okr, in ratios of one run.")
    parser.add_argument("--only", type=_subjects, default=tuple(SUBJECTS), metavar="A,B", help=", ".join(SUBJECTS))
    parser.add_argument("--sizes", type=_sizes, metavar="N,M", help="numbers of objectives; default 100,1000,10000")
    parser.add_argument("--quick", action="store_true", help="run each command three times, not nine")
    parser.add_argument("--profile", action="store_true", help="tell where the time of validate and status goes")
    given = parser.parse_args(arguments)
    scale = replace(Scale(), pairs=QUICK_PAIRS) if given.quick else Scale()
    sizes = given.sizes or ((PROFILED,) if given.profile else scale.sizes)
    return Options(given.only, replace(scale, sizes=sizes), given.profile)


def _subjects(text: str) -> tuple[str, ...]:
    chosen = {name.strip() for name in text.split(",")}
    if unknown := sorted(chosen - SUBJECTS.keys()):
        raise argparse.ArgumentTypeError(f"no subject is called {', '.join(unknown)}: there are {', '.join(SUBJECTS)}")
    return tuple(name for name in SUBJECTS if name in chosen)


def _sizes(text: str) -> tuple[int, ...]:
    try:
        sizes = tuple(sorted({int(size) for size in text.split(",")}))
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no list of numbers, such as 100,1000") from None
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("a workspace has at least one objective")
    return sizes


def print_rows(only: Sequence[str], ground: Ground) -> bool:
    """Print each row as soon as it is known, and a summary, also when stopped; tell whether every goal is reached."""
    found: list[Row] = []
    print(HEADING)
    try:
        for name in only:
            print(name, flush=True)
            for row in rows_of(name, ground):
                print(line(row), flush=True)
                found.append(row)
    finally:
        print(f"\n{summary(found)}")
    return not any(row.verdict == "MISSED" for row in found)


def rows_of(subject: str, ground: Ground) -> Iterator[Row]:
    """Measure a subject; where a process fails, its other rows are left out and those of other subjects are not."""
    try:
        yield from SUBJECTS[subject](ground)
    except MeasureError as error:
        yield Row(f"{subject}: what is missing here", None, why=str(error))


def main() -> int:
    """Measure what the command line asks for; 1 where a goal is missed."""
    options = parse_options(sys.argv[1:])
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))  # what lies in no repository has its cache there
        ground = Ground(Path(folder), options.scale)
        if options.profile:
            profiles.print_profiles(ground)
            return 0
        return 0 if print_rows(options.only, ground) else 1


if __name__ == "__main__":
    sys.exit(main())
