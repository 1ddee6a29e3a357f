"""A KPI is back where it should be, and the objective that moved it is still open.

What it does
    Looks at the open key results that move a KPI. The KPI is back in range when all of them are achieved, or when its
    last value is inside its target again and at least one of them is.

Why it matters
    The objective has done its work. Left open, it takes attention from the next one, and the KPI goes on being pushed
    where a glance at it now and then would do.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: monthly
    unit: min
    targets:
      2026: {at_most: 30}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: desk-manager
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min
    # checkins/2026-Q4/2026-11-13-desk-manager.yaml
    updates:
      reply-time: 29

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: monthly
    unit: min
    targets:
      2026: {at_most: 30}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: desk-manager
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min
    closed: {date: 2026-11-20, outcome: achieved, grade: 1}
    # checkins/2026-Q4/2026-11-13-desk-manager.yaml
    updates:
      reply-time: 29

How to fix
    Close the objective: `okr close 2026-Q4/delight-customers`. The KPI goes back to monitoring, and its target still
    watches it. Where other key results of the objective are under way, close it when they are through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.quantity import format_quantity
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.scorecard import Loop, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield a KPI that no longer needs to be moved."""
    score = context.scorecard.kpis[kpi.id]
    if score.loop is not Loop.BACK_IN_RANGE or score.current is None:
        return
    moving = [context.scorecard.key_results[key_result] for key_result in score.moved_by]
    achieved = [item.key_result for item in moving if item.status is Status.ACHIEVED]
    names = " and ".join(f"`{key_result.id}`" for key_result in achieved)
    stand = f"stands at {format_quantity(score.current.value, kpi.unit)}"
    message = f"{quote(kpi.definition.name)} {stand}, and {names} {'is' if len(achieved) == 1 else 'are'} achieved"
    calls = " and ".join(dict.fromkeys(f"`okr close {key_result.objective.id}`" for key_result in achieved))
    related = tuple((key_result.place("title"), "achieved") for key_result in achieved)
    help_text = f"run {calls}: the KPI goes back to monitoring"
    yield Problem("OKR702", kpi.place("name"), message, help_text, subject=kpi.id, related=related)


RULE = Rule("OKR702", "back-in-range", Severity.INFO, Scope.KPI, __name__, check)
