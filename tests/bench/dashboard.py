"""KPIs with very many values: a year of days for a whole dashboard, and a table that is longer than any should be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench import daily
from tests.bench.caches import Cache, okr
from tests.bench.measure import Command, in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground


def rows(ground: Ground) -> Iterator[Row]:
    """Measure `kpis` against the csv module alone, and the memory that the long table needs."""
    yield _year(ground)
    count = ground.scale.rows
    root = daily.write(1, count, ground.folder / "rows")
    for name in ("kpis", "validate"):
        peak = okr(root, Cache.COLD, name).peak_megabytes()
        yield Row(f"{count} rows in one CSV: peak memory of {name} cold, MB", peak, 300)


def _year(ground: Ground) -> Row:
    kpis, days = ground.scale.kpis, ground.scale.days
    year, none = daily.write(kpis, days, ground.folder / "year"), daily.write(0, 1, ground.folder / "none")
    ground.settle()
    bare = Command((sys.executable, "-m", "tests.bench.daily", str(year)))
    calls = (okr(year, Cache.COLD, "kpis"), okr(none, Cache.COLD, "kpis"), bare)
    slow, start, alone = in_turn(calls, ground.scale.rounds())
    return Row(f"{kpis} KPIs of {days} days: (kpis cold - its start) / csv module", ((slow - start) / alone).median, 4)
