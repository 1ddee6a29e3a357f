"""Goals by team, for views with too many of them to show each."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.results.status import TeamSummary
from okrcli.scoring.arithmetic import weighted_mean
from okrcli.scoring.scorecard import Loop, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.model.workspace import Workspace
    from okrcli.results.status import KpiView, ObjectiveView

_ONE = Decimal(1)


def team_summaries(
    workspace: Workspace, objectives: Iterable[ObjectiveView], kpis: Iterable[KpiView]
) -> tuple[TeamSummary, ...]:
    """Return a line for each team that leads an objective or watches a KPI, in the order of okr.yaml, then of name.

    The progress of a team is the mean of its objectives' known progress, each counted once: weights say what an
    objective counts in the one above it, not beside its neighbours.
    """
    led: defaultdict[str | None, list[ObjectiveView]] = defaultdict(list)
    for view in objectives:
        led[view.teams[0] if view.teams else None].append(view)
    wanting = Counter(view.team for view in kpis if view.score.loop is Loop.NEEDS_AN_OBJECTIVE)
    order = {team: rank for rank, team in enumerate(workspace.config.teams)}
    teams = sorted({*led, *wanting}, key=lambda team: (team is None, order.get(team or "", len(order)), team or ""))
    return tuple(_summary(workspace, team, led[team], wanting[team]) for team in teams)


def _summary(workspace: Workspace, team: str | None, views: list[ObjectiveView], wanting: int) -> TeamSummary:
    definition = workspace.config.teams.get(team or "")
    counted = Counter(view.score.status for view in views)
    known = ((_ONE, view.score.progress) for view in views if view.score.progress is not None)
    return TeamSummary(
        team=team,
        name=(definition.name if definition is not None else None) or team or "no team",
        objectives=len(views),
        progress=weighted_mean(known),
        statuses={status: counted[status] for status in Status},
        needs_an_objective=wanting,
    )
