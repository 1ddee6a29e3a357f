"""The cycle that a new goal is for: the one that was named, else the one that people work in today."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.calendar import UnknownCycleError
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.workspace import Workspace


def cycle_for(workspace: Workspace, name: str | None, day: date) -> Cycle:
    """Return the cycle of this name, which must not be over; without a name, the one that is in use today."""
    if name is None:
        return current_cycle(workspace, day)
    cycle = named_cycle(workspace, name)
    if cycle.end < day:
        raise OkrError(
            f"{name} ended on {cycle.end}",
            f"give a cycle that is not over, such as {current_cycle(workspace, day).name}",
        )
    return cycle


def named_cycle(workspace: Workspace, name: str) -> Cycle:
    """Return the cycle of this name, also where no goal is in it yet; raises an `OkrError` with its right spelling."""
    try:
        return workspace.calendar.cycle(name)
    except UnknownCycleError as error:
        raise OkrError(error.message, error.help) from None


def current_cycle(workspace: Workspace, day: date) -> Cycle:
    """Return the cycle that holds the day and most objectives, of two the shorter; without any, the quarter."""
    held = Counter(objective.cycle for objective in workspace.objectives.values() if objective.cycle.holds(day))
    if held:
        return max(held, key=lambda cycle: (held[cycle], -cycle.days, cycle.name))
    return next(cycle for cycle in workspace.calendar.named(day) if "-Q" in cycle.name)
