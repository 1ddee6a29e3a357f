"""How a goal is named in the call that a help suggests, and how long it has waited for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way

if TYPE_CHECKING:
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.scoring.scorecard import KeyResultScore


def short_reference(whole: str, cycle: Cycle, as_of: date) -> str:
    """Return an id without its cycle where the day means that cycle anyway, else whole."""
    return whole.removeprefix(f"{cycle.name}/") if cycle.holds(as_of) else whole


def waiting(score: KeyResultScore) -> str:
    """Say what a key result waits since, as the end of a sentence that begins with its name."""
    if score.last_seen is not None:
        return f"was last reported on {score.last_seen}"
    return f"has had no check-in since its cycle began on {score.key_result.objective.cycle.start}"


def checkin_call(score: KeyResultScore, as_of: date) -> str:
    """Return the call that reports a key result."""
    key_result = score.key_result
    name = short_reference(key_result.id, key_result.objective.cycle, as_of)
    what = "--reached MILESTONE" if key_result.definition.way is Way.MILESTONES else "VALUE"
    return f"okr checkin {name} {what}"
