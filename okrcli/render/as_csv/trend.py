"""`okr trend` as CSV: a row for each goal and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.quantity import to_json_number as number
from okrcli.render.as_csv.cells import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.as_csv.cells import Cell
    from okrcli.results.trend import TrendResult

_HEAD = ("id", "kind", "cycle", "date", "value", "unit", "plan", "at_least", "at_most", "definition_changed")


def render_trend(result: TrendResult) -> str:
    """Write the points, those of one goal below each other; the last column counts the changes of that day."""
    return write_csv(_HEAD, _rows(result))


def _rows(result: TrendResult) -> Iterator[Sequence[Cell]]:
    for line in result.lines:
        kind = line.thing.value.replace(" ", "_").lower()
        changed = [mark.stamp.day for mark in line.marks]
        for point in line.points:
            low, high = (None, None) if point.limit is None else (point.limit.low, point.limit.high)
            yield (
                line.id,
                kind,
                line.cycle.name,
                point.day.isoformat(),
                number(point.value),
                line.unit,
                number(point.plan),
                number(low),
                number(high),
                changed.count(point.day),
            )
