"""What is read from many commits: who changed a goal, and how goals moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.company import Company
from tests.bench.generate import SEED
from tests.bench.measure import Command, in_turn
from tests.bench.past import GOAL, write_moved_targets, write_versions
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground

_OBJECTIVES = 100
"""How many objectives the commits behind `okr trend` change in turn."""


def rows(ground: Ground) -> Iterator[Row]:
    """Measure the log of one goal, and the trend of all."""
    yield from _log(ground)
    yield from _trend(ground)


def _log(ground: Ground) -> Iterator[Row]:
    versions = ground.scale.versions
    root = write_versions(versions, ground.folder / "versions")
    ground.settle()
    bare = Command(("git", "-C", str(root), "log", "-p", "--", GOAL))
    calls = (okr(root, Cache.COLD, "log", "goal"), okr(root, Cache.WARM, "log", "goal"), bare)
    cold, warm, git = in_turn(calls, ground.scale.rounds())
    yield Row(f"{versions} versions of a goal: log cold / git log -p", (cold / git).median, 10)
    yield Row(f"{versions} versions of a goal: log warm / cold", (warm / cold).median)


def _trend(ground: Ground) -> Iterator[Row]:
    commits = ground.scale.commits
    root = write_moved_targets(Company(_OBJECTIVES, SEED), commits, ground.folder / "commits")
    ground.settle()
    calls = (okr(root, Cache.COLD, "trend"), okr(root, Cache.WARM, "trend"))
    cold, warm = in_turn(calls, ground.scale.rounds())
    yield Row(f"{commits} commits: trend warm / cold", (warm / cold).median, 0.08)
