"""What is read from git without a checkout: one commit, and a commit beside the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.ground import JUDGED_FROM
from tests.bench.measure import Command, in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.ground import Ground


def rows(ground: Ground) -> Iterator[Row]:
    """Measure each size."""
    for size in ground.scale.sizes:
        yield from _at_a_commit(size, ground)
        yield from _across_commits(size, ground)


def _at_a_commit(size: int, ground: Ground) -> Iterator[Row]:
    """Measure `--rev` against what git needs to hand the same bytes over, and okr to load them from the disk."""
    root = ground.workspace(size)
    calls = (okr(root, Cache.COLD, "status", "--rev", "HEAD"), okr(root, Cache.COLD, "status"), contents(root))
    at_commit, on_disk, git = in_turn(calls, ground.scale.rounds(size))
    what = f"{size} objectives: status --rev cold / (ls-tree + cat-file, status cold)"
    yield Row(what, (at_commit / (git + on_disk)).median, 1.3 if size >= JUDGED_FROM else None)


def contents(root: Path) -> Command:
    """Return a command that has git print all files of a commit."""
    git = 'git -C "$0"'
    pipe = f"{git} ls-tree -r HEAD | awk '{{print $3}}' | {git} cat-file --batch --buffer"
    return Command(("sh", "-c", pipe, str(root)))


def _across_commits(size: int, ground: Ground) -> Iterator[Row]:
    root, back = ground.workspace(size), f"HEAD~{ground.scale.changes}"
    diff = ("diff", back, "--format", "full")
    calls = (okr(root, Cache.COLD, *diff), okr(root, Cache.WARM, *diff), okr(root, Cache.WARM, "status"))
    cold, warm, status = in_turn(calls, ground.scale.rounds(size))
    goal = 1.5 if size >= JUDGED_FROM else None
    yield Row(f"{size} objectives: diff {back} warm / status warm", (warm / status).median, goal)
    yield Row(f"{size} objectives: diff {back} warm / cold", (warm / cold).median)
