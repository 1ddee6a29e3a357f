"""Which fields of a goal can be revised, by the names that people type."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.app.revise.assignment import read_bounds, read_ids, read_plan
from okrcli.app.revise.field import Field
from okrcli.app.revise.limits import limit_field, target_field
from okrcli.errors import OkrError
from okrcli.model.measure import LIMITS, Way
from okrcli.model.placed import PlacedKeyResult, PlacedKpi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from okrcli.app.revise.assignment import Assignment
    from okrcli.calendar import Calendar
    from okrcli.diagnostics import Pointer
    from okrcli.model.lookup import PlacedGoal
    from okrcli.node import Node

_MOVE = ("baseline", "stretch", "plan")
_OF_MILESTONE = ("due", "weight", "title")
_OF_OBJECTIVE = (
    "title",
    "why",
    "owner",
    "weight",
    "teams",
    "ambition",
    "contributes_to",
    "supports",
    "because",
    "link",
)
_OF_KPI = ("target", "watch", "name", "what", "why", "how", "owner", "team", "bounds", "link")
_READ: Mapping[str, Callable[[str], Node]] = {"plan": read_plan, "teams": read_ids, "bounds": read_bounds}
"""How what is typed for a field becomes a list; it is the text itself for all others."""


def field_of(goal: PlacedGoal, assignment: Assignment, day: date, calendar: Calendar) -> tuple[Field, Node]:
    """Return the field that an assignment names, and its value as a file holds it."""
    if isinstance(goal, PlacedKpi):
        found = target_field(goal, assignment, day, calendar)
        return found or _plain(goal, _OF_KPI, assignment)
    if isinstance(goal, PlacedKeyResult):
        return _of_result(goal, assignment)
    return _plain(goal, _OF_OBJECTIVE, assignment, {"weight": "1"})


def _of_result(goal: PlacedKeyResult, assignment: Assignment) -> tuple[Field, Node]:
    definition, at, name = goal.definition, ("key_results", goal.index), assignment.name
    if definition.keep is not None and name in LIMITS:
        return limit_field(definition.keep, f"limit of {definition.id}", (*at, "keep"), name, assignment.text)
    if "." in name and definition.way is Way.MILESTONES:
        return _of_milestone(goal, assignment)
    usual = {
        "weight": "1",
        "due": goal.objective.cycle.end.isoformat(),
        "owner": goal.objective.definition.owner,
        "plan": "linear",
    }
    known = ("title", "due", "weight", "owner", *_of_way(goal))
    return _plain(goal, known, assignment, usual)


def _of_way(goal: PlacedKeyResult) -> Iterable[str]:
    match goal.definition.way:
        case Way.MOVE:
            return (*_MOVE, goal.definition.end_key)
        case Way.KEEP:
            return LIMITS
        case Way.MILESTONES:
            return tuple(f"{milestone.id}.due" for milestone in goal.definition.milestones or ())
        case Way.ROLLUP:
            return ()


def _of_milestone(goal: PlacedKeyResult, assignment: Assignment) -> tuple[Field, Node]:
    """Return a field of a milestone; one that is only an id becomes a mapping."""
    milestones = [milestone.id for milestone in goal.definition.milestones or ()]
    known = [f"{milestone}.{key}" for milestone in milestones for key in _OF_MILESTONE]
    if assignment.name not in known:
        raise _unknown(goal.id, known, assignment.name)
    milestone, _, key = assignment.name.partition(".")
    at = ("key_results", goal.index, "milestones", milestones.index(milestone))
    usual = {"due": goal.due.isoformat(), "weight": "1"}.get(key)
    return Field(f"{key} of {goal.definition.id}/{milestone}", (*at, key), usual), assignment.text


def _plain(
    goal: PlacedGoal, known: Iterable[str], assignment: Assignment, usual: Mapping[str, str] | None = None
) -> tuple[Field, Node]:
    """Return a field that stands in the definition itself, under its own name."""
    name = assignment.name
    if name not in known:
        raise _unknown(goal.id, list(known), name)
    at: Pointer = ("key_results", goal.index) if isinstance(goal, PlacedKeyResult) else ()
    of = f" of {goal.definition.id}" if isinstance(goal, PlacedKeyResult) else ""
    field = Field(f"{name}{of}", (*at, name), (usual or {}).get(name), is_list=name in _READ)
    return field, _READ.get(name, str)(assignment.text)


def _unknown(whole: str, known: list[str], name: str) -> OkrError:
    near = get_close_matches(name, known, n=1)
    listed = ", ".join(known)
    return OkrError(f"`{whole}` has no `{name}` to revise", f"write {near[0]}=…" if near else f"write one of {listed}")
