"""An objective pushes one KPI, and nothing guards what may suffer from that.

What it does
    Looks for objectives whose key results move or influence one KPI and no other, and that have no guardrail: no key
    result with `keep`, on a KPI or on a number of its own. Dropped key results do not count. Where an objective pushes
    two KPIs, each tells of the other.

Why it matters
    Any single number can be reached at the cost of another: fast answers by short ones, traffic by advertising that
    nobody earns back. People do what is measured, so what must not suffer has to be measured too.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Cut the reply time from 48 to 30 min, kpi: reply-time, baseline: 48, target: 30}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Cut the reply time from 48 to 30 min, kpi: reply-time, baseline: 48, target: 30}
      - {id: solved, title: Keep tickets solved with the first answer at 60% or more, keep: {at_least: 60%}}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min

How to fix
    Ask how somebody could reach the target and do harm. Add a key result that keeps that number in its range:
    `keep: {at_most: 9}`, on a KPI or on its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.measure import Way
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an objective that pushes a single KPI and looks at nothing else."""
    workspace = context.workspace
    left = [item for item in workspace.key_results_of(objective) if not is_dropped(item, context.as_of)]
    if any(key_result.definition.way is Way.KEEP for key_result in left):
        return
    pushed = {kpi for key_result in left for kpi in _pushed_by(key_result, workspace)}
    if len(pushed) == 1:
        message = (
            f"{quote(objective.definition.title)} pushes `{pushed.pop()}` alone, and nothing guards what may suffer"
        )
        help_text = "add a key result that keeps what may suffer in its range, such as `keep: {at_most: 9}`"
        yield Problem("OKR610", objective.place("title"), message, help_text, subject=objective.id)


def _pushed_by(key_result: PlacedKeyResult, workspace: Workspace) -> Iterator[KpiId]:
    """Yield the KPIs that a key result moves or is meant to move."""
    if key_result.kpi is not None:
        yield key_result.kpi.id
    influenced = (workspace.references.kpi(ref) for ref in key_result.definition.influences)
    yield from (kpi for kpi in influenced if kpi is not None)


RULE = Rule("OKR610", "no-guardrail", Severity.INFO, Scope.OBJECTIVE, __name__, check)
