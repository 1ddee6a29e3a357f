"""Whether a goal is still worked on: closed, dropped, retired, open. A date after the day does not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

DAYS_TO_CLOSE = 31
"""How many days after its cycle a goal stays open: the time to take the last values and to grade."""


def is_closed(objective: PlacedObjective, as_of: date) -> bool:
    """Tell whether an objective had been closed by the day."""
    closed = objective.definition.closed
    return closed is not None and closed.date <= as_of


def is_dropped(key_result: PlacedKeyResult, as_of: date) -> bool:
    """Tell whether a key result had been given up by the day."""
    dropped = key_result.definition.dropped
    return dropped is not None and dropped.date <= as_of


def is_retired(kpi: PlacedKpi, as_of: date) -> bool:
    """Tell whether a KPI was no longer watched on the day."""
    retired = kpi.definition.retired
    return retired is not None and retired.date <= as_of


def is_objective_open(objective: PlacedObjective, as_of: date) -> bool:
    """Tell whether an objective is worked on: its cycle has begun and is at most 31 days over, and it is not closed."""
    cycle = objective.cycle
    in_time = as_of >= cycle.start and (as_of - cycle.end).days <= DAYS_TO_CLOSE
    return in_time and not is_closed(objective, as_of)


def is_open(key_result: PlacedKeyResult, as_of: date) -> bool:
    """Tell whether a key result is worked on: its objective is, and nobody dropped it."""
    return is_objective_open(key_result.objective, as_of) and not is_dropped(key_result, as_of)
