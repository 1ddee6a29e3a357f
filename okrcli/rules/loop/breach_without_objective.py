"""A KPI is breached, and no open key result moves it.

What it does
    Takes the KPIs whose last values broke their target (as often in a row as `alarm` says, and not yet back for as
    long) and looks for an open key result that moves each of them: one with this `kpi`, a baseline and a target. A
    guardrail (`keep`) only watches, and `influences` only hopes. KPIs of tier `input` and retired ones are left out.

Why it matters
    A KPI is a gauge, an objective is a route. A gauge in the red that nobody acts on teaches everyone to overlook the
    others too. Either somebody brings the number back, or the target was not meant.

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
    # checkins/2026-Q4/2026-10-30-desk-manager.yaml
    updates:
      reply-time: 43

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
    # checkins/2026-Q4/2026-10-30-desk-manager.yaml
    updates:
      reply-time: 43
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: desk-manager
    because: reply-time
    key_results:
      - id: reply-time
        title: Cut the average reply time from 43 to 30 minutes
        kpi: reply-time
        baseline: 43 min
        target: 30 min

How to fix
    Draft the objective that brings it back: `okr propose reply-time`. Where an objective is there already, give it a
    key result with this `kpi`, a baseline and a target. Where nobody will act, the target is wrong: change it, and say
    why under `revised`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.quantity import format_quantity
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield a KPI that calls for an objective."""
    score = context.scorecard.kpis[kpi.id]
    if score.loop is not Loop.NEEDS_AN_OBJECTIVE or score.current is None:
        return
    value = format_quantity(score.current.value, kpi.unit)
    message = f"{quote(kpi.definition.name)} is {score.health.value} at {value}, and no open key result moves it"
    related = ((score.current.where, f"{value} on {score.current.at}"),)
    help_text = f"run `okr propose {kpi.id}`, which drafts the objective that brings it back"
    yield Problem("OKR701", kpi.place("name"), message, help_text, subject=kpi.id, related=related)


RULE = Rule("OKR701", "breach-without-objective", Severity.WARNING, Scope.KPI, __name__, check)
