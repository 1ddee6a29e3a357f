"""What it costs to write one value down, against looking at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.company import person_id, slug
from tests.bench.ground import JUDGED_FROM
from tests.bench.measure import in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground

COUNTED = f"{slug(0)}/deals"
"""A key result of every generated workspace that check-ins measure."""


def rows(ground: Ground) -> Iterator[Row]:
    """Measure a check-in on each size."""
    for size in ground.scale.sizes:
        root = ground.workspace(size)
        checkin = okr(root, Cache.COLD, "checkin", COUNTED, "3", "--by", person_id(0), "--yes")
        slow, fast = in_turn((checkin, okr(root, Cache.COLD, "status")), ground.scale.rounds(size))
        goal = 1.5 if size >= JUDGED_FROM else None
        yield Row(f"{size} objectives: checkin cold / status cold", (slow / fast).median, goal)
