"""`okr diff`: what changed in the goals between two sides, and what of it deserves a second look."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diagnostics import located
from okrcli.diff.changeset import Kind, Thing
from okrcli.diff.compare import compare
from okrcli.diff.identity import change_id
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.results.diff import ChangeView, DiffResult, GitRevision, GoalChanges, ObservedView
from okrcli.rules.reviewer import judge_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from okrcli.diagnostics import CheckResult, Diagnostic, Location, Told
    from okrcli.diff.changeset import Change, Changeset, ObservationChange, Side
    from okrcli.model.workspace import Workspace
    from okrcli.rules.settings import RuleOptions
    from okrcli.store.load import LoadedWorkspace


_WHOLE = {Kind.ADDED, Kind.REMOVED}


class BrokenSideError(OkrError):
    """The `okr.yaml` of one side cannot be read, so there are no goals to compare."""

    def __init__(self, revision: GitRevision) -> None:
        where = f"in {revision.name}" if revision.name else "here"
        super().__init__(
            f"okr.yaml {where} has errors, and nothing can be compared with it", "run `okr validate` there"
        )


@dataclass(frozen=True, slots=True)
class SideOfDiff:
    """One side: what was loaded, and what it is called."""

    loaded: LoadedWorkspace
    revision: GitRevision

    @property
    def workspace(self) -> Workspace:
        """The linked goals; raises `BrokenWorkspaceError` where `okr.yaml` cannot be read."""
        if self.loaded.workspace is None:
            raise BrokenSideError(self.revision)
        return self.loaded.workspace


def diff(
    base: SideOfDiff,
    head: SideOfDiff,
    as_of: date,
    options: RuleOptions,
    moved: Mapping[str, str],
    unread: tuple[str, ...] = (),
) -> DiffResult:
    """Compare two sides as of one day; `moved` says which file became which, where git knows."""
    changeset = compare(base.workspace, head.workspace, as_of, moved)
    findings = judge_change(base.loaded, head.loaded, changeset, options)
    told = frozenset(told for finding in findings.findings for told in finding.tells)
    views = tuple(_view(change, base, head, told) for change in changeset.changes)
    titles = _titles(base.workspace) | _titles(head.workspace)
    return DiffResult(
        as_of,
        base.revision,
        head.revision,
        tuple(_goals(views, findings, changeset, titles)),
        views,
        len(changeset.observations),
        tuple(_observed(_untold(changeset.observations, told))),
        changeset.effects,
        findings,
        titles,
        unread,
    )


def _view(change: Change, base: SideOfDiff, head: SideOfDiff, told: frozenset[Told]) -> ChangeView:
    old, new = _location(change.base, base), _location(change.head, head)
    return ChangeView(change, change_id(change), old, new, (change.subject, change.field) in told)


def _location(side: Side | None, of: SideOfDiff) -> Location | None:
    return None if side is None else located(side.place, of.loaded.sources.get(side.place.path))


def _titles(workspace: Workspace) -> dict[str, str]:
    """Return what people call each goal."""
    named: dict[str, str] = {kpi.id: kpi.definition.name for kpi in workspace.kpis.values()}
    named |= {objective.id: objective.definition.title for objective in workspace.objectives.values()}
    return named | {result.id: result.definition.title for result in workspace.key_results.values()}


def _goals(
    views: Iterable[ChangeView], findings: CheckResult, changeset: Changeset, titles: Mapping[str, str]
) -> Iterator[GoalChanges]:
    """Gather changes and findings by the objective or KPI that they are about, what calls loudest first."""
    changed: defaultdict[str, list[ChangeView]] = defaultdict(list)
    for view in views:
        changed[_goal_of(view.change.subject)].append(view)
    judged: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings.findings:
        judged[_goal_of(finding.subject or WORKSPACE_FILE)].append(finding)
    goals = [_goal(goal, changed[goal], judged[goal], changeset, titles) for goal in {*changed, *judged}]
    yield from sorted(goals, key=lambda goal: (_rank(goal.findings), goal.id))


def _goal_of(subject: str) -> str:
    """Return the objective that an id is part of; KPIs and `okr.yaml` have no parts."""
    return "/".join(subject.split("/")[:2])


def _goal(
    goal: str, views: list[ChangeView], findings: list[Diagnostic], changeset: Changeset, titles: Mapping[str, str]
) -> GoalChanges:
    whole = next((view for view in views if view.change.subject == goal and view.change.field in {None, "id"}), None)
    thing = _thing(goal, views)
    worst_first = tuple(sorted(findings, key=lambda finding: (finding.severity.rank, finding.sort_key)))
    effects = (effect for effect in changeset.effects if _goal_of(effect.id) == goal and effect.from_definitions)
    return GoalChanges(
        goal,
        titles.get(goal, goal),
        thing,
        whole.change.kind if whole is not None else Kind.CHANGED,
        _path(views, worst_first),
        tuple(views),
        worst_first,
        tuple(effects),
        tuple(_parts(goal, titles)) if whole is not None and whole.change.kind in _WHOLE else (),
    )


def _parts(goal: str, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Iterate over the key results of an objective; a KPI has none."""
    inside = f"{goal}/"
    return ((name.removeprefix(inside), title) for name, title in titles.items() if name.startswith(inside))


def _thing(goal: str, views: Iterable[ChangeView]) -> Thing:
    own = (view.change.thing for view in views if view.change.subject == goal)
    if goal == WORKSPACE_FILE:
        return Thing.WORKSPACE
    return next(own, Thing.OBJECTIVE if "/" in goal else Thing.KPI)


def _path(views: Iterable[ChangeView], findings: Iterable[Diagnostic]) -> str:
    places = [place for view in views for place in (view.head, view.base) if place is not None]
    places += [finding.location for finding in findings]
    return places[0].path


def _rank(findings: Iterable[Diagnostic]) -> int:
    """Return the rank of the worst finding; 9 where there is none."""
    return min((finding.severity.rank for finding in findings), default=9)


def _untold(observations: Iterable[ObservationChange], told: frozenset[Told]) -> Iterator[ObservationChange]:
    return (seen for seen in observations if not seen.counts or (seen.subject, seen.at.isoformat()) not in told)


def _observed(observations: Iterable[ObservationChange]) -> Iterator[ObservedView]:
    """Gather observations by who made them, people first."""
    by_person: defaultdict[str | None, list[ObservationChange]] = defaultdict(list)
    for observation in observations:
        by_person[observation.by].append(observation)
    for person in sorted(by_person, key=lambda name: (name is None, name or "")):
        yield ObservedView(person, tuple(by_person[person]))
