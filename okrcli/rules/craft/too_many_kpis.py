"""A team watches more KPIs than it can keep an eye on.

What it does
    Counts the KPIs of each team: those that name it under `team`, or that name none and whose owner works in it. Inputs
    (`tier: input`) and retired KPIs are no gauges and do not count. The limit is `limits.kpis_per_team` in okr.yaml,
    seven where it is not set. There is one finding for a team, at the last of its KPIs, which names the others.

Why it matters
    The K stands for key. A dashboard with thirty gauges is one that nobody looks at, and by chance alone a few of them
    always blink. What is on it should be what somebody would act upon.

Bad
    # okr.yaml
    version: 1
    limits: {kpis_per_team: 1}
    teams: {support: {}}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    team: support
    cadence: weekly
    # kpis/tickets.yaml
    name: Tickets opened
    owner: desk-manager
    team: support
    cadence: weekly

Good
    # okr.yaml
    version: 1
    limits: {kpis_per_team: 1}
    teams: {support: {}}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    team: support
    cadence: weekly
    # kpis/tickets.yaml
    name: Tickets opened
    owner: desk-manager
    team: support
    cadence: weekly
    tier: input

How to fix
    Ask of each what would be done if it turned red. Retire those without an answer:
    `retired: {date: 2026-11-20, because: Nobody acted on it.}`. Make those that only feed a formula or a ratio
    `tier: input`. Where your teams are large, set `limits.kpis_per_team`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.craft.teams import team_kpis
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, context: Context) -> Iterator[Problem]:
    """Yield each team with too many KPIs, at the last of them."""
    limit = workspace.config.limits.kpis_per_team
    for team, kpis in team_kpis(context).items():
        if len(kpis) > limit:
            yield _problem(team, kpis, limit)


def _problem(team: str, kpis: Sequence[PlacedKpi], limit: int) -> Problem:
    *others, last = kpis
    place, name = _team_of(last, team)
    message = f"{name} watches {len(kpis)} KPIs, over the limit of {limit}"
    related = tuple((other.place("name"), "one of them") for other in others)
    help_text = f"keep the {limit} that somebody would act on; give others `retired`, or `tier: input`"
    return Problem("OKR603", place, message, help_text, subject=last.id, related=related)


def _team_of(kpi: PlacedKpi, team: str) -> tuple[Place, str]:
    """Return where a KPI says whose it is, and the team with the words that stand there."""
    definition = kpi.definition
    if definition.team is not None:
        return kpi.place("team"), f"`{definition.team}`"
    return kpi.place("owner"), f"`{team}`, the team of `{definition.owner}`,"


RULE = Rule("OKR603", "too-many-kpis", Severity.WARNING, Scope.WORKSPACE, __name__, check)
