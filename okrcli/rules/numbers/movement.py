"""Where a key result takes its number: from, to, and which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.scoring.lifecycle import is_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from okrcli.diagnostics import Place
    from okrcli.model.ids import KpiId
    from okrcli.model.placed import KpiTarget, PlacedKeyResult, Range
    from okrcli.model.workspace import Workspace


def end_place(key_result: PlacedKeyResult) -> Place:
    """Return where a key result says where it goes: at `target`, else at `change`."""
    return key_result.place(key_result.definition.end_key)


def end_text(key_result: PlacedKeyResult) -> str:
    """Return what is written there."""
    quantity = key_result.definition.target or key_result.definition.change
    return "" if quantity is None else quantity.text


def is_upward(key_result: PlacedKeyResult) -> bool | None:
    """Tell whether a key result moves its number up; None where that is not known before its first value."""
    measure = key_result.measure
    end = measure.target_from(measure.baseline)
    if end is not None and measure.baseline is not None:
        return end > measure.baseline
    return None if measure.change is None else measure.change > 0


def open_movers(workspace: Workspace, as_of: date) -> Iterator[tuple[KpiId, list[PlacedKeyResult]]]:
    """Yield the KPIs that more than one open key result moves, with those key results in order of id."""
    for kpi, links in workspace.links.items():
        if len(links.moved_by) > 1:
            movers = [workspace.key_results[mover] for mover in links.moved_by]
            still_open = [mover for mover in movers if is_open(mover, as_of)]
            if len(still_open) > 1:
                yield kpi, still_open


@dataclass(frozen=True, slots=True)
class KpiAim:
    """Where a key result takes its KPI, beside the target that the KPI has on that day."""

    baseline: Decimal | None
    end: Decimal
    target: KpiTarget

    @property
    def leads_away(self) -> bool:
        """Whether the end is farther from the KPI's range than the baseline is."""
        limit = self.target.limit
        return self.baseline is not None and distance(self.end, limit) > distance(self.baseline, limit)


def aim_of(key_result: PlacedKeyResult) -> KpiAim | None:
    """Return a key result's aim; None where there is nothing to compare with, as with a sum over its window."""
    measure, kpi = key_result.measure, key_result.kpi
    end = measure.target_from(measure.baseline)
    if kpi is None or end is None or key_result.definition.of is not None:
        return None
    target = kpi.target_on(key_result.due)
    return None if target is None or target.limit.is_reversed else KpiAim(measure.baseline, end, target)


def distance(number: Decimal, limit: Range) -> Decimal:
    """Return how far a number is outside a range; 0 inside."""
    if limit.low is not None and number < limit.low:
        return limit.low - number
    return number - limit.high if limit.high is not None and number > limit.high else number - number
