"""How a goal is named in the call that a help suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from okrcli.calendar import Cycle


def short_reference(whole: str, cycle: Cycle, as_of: date) -> str:
    """Return an id without its cycle where the day means that cycle anyway, else whole."""
    return whole.removeprefix(f"{cycle.name}/") if cycle.holds(as_of) else whole
