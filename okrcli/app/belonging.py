"""Whose a goal is: the people and teams that `--owner` and `--team` name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection

_LISTED = 10


class UnknownNameError(OkrError):
    """An option names a team or an owner that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str], *, meant: str | None = None) -> None:
        if meant is not None:
            super().__init__(f"no {kind} is named `{name}`", meant)
            return
        names = sorted(set(known))
        listed = get_close_matches(name.lower(), names, n=3) or names[:_LISTED]
        help_text = f"write {' or '.join(listed)}" if listed else f"take the option out: there is no {kind} here"
        super().__init__(f"no {kind} is named `{name}`", help_text)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Tells of goals whether they belong to the teams and the owner that were asked for; None asks for nobody."""

    workspace: Workspace
    teams: frozenset[str] | None
    owner: str | None

    def covers(self, objective: PlacedObjective) -> bool:
        """Tell whether the teams work on an objective, and the owner has it or one of its key results."""
        if self.teams is not None and self.teams.isdisjoint(self.workspace.teams_of(objective)):
            return False
        if self._is_owner(objective.definition.owner):
            return True
        return any(self._is_owner(key_result.owner) for key_result in self.workspace.key_results_of(objective))

    def covers_kpi(self, kpi: PlacedKpi) -> bool:
        """Tell whether one of the teams watches a KPI, and the owner answers for it."""
        in_team = self.teams is None or self.workspace.team_of(kpi) in self.teams
        return in_team and self._is_owner(kpi.definition.owner)

    def _is_owner(self, name: str) -> bool:
        return self.owner is None or self.workspace.references.person(name) == self.owner


def belonging(workspace: Workspace, selection: Selection) -> Belonging:
    """Follow the names of a selection, former ones too; raise `UnknownNameError` where one leads nowhere."""
    teams = None if selection.team is None else teams_below(workspace, selection.team)
    return Belonging(workspace, teams, None if selection.owner is None else _person(workspace, selection.owner))


def teams_below(workspace: Workspace, name: str) -> frozenset[str]:
    """Return a team and all teams below it."""
    references, teams = workspace.references, workspace.config.teams
    top = references.team_id(name)
    if top is None:
        raise UnknownNameError("team", name, teams, meant=_no_team(workspace, name))
    found, waiting = {top}, [top]
    while waiting:
        above = waiting.pop()
        below = {team for team, definition in teams.items() if references.team_id(definition.parent or "") == above}
        waiting.extend(below - found)
        found |= below
    return frozenset(found)


def _person(workspace: Workspace, name: str) -> str:
    found = workspace.references.person_id(name)
    if found is not None:
        return found
    owners = workspace.owners()
    if name not in owners:
        raise UnknownNameError("owner", name, owners | workspace.config.people.keys(), meant=_no_owner(workspace, name))
    return name


def _no_team(workspace: Workspace, name: str) -> str | None:
    """Return what to type for a team's name as it is shown, or for a person."""
    shown = (team for team, definition in workspace.config.teams.items() if definition.name == name)
    if (team := next(shown, None)) is not None:
        return f"write {team}"
    if workspace.references.person_id(name) is not None or name in workspace.owners():
        return f"write `--owner {name}`: {name} is a person"
    return None


def _no_owner(workspace: Workspace, name: str) -> str | None:
    """Return what to type for a person's name as it is shown, or for a team."""
    shown = (person for person, definition in workspace.config.people.items() if definition.name == name)
    if (person := next(shown, None)) is not None:
        return f"write {person}"
    return f"write `--team {name}`: {name} is a team" if workspace.references.team_id(name) is not None else None
