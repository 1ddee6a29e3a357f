"""Two open key results move one KPI in opposite directions.

What it does
    Looks at the key results that move one KPI and are open now, in cycles that share a day, and compares which way each
    goes. A key result is open from its cycle's first day until it is dropped or closed, and at most 31 days after.

Why it matters
    Whatever happens to the KPI, one of the two fails. Two teams work against each other, and mostly they do not know.

Bad
    # objectives/2026-Q4/cut-costs.yaml
    title: Spend less on the service desk
    owner: finance-lead
    key_results:
      - {id: staff, title: A smaller desk, kpi: desk-staff, baseline: 14, target: 11}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: staff, title: A larger desk, kpi: desk-staff, baseline: 14, target: 18}
    # kpis/desk-staff.yaml
    name: People at the service desk
    owner: support-lead
    cadence: monthly

Good
    # objectives/2026-Q4/cut-costs.yaml
    title: Spend less on the service desk
    owner: finance-lead
    key_results:
      - {id: overtime, title: Less overtime, unit: h, baseline: 120 h, target: 40 h}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: staff, title: A larger desk, kpi: desk-staff, baseline: 14, target: 18}
    # kpis/desk-staff.yaml
    name: People at the service desk
    owner: support-lead
    cadence: monthly

How to fix
    Have the two owners agree on one, and drop the other (`okr drop`). Where one of them shall only keep the other from
    going too far, make it a guardrail: `keep: {at_most: 18}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.numbers.movement import end_place, end_text, is_upward, open_movers
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, context: Context) -> Iterator[Problem]:
    """Yield each open key result that goes against an earlier one."""
    for kpi, movers in open_movers(workspace, context.as_of):
        earlier: dict[tuple[bool | None, Cycle], PlacedKeyResult] = {}
        for later in movers:
            kind = (is_upward(later), later.objective.cycle)
            other = next((mover for before, mover in earlier.items() if _contradict(before, kind)), None)
            earlier.setdefault(kind, later)
            if other is not None:
                way, back = ("up", "down") if is_upward(later) else ("down", "up")
                message = f"`{end_text(later)}` takes `{kpi}` {way}, and `{other.id}` takes it {back}"
                related = ((end_place(other), f"this takes it {back}"),)
                help_text = "agree on one of the two, or make one a guardrail with `keep`"
                yield Problem("OKR308", end_place(later), message, help_text, later.id, related)


def _contradict(first: tuple[bool | None, Cycle], second: tuple[bool | None, Cycle]) -> bool:
    """Tell whether two ways are opposite and meant for the same days."""
    return {first[0], second[0]} == {True, False} and first[1].overlaps(second[1])


RULE = Rule("OKR308", "contradictory-results", Severity.ERROR, Scope.WORKSPACE, __name__, check)
