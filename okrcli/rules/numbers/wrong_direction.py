"""The target of a key result takes the KPI away from the KPI's own target.

What it does
    Compares the baseline and the end of a key result with the target that its KPI has on the day that the key result is
    due, and reports an end that is farther outside that range than the baseline.

Why it matters
    To reach the key result would be to miss the KPI. Mostly the two numbers changed places, or the KPI's limit is on
    the wrong side.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 30 min, target: 48 min}
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
    Look whether baseline and target changed places. If not, look at `at_least` and `at_most` of the KPI's target for
    that cycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.numbers.movement import aim_of, end_place, end_text
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, _: Context) -> Iterator[Problem]:
    """Yield a key result that ends farther from its KPI's target than it starts."""
    aim, kpi = aim_of(key_result), key_result.kpi
    if aim is not None and kpi is not None and aim.leads_away:
        wanted = aim.target.limit.in_full(kpi.unit)
        message = f"`{end_text(key_result)}` leads away from the target of `{kpi.id}`, which is {wanted}"
        related = ((kpi.place("targets", aim.target.cycle.name), f"the KPI's target on {key_result.due}"),)
        help_text = "did baseline and target change places?"
        yield Problem("OKR304", end_place(key_result), message, help_text, key_result.id, related)


RULE = Rule("OKR304", "wrong-direction", Severity.ERROR, Scope.KEY_RESULT, __name__, check)
