"""The most memory that a call holds at once. The process that parses ahead of it is another, and not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground

MIB = 1024**2 / 1e6
"""Megabytes."""

GOALS = {10_000: {Cache.COLD: 100, Cache.WARM: 50}}


def rows(ground: Ground) -> Iterator[Row]:
    """Measure the largest workspace, cold and warm."""
    size = max(ground.scale.sizes)
    root = ground.workspace(size)
    for name in ("validate", "status"):
        for cache in (Cache.COLD, Cache.WARM):
            peak = okr(root, cache, name).peak_megabytes() / MIB
            what = f"{size} objectives: peak memory of {name} {cache.value}, MiB"
            yield Row(what, peak, GOALS.get(size, {}).get(cache))
