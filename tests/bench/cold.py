"""What is done without anything at hand: against the bare work on the same files, and as their number grows."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.ground import JUDGED_FROM
from tests.bench.measure import Command, in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.ground import Ground

_FOLDERS = ("objectives", "kpis", "checkins")


def rows(ground: Ground) -> Iterator[Row]:
    """Measure each size, and each size beside the next."""
    for size in ground.scale.sizes:
        yield from _rows_of(size, ground)
    for small, large in pairwise(sorted(ground.scale.sizes)):
        yield from growth(small, large, ground)


def _rows_of(size: int, ground: Ground) -> Iterator[Row]:
    root = ground.workspace(size)
    commands = (
        Command((sys.executable, "-m", "tests.bench.bare", str(root))),
        okr(root, Cache.COLD, "validate"),
        okr(root, Cache.OFF, "validate"),
        okr(root, Cache.COLD, "status"),
    )
    bare, cold, off, status = in_turn(commands, ground.scale.rounds(size))
    goal = 1.15 if size >= JUDGED_FROM else None
    yield Row(f"{size} objectives: validate cold / bare loop", (cold / bare).median, goal)
    yield Row(f"{size} objectives: validate --no-cache / bare loop", (off / bare).median)
    yield Row(f"{size} objectives: status cold / bare loop", (status / bare).median)


def growth(small: int, large: int, ground: Ground) -> Iterator[Row]:
    """Measure the time for a file of a large workspace against that of a small one."""
    roots = ground.workspace(large), ground.workspace(small)
    files_large, files_small = (_count_files(root) for root in roots)
    for name in ("validate", "status"):
        slow, fast = in_turn([okr(root, Cache.COLD, name) for root in roots], ground.scale.rounds(large))
        growth = (slow / fast).median * files_small / files_large
        goal = 1.2 if small >= JUDGED_FROM else None
        yield Row(f"{name} cold: time a file at {large} objectives / at {small}", growth, goal)


def _count_files(root: Path) -> int:
    return 1 + sum(path.is_file() for folder in _FOLDERS for path in (root / folder).rglob("*"))
