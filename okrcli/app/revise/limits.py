"""Limits that move: the guardrails of key results, and the targets of KPIs by cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.revise.assignment import read_pair
from okrcli.app.revise.field import Field
from okrcli.errors import OkrError
from okrcli.model.measure import LIMITS

if TYPE_CHECKING:
    from datetime import date

    from okrcli.app.revise.assignment import Assignment
    from okrcli.calendar import Calendar
    from okrcli.diagnostics import Pointer
    from okrcli.model.kpi import Target
    from okrcli.model.measure import Limit
    from okrcli.model.placed import PlacedKpi
    from okrcli.node import Node

_IN_FORCE = ("target", "watch", *LIMITS)


def limit_field(limit: Limit, said: str, at: Pointer, name: str, text: str) -> tuple[Field, Node]:
    """Return the number of a limit, or the whole limit where its kind changes."""
    value = _value(name, text)
    return (Field(said, (*at, name)), value) if name == limit.kind else (Field(said, at), {name: value})


def target_field(kpi: PlacedKpi, assignment: Assignment, day: date, calendar: Calendar) -> tuple[Field, Node] | None:
    """Return the part of a KPI's target that is named: of a cycle (`2027.at_most`, `2027`), else of that in force.

    None where the name is about no target at all.
    """
    name = assignment.name.removeprefix("targets.")
    cycle, _, part = (_in_force(kpi, day), "", name) if name in _IN_FORCE else name.partition(".")
    if not calendar.has(cycle):
        return None
    target, said, at = kpi.definition.targets.get(cycle), f"target of {cycle}", ("targets", cycle)
    kind = _kind(kpi, target, day, part, assignment)
    if target is None:
        return Field(said, at), {kind: _value(kind, assignment.text)}
    if kind == "watch":
        pair = target.between is not None
        return Field(f"watch of {cycle}", (*at, "watch")), read_pair(assignment.text) if pair else assignment.text
    if kind != target.kind:
        old, new = target.kind.replace("_", " "), kind.replace("_", " ")
        help_text = f"change it in {kpi.path}, with its watch, and add to `revised` why"
        raise OkrError(f"the target of {cycle} is {old}, and {new} turns it round", help_text)
    return Field(said, (*at, kind)), _value(kind, assignment.text)


def _in_force(kpi: PlacedKpi, day: date) -> str:
    target = kpi.target_on(day)
    if target is None:
        help_text = f"name the cycle and the kind of limit: {day.year}.at_most=30"
        raise OkrError(f"`{kpi.id}` has no target on {day}", help_text)
    return target.cycle.name


def _kind(kpi: PlacedKpi, target: Target | None, day: date, part: str, assignment: Assignment) -> str:
    """Return which part of a target is meant; where only a cycle is named, its limit, of the kind that it has."""
    if part in LIMITS or (part == "watch" and target is not None):
        return part
    if part not in ("", "target"):
        raise OkrError(f"a target has no `{part}`", f"write one of {', '.join(LIMITS)} or watch")
    if target is not None:
        return target.kind
    in_force = kpi.target_on(day)
    if in_force is None:
        raise OkrError(f"`{kpi.id}` has no target of {assignment.name}", f"write {assignment.name}.at_most=…")
    return kpi.definition.targets[in_force.cycle.name].kind


def _value(kind: str, text: str) -> Node:
    return list(read_pair(text)) if kind == "between" else text
