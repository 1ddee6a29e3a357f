"""An open objective moves no KPI.

What it does
    Looks whether an open objective reaches a gauge at all: a key result of its own moves or `influences` a KPI, a KPI
    called for it (`because`), or one of these holds for an objective that it contributes to or supports, or that
    contributes to it. A guardrail (`keep`) moves nothing. A workspace without KPIs is left alone.

Why it matters
    Objectives change things, KPIs show whether the change lasted. When an objective that touches no KPI is over,
    nothing on the dashboard looks any different: either a gauge is missing, or the work was not that important.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/website-traffic.yaml
    name: Website traffic
    owner: web-manager
    cadence: weekly
    unit: visitors
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - {id: media, title: Get three features in the food press, unit: features, baseline: 0, target: 3}

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/website-traffic.yaml
    name: Website traffic
    owner: web-manager
    cadence: weekly
    unit: visitors
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - id: media
        title: Get three features in the food press
        unit: features
        baseline: 0
        target: 3
        influences: [website-traffic]

How to fix
    Name the KPI that should look different afterwards: as `kpi` of a key result that it measures, under `influences`
    of one that should move it, or as `because` of the objective. Where the objective serves another one, write
    `contributes_to` or `supports`. Where no KPI fits, ask which one is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.measure import Way
from okrcli.rules.rule import Rule, Scope
from okrcli.rules.serving import served_objectives
from okrcli.scoring.lifecycle import is_dropped, is_objective_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an open objective from which no way leads to a KPI."""
    workspace = context.workspace
    if not workspace.kpis or not is_objective_open(objective, context.as_of):
        return
    related = (*_reach(objective.id, workspace, _served), *_reach(objective.id, workspace, _contributors))
    if any(_moves(workspace.objectives[found], context) for found in related):
        return
    message = f"{quote(objective.definition.title)} moves no KPI: nothing on the dashboard will show what it changed"
    help_text = (
        "write `kpi` or `influences` in a key result, `because`, or `contributes_to` an objective that moves one"
    )
    yield Problem("OKR703", objective.place("title"), message, help_text, subject=objective.id)


def _moves(objective: PlacedObjective, context: Context) -> bool:
    left = (item for item in context.workspace.key_results_of(objective) if not is_dropped(item, context.as_of))
    definitions = (key_result.definition for key_result in left)
    moved = (result.influences or (result.kpi and result.way is Way.MOVE) for result in definitions)
    return objective.definition.because is not None or any(moved)


def _reach(
    start: ObjectiveId, workspace: Workspace, following: Callable[[ObjectiveId, Workspace], Iterable[ObjectiveId]]
) -> set[ObjectiveId]:
    """Return an objective and all that is reached from it, step by step; circles end where they began."""
    reached, waiting = {start}, [start]
    while waiting:
        new = set(following(waiting.pop(), workspace)) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _served(objective: ObjectiveId, workspace: Workspace) -> Iterator[ObjectiveId]:
    return (served.id for served in served_objectives(workspace, workspace.objectives[objective]))


def _contributors(objective: ObjectiveId, workspace: Workspace) -> Iterator[ObjectiveId]:
    """Yield the objectives that count in one, also through its rollup key result."""
    for target in (objective, *(result.id for result in workspace.key_results_of(workspace.objectives[objective]))):
        yield from workspace.contributors.get(target, ())


RULE = Rule("OKR703", "objective-moves-no-kpi", Severity.INFO, Scope.OBJECTIVE, __name__, check)
