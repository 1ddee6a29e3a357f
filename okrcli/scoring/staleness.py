"""Stale: nobody has looked for longer than one cadence and the grace that comes with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.scoring.lifecycle import is_open, is_retired

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.calendar import Cadence
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.scoring.day import Day
    from okrcli.scoring.parts import ObjectivePart
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore, Observation


def is_overdue(last: date, cadence: Cadence, grace: timedelta, as_of: date) -> bool:
    """Tell whether the last look, on the day `last`, is older than one cadence plus grace; irregular never is."""
    return cadence.days is not None and as_of - last > timedelta(days=cadence.days) + grace


def last_measured(day: Day, key_result: PlacedKeyResult, series: Sequence[Observation]) -> date | None:
    """Return the day of a key result's last value, also after its window and where a flow's amounts are no series."""
    if key_result.kpi is not None:
        return day.book.last_seen(key_result.kpi)
    return series[-1].at if series else None


def is_key_result_stale(
    day: Day, key_result: PlacedKeyResult, last_seen: date | None, contributors: Sequence[ObjectivePart]
) -> bool:
    """Tell whether an open key result is owed a look; before the first one, time runs from the window's start.

    A rollup is looked at through its contributors. What a derived KPI measures is never owed one: nobody records it.
    """
    if not is_open(key_result, day.as_of):
        return False
    if key_result.definition.way is Way.ROLLUP:
        return any(part.stale for part in contributors)
    if key_result.kpi is not None and key_result.kpi.definition.derived:
        return False
    start = key_result.objective.cycle.start
    last = start if last_seen is None else max(last_seen, start)
    return is_overdue(last, day.cadence(key_result), day.workspace.config.checkin.grace, day.as_of)


def is_kpi_stale(day: Day, kpi: PlacedKpi, last_seen: date | None) -> bool:
    """Tell whether a KPI that is still watched is owed a value; one that never had any has no data instead."""
    if last_seen is None or is_retired(kpi, day.as_of):
        return False
    return is_overdue(last_seen, kpi.definition.cadence, day.workspace.config.checkin.grace, day.as_of)


def overdue_results(score: ObjectiveScore) -> list[KeyResultScore]:
    """Return the key results of an objective that check-ins measure and that wait for one, the longest wait first."""
    owed = [item for item in score.key_results if item.stale and is_checked_in(item)]
    return sorted(owed, key=waits_since)


def is_checked_in(score: KeyResultScore) -> bool:
    """Tell whether check-ins measure a key result, and no KPI."""
    definition = score.key_result.definition
    return definition.kpi is None and definition.way.is_told


def waits_since(score: KeyResultScore) -> date:
    """Return the day of the last word on a key result; before any, the first day of its cycle."""
    return score.last_seen or score.key_result.objective.cycle.start
