"""From a goal to the line of the list that is about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective, objective_of
from okrcli.results.source import SourceLine
from okrcli.results.todo import TodoItem
from okrcli.rules.calls import short_reference

if TYPE_CHECKING:
    from datetime import date

    from okrcli.app.session import Session
    from okrcli.diagnostics import Place
    from okrcli.model.lookup import PlacedGoal
    from okrcli.results.todo import Task, Urgency


@dataclass(frozen=True, slots=True)
class TodoEntry:
    """An item that names no line yet, where it stands, and the teams of its goal: the list can be narrowed by them."""

    item: TodoItem
    place: Place
    teams: tuple[str, ...]

    def owned_by(self, owner: str | None) -> TodoEntry:
        """Return the same entry in the hands of somebody else."""
        return replace(self, item=replace(self.item, owner=owner))

    def placed(self, session: Session) -> TodoItem:
        """Return the item with the line on which it stands."""
        return replace(self.item, source=session.source_of(self.place))


class Desk:
    """Writes entries about the goals of one session."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def entry(  # noqa: PLR0913 - an item has that many parts
        self,
        task: Task,
        urgency: Urgency,
        goal: PlacedGoal,
        message: str,
        call: str,
        *,
        since: date | None = None,
        place: Place | None = None,
        owner: str | None = None,
    ) -> TodoEntry:
        """Return an entry about a goal: owned by the goal's owner and standing where the goal does, unless given."""
        stands = place or _place_of(goal)
        item = TodoItem(
            task=task,
            urgency=urgency,
            owner=self.person(owner or _owner_of(goal)),
            subject=goal.id,
            message=message,
            call=call,
            days=None if since is None else (self.session.as_of - since).days,
            source=SourceLine(stands.path, 1),
        )
        return TodoEntry(item, stands, self._teams_of(goal))

    def person(self, name: str) -> str:
        """Return the present id of a person."""
        return self.session.workspace.references.person(name)

    def short(self, goal: PlacedObjective | PlacedKeyResult) -> str:
        """Return how a goal is named in a call."""
        return short_reference(goal, self.session.as_of)

    def _teams_of(self, goal: PlacedGoal) -> tuple[str, ...]:
        workspace = self.session.workspace
        if isinstance(goal, PlacedKpi):
            team = workspace.team_of(goal)
            return () if team is None else (team,)
        return workspace.teams_of(objective_of(goal))


def _owner_of(goal: PlacedGoal) -> str:
    return goal.owner if isinstance(goal, PlacedKeyResult) else goal.definition.owner


def _place_of(goal: PlacedGoal) -> Place:
    match goal:
        case PlacedObjective():
            return goal.place("title")
        case PlacedKeyResult():
            return goal.place("id")
        case PlacedKpi():
            return goal.place("name")
