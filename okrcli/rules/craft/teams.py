"""Which goals are a team's own: what it leads in a cycle, and the KPIs that it watches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from okrcli.rules.serving import served_objectives
from okrcli.scoring.lifecycle import is_closed, is_retired

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def team_objectives(context: Context) -> Mapping[tuple[str, Cycle], list[PlacedObjective]]:
    """Return the objectives that a team leads in a cycle, in order of path.

    Closed ones are done with, and one that contributes to or supports an objective of the same team and cycle is a part
    of that.
    """
    found: defaultdict[tuple[str, Cycle], list[PlacedObjective]] = defaultdict(list)
    workspace = context.workspace
    for objective in sorted(workspace.objectives.values(), key=lambda objective: objective.path):
        team = leading_team(workspace, objective)
        if team is None or is_closed(objective, context.as_of):
            continue
        served = served_objectives(workspace, objective)
        if not any(other.cycle == objective.cycle and leading_team(workspace, other) == team for other in served):
            found[team, objective.cycle].append(objective)
    return found


def leading_team(workspace: Workspace, objective: PlacedObjective) -> str | None:
    """Return the team that leads an objective: the first it names, else its owner's."""
    return next(iter(workspace.teams_of(objective)), None)


def team_kpis(context: Context) -> Mapping[str, list[PlacedKpi]]:
    """Return the KPIs that each team watches, in order of path; inputs and retired ones are no gauges."""
    found: defaultdict[str, list[PlacedKpi]] = defaultdict(list)
    for kpi in sorted(_gauges(context), key=lambda kpi: kpi.path):
        team = context.workspace.team_of(kpi)
        if team is not None:
            found[team].append(kpi)
    return found


def _gauges(context: Context) -> Iterable[PlacedKpi]:
    kpis = context.workspace.kpis.values()
    return (kpi for kpi in kpis if kpi.definition.tier != "input" and not is_retired(kpi, context.as_of))
