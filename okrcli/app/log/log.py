"""`okr log`: who changed which goal, when and from what to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.app.belonging import belonging
from okrcli.app.log.replay import replay
from okrcli.app.log.snapshots import Snapshots
from okrcli.app.revisions import history_of
from okrcli.diff.changeset import Kind, Thing
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.history.timeline import Timeline
from okrcli.history.trail import follow, ids_in, keep
from okrcli.model.days import DayError, parse_day
from okrcli.model.lookup import UnknownGoalError, look_up
from okrcli.results.diff import ObservedView
from okrcli.results.log import LogEntry, LoggedGoal, LogResult
from okrcli.vcs.log import commits_since, read_log
from okrcli.vcs.objects import open_objects
from okrcli.vcs.revision import UnknownRevisionError, resolve
from okrcli.vcs.snapshot import Blobs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from okrcli.app.belonging import Belonging
    from okrcli.app.session import Session
    from okrcli.diff.changeset import Change, ObservationChange
    from okrcli.history.timeline import Difference, Step
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection
    from okrcli.vcs.log import LoggedCommit
    from okrcli.vcs.repository import Repository
    from okrcli.vcs.revision import Commit


class UnknownStartError(OkrError):
    """What was given as the start of the history is no day and no commit."""

    def __init__(self, text: str, cure: str) -> None:
        super().__init__(f"`{text}` is no day and no commit in this clone", f"write a day, `2026-11-20`, or {cure}")


def log(session: Session, selection: Selection, since: str | None = None) -> LogResult:
    """Return the history that led to what is looked at; `since` is a day, or a commit whose own is left out.

    Raises `NoHistoryError` where there is no repository; before the first commit there is an empty history.
    """
    timeline = timeline_of(session, since)
    owned = belonging(session.workspace, selection)
    steps: Iterable[Step] = timeline.steps
    goal = None if selection.ref is None else _named(session, selection.ref, timeline)
    if goal is not None:
        steps = follow(steps, goal)
    if selection.team is not None or selection.owner is not None:
        steps = filter(None, (keep(step, lambda subject, seen: _covers(owned, subject, seen)) for step in steps))
    people = {person.email: name for name, person in session.config.people.items() if person.email is not None}
    entries = tuple(_entry(step, people) for step in steps)
    return LogResult(
        session.config.organization, session.as_of, selection, goal, since, entries, timeline.cut, session.revision
    )


def timeline_of(session: Session, since: str | None = None) -> Timeline:
    """Return what every commit did that led to what is looked at: a revision, or what is checked out."""
    repository = history_of(session.root)
    try:
        head = resolve(repository, (session.revision and session.revision.commit) or "HEAD")
    except UnknownRevisionError:
        return Timeline(())
    commits = read_log(repository, head)
    wanted = None if since is None else _since(repository, commits, since, head)
    with open_objects(repository.git) as objects:
        return replay(commits, wanted, Snapshots(Blobs(objects), session.cache))


def _since(repository: Repository, commits: Sequence[LoggedCommit], since: str, head: Commit) -> frozenset[str]:
    try:
        first = parse_day(since)
    except DayError:
        try:
            return commits_since(repository, resolve(repository, since), head)
        except UnknownRevisionError as error:
            raise UnknownStartError(since, error.help) from None
    return frozenset(commit.id for commit in commits if commit.day >= first)


def _named(session: Session, ref: str, timeline: Timeline) -> str:
    """Return the id that a reference means now, else in any commit of the timeline: what is gone has a history too."""
    try:
        return look_up(session.workspace, ref, session.as_of).id
    except UnknownGoalError:
        known = sorted({name for name in ids_in(timeline.steps) if name == ref or name.endswith(f"/{ref}")})
        if len(known) != 1:
            raise
        return known[0]


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
