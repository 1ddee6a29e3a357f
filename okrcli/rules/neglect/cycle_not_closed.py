"""An objective is still open 31 days after its cycle.

What it does
    Looks for objectives without a `closed` block whose cycle ended more than 31 days ago. That month is there to take
    the last values, to grade and to talk about it; check-ins are accepted for just as long.

Why it matters
    The grade and the retrospective are what a cycle leaves behind. Written a quarter late they are guesses, the next
    goals were set without them, and a list of old open goals hides the present ones.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q3/steady-service.yaml
    title: Keep the service steady while we grow
    owner: support-lead
    key_results:
      - {id: hires, title: Fill 5 open places at the desk, unit: places, baseline: 0, target: 5}

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q3/steady-service.yaml
    title: Keep the service steady while we grow
    owner: support-lead
    key_results:
      - {id: hires, title: Fill 5 open places at the desk, unit: places, baseline: 0, target: 5}
    closed:
      date: 2026-10-05
      outcome: missed
      grade: 0.6
      retro: Three people came in September, and teaching them took time from the tickets.

How to fix
    Grade it: `okr close 2026-Q3/steady-service`, or `okr close 2026-Q3` for all that is left of the cycle. What goes
    on is carried: `okr carry 2026-Q3/steady-service 2026-Q4`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import DAYS_TO_CLOSE, is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an objective that should have been closed by now."""
    cycle = objective.cycle
    days = (context.as_of - cycle.end).days
    if days <= DAYS_TO_CLOSE or is_closed(objective, context.as_of):
        return
    message = f"{quote(objective.definition.title)} is still open {days} days after {cycle.name} ended on {cycle.end}"
    help_text = f"run `okr close {objective.id}`, or `okr close {cycle.name}` for all that is left of the cycle"
    yield Problem("OKR503", objective.place("title"), message, help_text, subject=objective.id)


RULE = Rule("OKR503", "cycle-not-closed", Severity.WARNING, Scope.OBJECTIVE, __name__, check)
