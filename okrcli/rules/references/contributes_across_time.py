"""An objective contributes to one whose cycle it never shares a day with.

What it does
    Compares the cycles of an objective and of what it contributes to.

Why it matters
    The progress of this quarter would count in a goal of last year, which was over before anything of it was done.
    Mostly it is a file that was copied from an earlier cycle, with the reference left as it was.

Bad
    # objectives/2026-Q4/calm-desk.yaml
    title: A calm service desk
    owner: support-lead
    contributes_to: 2025/keep-every-customer
    key_results:
      - {id: backlog, title: Cut the backlog from 120 to 40 tickets, baseline: 120, target: 40}
    # objectives/2025/keep-every-customer.yaml
    title: Keep every customer
    owner: support-lead
    key_results:
      - {id: teams, title: All teams do their part, rollup: true}

Good
    # objectives/2026-Q4/calm-desk.yaml
    title: A calm service desk
    owner: support-lead
    contributes_to: 2026/keep-every-customer
    key_results:
      - {id: backlog, title: Cut the backlog from 120 to 40 tickets, baseline: 120, target: 40}
    # objectives/2026/keep-every-customer.yaml
    title: Keep every customer
    owner: support-lead
    key_results:
      - {id: teams, title: All teams do their part, rollup: true}

How to fix
    Write the objective of the cycle that this one falls into. Where that went on under the same name, change the cycle
    alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield a contribution to an objective of another time."""
    above = context.workspace.objective_above(objective.id)
    if above is not None and not above.cycle.overlaps(objective.cycle):
        message = (
            f"`{objective.definition.contributes_to}` runs from {above.cycle.start} to {above.cycle.end}, and "
            f"{objective.cycle.name} shares no day with that"
        )
        where = objective.place("contributes_to")
        yield Problem("OKR208", where, message, _help(objective, above, context), objective.id)


def _help(objective: PlacedObjective, above: PlacedObjective, context: Context) -> str:
    others = context.workspace.objectives.values()
    now = [other for other in others if other.slug == above.slug and other.cycle.overlaps(objective.cycle)]
    return f"write `{now[0].id}`" if now else "write an objective of a cycle around this one, or take it out"


RULE = Rule("OKR208", "contributes-across-time", Severity.WARNING, Scope.OBJECTIVE, __name__, check)
