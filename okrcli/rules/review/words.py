"""How the rules of a review say numbers, days and effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.percent import format_percent
from okrcli.quantity import format_quantity

if TYPE_CHECKING:
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.diff.changeset import Effect
    from okrcli.model.placed import Range
    from okrcli.quantity import Exact


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


def of_progress(effect: Effect | None) -> str:
    """Say what the definitions alone did to progress; empty where they did nothing that can be seen."""
    if effect is None or effect.observed is None or effect.head is None:
        return ""
    before, after = format_percent(effect.observed), format_percent(effect.head)
    if before == after:
        return ""
    verb = "rises" if effect.head > effect.observed else "falls"
    return f"; progress {verb} from {before} to {after} by that alone"
