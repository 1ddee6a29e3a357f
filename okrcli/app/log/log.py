"""`okr log`: who changed which goal, when and from what to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.app.belonging import belonging
from okrcli.app.log.past import past_of
from okrcli.diff.changeset import Kind, Thing
from okrcli.folder import WORKSPACE_FILE
from okrcli.history.trail import Trail, follow, ids_in, keep
from okrcli.model.lookup import UnknownGoalError, look_up
from okrcli.results.diff import ObservedView
from okrcli.results.log import LogEntry, LoggedGoal, LogResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.app.belonging import Belonging
    from okrcli.app.log.past import Past
    from okrcli.app.session import Session
    from okrcli.diff.changeset import Change, ObservationChange
    from okrcli.history.timeline import Difference, Step
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection


def log(session: Session, selection: Selection, since: str | None = None) -> LogResult:
    """Return the history that led to what is looked at; `since` is a day, or a commit whose own is left out.

    Raises `NoHistoryError` where there is no repository; before the first commit there is an empty history.
    """
    owned = belonging(session.workspace, selection)
    people = {person.email: name for name, person in session.config.people.items() if person.email is not None}
    with past_of(session, since) as past:
        goal, steps = _asked(session, selection.ref, past)
        if selection.team is not None or selection.owner is not None:
            steps = filter(None, (keep(step, lambda subject, seen: _covers(owned, subject, seen)) for step in steps))
        entries = tuple(_entry(step, people) for step in steps)
    return LogResult(
        session.config.organization, session.as_of, selection, goal, since, entries, past.cut, session.revision
    )


def _asked(session: Session, ref: str | None, past: Past) -> tuple[str | None, Iterable[Step]]:
    """Return the id that a reference means now, else in any commit, and the steps; what is gone has a history too."""
    if ref is None:
        return None, past.steps()
    try:
        goal = look_up(session.workspace, ref, session.as_of).id
    except UnknownGoalError:
        steps = tuple(past.steps())
        known = sorted({name for name in ids_in(steps) if name == ref or name.endswith(f"/{ref}")})
        if len(known) != 1:
            raise
        return known[0], follow(steps, known[0])
    return goal, past.follow(Trail(goal))


def _covers(owned: Belonging, subject: str, seen: Difference) -> bool:
    """Tell whether a subject belongs to whom was asked for, on any side of a step."""
    goal = _goal_of(subject)
    for workspace in (seen.head, seen.base):
        there = replace(owned, workspace=workspace)
        if any(item.id == goal and there.covers(item) for item in workspace.objectives.values()):
            return True
        if any(item.id == goal and there.covers_kpi(item) for item in workspace.kpis.values()):
            return True
    return False


def _goal_of(subject: str) -> str:
    """Return the objective that an id is part of; KPIs and `okr.yaml` have no parts."""
    return "/".join(subject.split("/")[:2])


def _entry(step: Step, people: Mapping[str, str]) -> LogEntry:
    found = step.difference
    goals = () if found is None else tuple(_goals(found))
    observed = () if found is None else tuple(_observed(found.observations))
    return LogEntry(step.stamp, people.get(step.stamp.email), goals, observed, step.unreadable)


def _goals(found: Difference) -> Iterator[LoggedGoal]:
    """Gather changes by the objective or KPI that they are about, in order of id."""
    by_goal: defaultdict[str, list[Change]] = defaultdict(list)
    for change in found.changes:
        by_goal[_goal_of(change.subject)].append(change)
    titles = _titles(found.base) | _titles(found.head)
    for goal in sorted(by_goal):
        changes = by_goal[goal]
        whole = (change.kind for change in changes if change.subject == goal and change.field in {None, "id"})
        yield LoggedGoal(goal, titles.get(goal, goal), _thing(goal), next(whole, Kind.CHANGED), tuple(changes))


def _titles(workspace: Workspace) -> dict[str, str]:
    named: dict[str, str] = {kpi.id: kpi.definition.name for kpi in workspace.kpis.values()}
    return named | {objective.id: objective.definition.title for objective in workspace.objectives.values()}


def _thing(goal: str) -> Thing:
    if goal == WORKSPACE_FILE:
        return Thing.WORKSPACE
    return Thing.OBJECTIVE if "/" in goal else Thing.KPI


def _observed(observations: Iterable[ObservationChange]) -> Iterator[ObservedView]:
    """Gather observations by who made them, people first."""
    by_person: defaultdict[str | None, list[ObservationChange]] = defaultdict(list)
    for observation in observations:
        by_person[observation.by].append(observation)
    for person in sorted(by_person, key=lambda name: (name is None, name or "")):
        yield ObservedView(person, tuple(by_person[person]))
