"""The series of a KPI with what belongs to it: the period that is not over, and periods that made no point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.periods import length_of
from okrcli.scoring.scorecard import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.kpi import Kpi
    from okrcli.periods import Length
    from okrcli.scoring.scorecard import Observation, Running


@dataclass(frozen=True, slots=True)
class KpiSeries:
    """The points of a KPI in order, as the scorecard has them; `pending` says why there are none."""

    points: Sequence[Observation]
    running: Running | None = None
    gaps: tuple[Gap, ...] = ()
    pending: str | None = None


NO_SERIES = KpiSeries(())


@dataclass(frozen=True, slots=True)
class PointDays:
    """The days that one point is computed from: the period that it ends with, or the rolling window before that."""

    first: date
    last: date
    period: date
    """The first day of the period."""


def period_length(definition: Kpi) -> Length:
    """Return the length of the periods that make the points of a flow or of a computed KPI."""
    return definition.accumulate or length_of(definition.cadence)


def is_summed(definition: Kpi) -> bool:
    """Tell whether what a KPI gives for some days is the sum over them: a flow without a window of its own."""
    return definition.is_flow and definition.window is None


def merged_gaps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Join neighbours that have one reason; every two gaps in a row are neighbours unless a point lies between."""
    return tuple(_merged(gaps))


def _merged(gaps: Sequence[Gap]) -> Iterator[Gap]:
    held: Gap | None = None
    for gap in gaps:
        if held is not None and held.reason == gap.reason and (gap.start - held.end).days == 1:
            held = Gap(held.start, gap.end, gap.reason)
            continue
        if held is not None:
            yield held
        held = gap
    if held is not None:
        yield held
