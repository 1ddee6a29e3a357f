"""A team leads more objectives in one cycle than it can follow.

What it does
    Counts the objectives that a team leads in a cycle: those whose first team it is, or that name no team and whose
    owner works in it. Closed ones are done with, and one that contributes to or supports an objective of the same team
    and cycle is a part of that. The limit is `limits.objectives_per_team` in okr.yaml, five where it is not set. There
    is one finding for a team and cycle, at the last of the objectives, which names the others.

Why it matters
    An objective says what comes first. With eight of them nothing does: every week ends with a little work on each, and
    the cycle with none reached. Leaving things out is the hard part, and the useful one.

Bad
    # okr.yaml
    version: 1
    limits: {objectives_per_team: 1}
    teams: {support: {}}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    teams: [support]
    key_results: []
    # objectives/2026-Q4/new-handbook.yaml
    title: Write the handbook anew
    owner: support-lead
    teams: [support]
    key_results: []

Good
    # okr.yaml
    version: 1
    limits: {objectives_per_team: 1}
    teams: {support: {}}
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    teams: [support]
    key_results: []
    # objectives/2027-Q1/new-handbook.yaml
    title: Write the handbook anew
    owner: support-lead
    teams: [support]
    key_results: []

How to fix
    Choose. Carry what can wait into the next cycle: `okr carry 2026-Q4/new-handbook 2027-Q1`. Make what is part of
    another objective one of its key results or initiatives, or write `contributes_to`. Where your teams are large, set
    `limits.objectives_per_team`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.craft.teams import team_objectives
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, context: Context) -> Iterator[Problem]:
    """Yield each team with too many objectives in a cycle, at the last of them."""
    limit = workspace.config.limits.objectives_per_team
    for (team, cycle), objectives in team_objectives(context).items():
        if len(objectives) > limit:
            yield _problem(team, cycle.name, objectives, limit)


def _problem(team: str, cycle: str, objectives: Sequence[PlacedObjective], limit: int) -> Problem:
    *others, last = objectives
    place, name = _team_of(last, team)
    message = f"{name} leads {len(objectives)} objectives in {cycle}, over the limit of {limit}"
    related = tuple((other.place("title"), "one of them") for other in others)
    help_text = f"choose {limit} and run `okr carry {last.id} CYCLE` for what can wait, or write `contributes_to`"
    return Problem("OKR602", place, message, help_text, subject=last.id, related=related)


def _team_of(objective: PlacedObjective, team: str) -> tuple[Place, str]:
    """Return where an objective says whose it is, and the team with the words that stand there."""
    definition = objective.definition
    if definition.teams:
        return objective.place("teams", 0), f"`{definition.teams[0]}`"
    return objective.place("owner"), f"`{team}`, the team of `{definition.owner}`,"


RULE = Rule("OKR602", "too-many-objectives", Severity.WARNING, Scope.WORKSPACE, __name__, check)
