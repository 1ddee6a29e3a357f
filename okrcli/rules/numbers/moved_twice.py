"""Two open key results claim the movement of one KPI.

What it does
    Looks at the key results that move one KPI and are open now, in cycles that share a day. It is fine where the
    objective of one contributes to that of the other, or supports it, be it over several steps.

Why it matters
    One movement is counted twice, and each of the two owners can believe that the other does the work.

Bad
    # objectives/2026-Q4/calm-desk.yaml
    title: A calm service desk
    owner: desk-manager
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48, target: 35}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48, target: 30}
    # kpis/reply-time.yaml
    name: Average reply time in minutes
    owner: support-lead
    cadence: weekly

Good
    # objectives/2026-Q4/calm-desk.yaml
    title: A calm service desk
    owner: desk-manager
    contributes_to: delight-customers
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48, target: 35}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48, target: 30}
    # kpis/reply-time.yaml
    name: Average reply time in minutes
    owner: support-lead
    cadence: weekly

How to fix
    Let one objective contribute to the other or support it. Or give one of the two a measure of its own, and list the
    KPI under `influences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.numbers.movement import is_upward, open_movers
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, context: Context) -> Iterator[Problem]:
    """Yield each open key result that claims what an earlier one claims."""
    for kpi, movers in open_movers(workspace, context.as_of):
        above = {mover.objective.id: _aligned_with(workspace, mover.objective) for mover in movers}
        for index, later in enumerate(movers):
            other = next((mover for mover in movers[:index] if _both_claim(mover, later, above)), None)
            if other is not None:
                message = f"`{kpi}` is moved by `{other.id}` already"
                related = ((other.place("kpi"), "this moves it too"),)
                help_text = f"let one contribute to the other, or write `influences: [{kpi}]` with a measure of its own"
                yield Problem("OKR309", later.place("kpi"), message, help_text, later.id, related)


def _both_claim(first: PlacedKeyResult, second: PlacedKeyResult, above: dict[ObjectiveId, set[ObjectiveId]]) -> bool:
    """Tell whether two key results claim one movement; opposite ways are OKR308."""
    one, other = first.objective, second.objective
    if {is_upward(first), is_upward(second)} == {True, False} or not one.cycle.overlaps(other.cycle):
        return False
    return one.id == other.id or not (other.id in above[one.id] or one.id in above[other.id])


def _aligned_with(workspace: Workspace, objective: PlacedObjective) -> set[ObjectiveId]:
    """Return the objectives that this one contributes to or supports, and those that they do."""
    found: set[ObjectiveId] = set()
    waiting = [objective]
    while waiting:
        here = waiting.pop()
        supported = workspace.references.objective(here.definition.supports or "", here.cycle.name)
        above = workspace.objective_above(here.id)
        for target in (workspace.objectives.get(supported) if supported else None, above):
            if target is not None and target.id not in found:
                found.add(target.id)
                waiting.append(target)
    return found


RULE = Rule("OKR309", "moved-twice", Severity.WARNING, Scope.WORKSPACE, __name__, check)
