"""A key result has waited for a check-in longer than the cadence allows.

What it does
    Looks at the open key results that check-ins measure: numbers without a KPI, and milestones. One is overdue when its
    last value or check-in, or before any the first day of its cycle, is older than `checkin.cadence` and
    `checkin.grace` in okr.yaml: a week and two days where they are not set. What is achieved is owed nothing, and where
    a KPI measures, kpi-stale speaks of the KPI. An objective has one finding, at the key result that has waited
    longest; the others are named with it.

Why it matters
    Goals that nobody looks at every week are goals that nobody steers by. A number that is a month old hides both the
    trouble and the success, and the first silent week is easier to end than the fifth.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - {id: accounts, title: Sign 5 of the 20 tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-10-30-marketing-lead.yaml
    updates:
      midwest-brand/accounts: 1

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - {id: accounts, title: Sign 5 of the 20 tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-10-30-marketing-lead.yaml
    updates:
      midwest-brand/accounts: 1
    # checkins/2026-Q4/2026-11-13-marketing-lead.yaml
    updates:
      midwest-brand/accounts: {confidence: 0.5, note: Nothing signed this week.}

How to fix
    Check in: `okr checkin midwest-brand/accounts 2`, or `okr checkin` alone, which asks for each value that is owed. A
    week without news is news: write the confidence and a note. Where nobody will look every week, change
    `checkin.cadence` in okr.yaml, or drop the key result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.calls import checkin_call, waiting
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.staleness import overdue_results, waits_since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context
    from okrcli.scoring.scorecard import KeyResultScore


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield the key result of an objective that has waited longest."""
    overdue = overdue_results(context.scorecard.objectives[objective.id])
    if not overdue:
        return
    first, *others = overdue
    days = (context.as_of - waits_since(first)).days
    cadence = context.workspace.config.checkin.cadence.value
    message = f"`{first.key_result.definition.id}` {waiting(first)}, {days} days ago, and check-ins are {cadence}"
    related = tuple((score.key_result.place("id"), waiting(score)) for score in others)
    more = f"; {len(others)} more of this objective {'wait' if others[1:] else 'waits'} too" if others else ""
    place = first.key_result.place("id")
    yield Problem("OKR501", place, message + more, _help(first, context), subject=objective.id, related=related)


def _help(score: KeyResultScore, context: Context) -> str:
    return f"run `{checkin_call(score, context.as_of)}`; `okr checkin` alone asks for each value that is owed"


RULE = Rule("OKR501", "checkin-overdue", Severity.WARNING, Scope.OBJECTIVE, __name__, check)
