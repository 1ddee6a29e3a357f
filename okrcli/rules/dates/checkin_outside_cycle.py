"""A check-in stands in the folder of a cycle that it has nothing to do with.

What it does
    Compares the date of a check-in with the cycle of its folder: it lies in the cycle, or at most 31 days after, while
    the last values are taken and the cycle is closed.

Why it matters
    Short names in a check-in mean the goals of its folder's cycle. In the wrong folder, a value of this quarter would
    count for a goal of another.

Bad
    checkins/2026-Q3/2026-11-20-support-lead.yaml

Good
    checkins/2026-Q4/2026-11-20-support-lead.yaml

How to fix
    Move the file with `git mv`. `okr checkin` finds the right folder itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.dates.checkin_dates import date_place
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import DAYS_TO_CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedCheckIn
    from okrcli.rules.rule import Context


def check(checkin: PlacedCheckIn, context: Context) -> Iterator[Problem]:
    """Yield a check-in whose day is not one of its folder's cycle, nor soon after."""
    cycle = checkin.cycle
    if cycle.start <= checkin.day <= cycle.end + timedelta(days=DAYS_TO_CLOSE):
        return
    days = f"from {cycle.start} to {cycle.end}, nor in the {DAYS_TO_CLOSE} days after"
    message = f"`{checkin.day}` is not in {cycle.name}, {days}"
    holding = context.workspace.cycles_on(checkin.day) or context.workspace.calendar.named(checkin.day)[2:3]
    folders = " or ".join(f"checkins/{other.name}/" for other in reversed(holding))
    yield Problem("OKR403", date_place(checkin), message, f"move it to {folders}")


RULE = Rule("OKR403", "checkin-outside-cycle", Severity.ERROR, Scope.CHECK_IN, __name__, check)
