"""A key result that is reached in full leaves its KPI outside the KPI's own target.

What it does
    Compares where a key result ends with the target that its KPI has on the day that the key result is due. An end that
    leads away from that target is OKR304 instead.

Why it matters
    The objective would be graded green and its KPI would stay red, so that it calls for the next objective at once.
    That can be meant, as one step of several, but then somebody should say so.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48 min, target: 36 min}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48 min, target: 30 min}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30}

How to fix
    Aim at the KPI's target, or write a target of the KPI for this shorter cycle: `2026-Q4: {at_most: 36}`. Where the
    step is meant as one of several, silence this: `# okr: ignore[target-not-healthy] the rest follows in 2027-Q1`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import format_exact
from okrcli.rules.numbers.movement import aim_of, end_place, end_text
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, _: Context) -> Iterator[Problem]:
    """Yield a key result that ends outside its KPI's target, and not farther out than it starts."""
    aim, kpi = aim_of(key_result), key_result.kpi
    if aim is None or kpi is None or aim.leads_away or aim.target.limit.holds(aim.end):
        return
    limit = aim.target.limit
    nearest = limit.low if limit.low is not None and aim.end < limit.low else limit.high
    message = f"`{end_text(key_result)}` leaves `{kpi.id}` breached: its target is {limit.in_full(kpi.unit)}"
    help_text = f"aim at {format_exact(nearest, kpi.unit)}" if nearest is not None else "aim inside the target"
    related = ((kpi.place("targets", aim.target.cycle.name), f"the KPI's target on {key_result.due}"),)
    yield Problem("OKR305", end_place(key_result), message, help_text, key_result.id, related)


RULE = Rule("OKR305", "target-not-healthy", Severity.WARNING, Scope.KEY_RESULT, __name__, check)
