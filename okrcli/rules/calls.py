"""How a goal is named in the call that a help suggests, and how long it has waited for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.scoring.scorecard import KeyResultScore


def short_reference(goal: PlacedObjective | PlacedKeyResult, as_of: date) -> str:
    """Return a goal's id without its cycle where the day means that cycle anyway, else whole."""
    return goal.id.removeprefix(f"{goal.cycle.name}/") if goal.cycle.holds(as_of) else goal.id


def waiting(score: KeyResultScore) -> str:
    """Say what a key result waits since, as the end of a sentence that begins with its name."""
    if score.last_seen is not None:
        return f"was last reported on {score.last_seen}"
    return f"has had no check-in since its cycle began on {score.key_result.cycle.start}"


def checkin_call(score: KeyResultScore, as_of: date) -> str:
    """Return the call that reports a key result."""
    key_result = score.key_result
    name = short_reference(key_result, as_of)
    what = "--reached MILESTONE" if key_result.definition.way is Way.MILESTONES else "VALUE"
    return f"okr checkin {name} {what}"
