"""The cycle in whose folder an entry is filed, and whether the day of the check-in belongs to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.model.placed import PlacedKpi
from okrcli.scoring.lifecycle import DAYS_TO_CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.session import Session
    from okrcli.calendar import Cycle

_QUARTER = 2
"""Where the quarter is among the names that a calendar has for a day."""


def by_cycle(session: Session, entries: Sequence[CheckInEntry], by: str, day: date) -> dict[Cycle, list[CheckInEntry]]:
    """Sort entries by the cycle of their objective; KPIs go along with the first of those, if there is one.

    Without any entry of a cycle there is still one, for lines of the weekly report.
    """
    cycles = [None if isinstance(entry.subject, PlacedKpi) else entry.subject.objective.cycle for entry in entries]
    home = next((cycle for cycle in cycles if cycle is not None), None) or _cycle_of_kpis(session, by, day)
    found: dict[Cycle, list[CheckInEntry]] = {home: []}
    for entry, cycle in zip(entries, cycles, strict=True):
        found.setdefault(cycle or home, []).append(entry)
    for cycle in found:
        check_in_cycle(cycle, day)
    return found


def check_in_cycle(cycle: Cycle, day: date) -> None:
    """Raise `RefusedInputError` for a day that is not one of a cycle, nor soon after."""
    last = cycle.end + timedelta(days=DAYS_TO_CLOSE)
    if cycle.start <= day <= last:
        return
    message = (
        f"`{day}` is not in {cycle.name}, from {cycle.start} to {cycle.end}, nor in the {DAYS_TO_CLOSE} days after"
    )
    help_text = f"what was seen by then goes in with `--date {last if day > last else cycle.start}`"
    if day > last:
        help_text += ", or carry the objective into a cycle of today"
    raise RefusedInputError("OKR403", message, help_text)


def _cycle_of_kpis(session: Session, by: str, day: date) -> Cycle:
    """Return where somebody's KPIs are filed: a cycle of the day that they, else others, checked in to last.

    Before any check-in it is the shortest one that has an objective, else the calendar's quarter.
    """
    workspace = session.workspace
    holding = workspace.cycles_on(day)
    if not holding:
        return workspace.calendar.named(day)[_QUARTER]
    return max(holding, key=lambda cycle: (*_last_uses(session, cycle, by), -cycle.days))


def _last_uses(session: Session, cycle: Cycle, by: str) -> tuple[int, int]:
    """Return the ordinals of the last days on which a person, and on which anybody, checked in to a cycle."""
    there = [checkin for checkin in session.workspace.checkins if checkin.cycle == cycle]
    own = (checkin.day for checkin in there if checkin.by == by)
    return _latest(own), _latest(checkin.day for checkin in there)


def _latest(days: Iterable[date]) -> int:
    return max((day.toordinal() for day in days), default=0)
