"""How the rules of a review say numbers, days and effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.changeset import Thing
from okrcli.percent import format_percent
from okrcli.quantity import format_quantity

if TYPE_CHECKING:
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.diff.changeset import Change, Changeset
    from okrcli.model.placed import Range
    from okrcli.quantity import Exact


_OF_PROGRESS = frozenset(
    {"baseline", "target", "change", "keep", "way", "kpi", "unit", "of", "weight", "dropped", "score", "closed"}
)
_OF_SERIES = frozenset(
    {"unit", "nature", "accumulate", "window", "formula", "numerator", "denominator", "scale", "source"}
)
"""The fields by which progress moves: those of goals, and those of the KPIs that they move."""


def shown(number: Exact, unit: str | None) -> str:
    """Write a number with its unit as views show it."""
    return format_quantity(number, unit)


def kept_in(limit: Range, unit: str | None) -> str:
    """Write a range: `at most $9`."""
    return limit.said(lambda number: shown(number, unit))


def days_into(cycle: Cycle, as_of: date) -> str:
    """Say how far into a cycle a day is: `41 days into 2026-Q4`."""
    if as_of > cycle.end:
        return f"after {cycle.name} ended"
    days = (as_of - cycle.start).days
    return f"{days} {'day' if days == 1 else 'days'} into {cycle.name}"


def of_progress(changeset: Changeset, goal: str) -> str:
    """Say what the definitions did to the progress of a goal; empty where they did nothing that can be seen."""
    effect = changeset.effect_on(goal)
    if effect is None or effect.observed is None or effect.head is None:
        return ""
    before, after = format_percent(effect.observed), format_percent(effect.head)
    if before == after:
        return ""
    verb = "rises" if effect.head > effect.observed else "falls"
    by_what = "that alone" if _is_alone(changeset, goal) else "all that changed with it"
    return f"; progress {verb} from {before} to {after} by {by_what}"


def _is_alone(changeset: Changeset, goal: str) -> bool:
    """Tell whether no more than one change can have moved the progress of a goal."""
    moving = (change for change in changeset.changes if _can_move(change, goal))
    next(moving, None)
    return next(moving, None) is None


def _can_move(change: Change, goal: str) -> bool:
    if change.thing is Thing.KPI:
        return change.field in _OF_SERIES
    if change.subject == goal:
        return change.field in _OF_PROGRESS and change.field != "weight"  # that moves what is above it
    is_whole = change.field is None and change.thing is not Thing.INITIATIVE
    return change.subject.startswith(f"{goal}/") and (is_whole or change.field in _OF_PROGRESS)
