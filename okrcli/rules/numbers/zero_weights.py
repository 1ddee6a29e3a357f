"""Every weight of a mean is 0.

What it does
    Looks at the weights of an objective's key results (without those that were dropped) and of the objectives that
    contribute to it, at those that contribute to a rollup, and at those of a key result's milestones.

Why it matters
    A weighted mean of nothing but zeros has no value. The objective would have no progress, whatever is reached.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%, weight: 0}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Give at least one of them a weight over 0, or take the weights out: each is 1 then. A key result that was given up
    is dropped (`okr drop`), not weighed with 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.measure import Way
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_dropped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield a mean of an objective's numbers in which nothing weighs anything."""
    workspace = context.workspace
    results = [result for result in workspace.key_results_of(objective) if not is_dropped(result, context.as_of)]
    if not any(result.definition.weight for result in results):
        parts = [(result.definition.weight, result.place("weight")) for result in results]
        yield from _judge([*parts, *_contributors(workspace, objective.id)], "part of this objective", objective.id)
    for result in results:
        if result.definition.way is Way.ROLLUP:
            contributors = list(_contributors(workspace, result.id))
            yield from _judge(contributors, f"contributor to `{result.id}`", result.id)
        elif result.definition.milestones is not None:
            yield from _judge(list(_milestones(result)), f"milestone of `{result.definition.id}`", result.id)


def _judge(parts: list[tuple[Decimal, Place]], what: str, subject: str) -> Iterator[Problem]:
    if parts and not any(weight for weight, _ in parts):
        message = f"each {what} has the weight `0`, so there is no mean"
        yield Problem("OKR310", parts[0][1], message, "give one of them a weight over 0, such as `weight: 1`", subject)


def _contributors(workspace: Workspace, target: str) -> Iterator[tuple[Decimal, Place]]:
    for contributor in workspace.contributors.get(target, ()):
        objective = workspace.objectives[contributor]
        yield objective.definition.weight, objective.place("weight")


def _milestones(result: PlacedKeyResult) -> Iterator[tuple[Decimal, Place]]:
    for index, milestone in enumerate(result.definition.milestones or ()):
        yield milestone.weight, result.place("milestones", index, "weight")


RULE = Rule("OKR310", "zero-weights", Severity.ERROR, Scope.OBJECTIVE, __name__, check)
