"""Health: a word for a KPI after each point of its series, from that point and those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.scoring.kpi_series import period_length
from okrcli.scoring.scorecard import Health, KpiPoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrcli.model.kpi import Kpi
    from okrcli.model.placed import KpiTarget, PlacedKpi
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import Observation

_LONG = {"month", "quarter", "year"}


@dataclass(frozen=True, slots=True)
class AlarmCounts:
    """How many points in a row outside make a breach, and how many inside end it."""

    breach_after: int
    recover_after: int


def alarm_counts(definition: Kpi) -> AlarmCounts:
    """Return what a KPI says, else 1 where points come monthly or slower, and 2 where they come faster."""
    usual = 1 if period_length(definition) in _LONG else 2
    return AlarmCounts(definition.alarm.breach_after or usual, definition.alarm.recover_after or usual)


def judge(kpi: PlacedKpi, series: Iterable[Observation]) -> tuple[KpiPoint, ...]:
    """Hold every observation against the target in force on its day; without one it is skipped and breaks no run."""
    points = [(observation, kpi.target_on(observation.at)) for observation in series]
    healths = healths_of(((item.value, target) for item, target in points if target), alarm_counts(kpi.definition))
    return tuple(KpiPoint(item, target, next(healths) if target else None) for item, target in points)


def healths_of(judged: Iterable[tuple[Exact, KpiTarget]], counts: AlarmCounts) -> Iterator[Health]:
    """Iterate over the health after each value."""
    breached, outside, inside = False, 0, 0
    for value, target in judged:
        if target.limit.holds(value):
            outside, inside = 0, inside + 1
            breached = breached and inside < counts.recover_after
        else:
            outside, inside = outside + 1, 0
            breached = breached or outside >= counts.breach_after
        if breached:
            yield Health.RECOVERING if inside else Health.BREACHED
        else:
            yield Health.HEALTHY if inside and target.inner.holds(value) else Health.WATCH


def health_on(series: Sequence[KpiPoint], target: KpiTarget | None) -> Health:
    """Return the health after the last point that had a target; `target` is the one in force on the day."""
    if target is None:
        return Health.NO_TARGET
    return next((point.health for point in reversed(series) if point.health is not None), Health.NO_DATA)


def is_inside(series: Sequence[KpiPoint]) -> bool:
    """Tell whether the last point that had a target was inside its limit."""
    last = next((point for point in reversed(series) if point.target is not None), None)
    return last is not None and last.target is not None and last.target.limit.holds(last.observation.value)
