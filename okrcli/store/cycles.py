"""The calendar that `okr.yaml` describes, and what is wrong with the cycles that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.calendar import Calendar, Cycle
from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.config import MONTHS
from okrcli.model.ids import is_id, nearest_id
from okrcli.tree import WORKSPACE_FILE

if TYPE_CHECKING:
    from okrcli.model.config import Config

LONGEST = 3660
"""How many days a cycle may have: ten years, and a few days for the leap years among them."""


def calendar_of(config: Config) -> tuple[Calendar, list[Problem]]:
    """Return the calendar, without the custom cycles that are none, and a problem for each of those."""
    kept: dict[str, Cycle] = {}
    problems = []
    for name, written in config.cycles.items():
        cycle = Cycle(name, written.start, written.end)
        if (problem := _problem(cycle)) is None:
            kept[name] = cycle
        else:
            problems.append(problem)
    return Calendar(MONTHS.index(config.fiscal_year.starts) + 1, config.fiscal_year.named_for, kept), problems


def _problem(cycle: Cycle) -> Problem | None:
    key = Place(WORKSPACE_FILE, ("cycles", cycle.name), Part.KEY)
    end = Place(WORKSPACE_FILE, ("cycles", cycle.name, "end"))
    if Calendar.is_calendar_name(cycle.name):
        return Problem("OKR113", key, f"`{cycle.name}` is a name that the calendar gives", "choose a name in words")
    if not is_id(cycle.name):
        near = nearest_id(cycle.name)
        return Problem(
            "OKR106", key, f"`{cycle.name}` is no id", f"write `{near}`" if near else "write a name such as launch"
        )
    if cycle.end < cycle.start:
        message = f"`{cycle.name}` ends on {cycle.end}, before it starts"
        return Problem("OKR113", end, message, f"write a day from {cycle.start} on")
    if cycle.days > LONGEST:
        message = f"`{cycle.name}` lasts until {cycle.end}, and a cycle has at most {LONGEST} days"
        return Problem("OKR113", end, message, "write the year that was meant")
    return None
