"""Every reference of a workspace that leads nowhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from okrcli.diagnostics import Part, Place
from okrcli.folder import WORKSPACE_FILE
from okrcli.model.ids import KeyResultId
from okrcli.model.placed import PlacedObjective
from okrcli.rules.references.circles import circles, say_circle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.objective import KeyResult
    from okrcli.model.placed import PlacedCheckIn, PlacedKpi, Report
    from okrcli.model.workspace import Workspace


_OF_A_FILE = 2
"""The segments of the longest id that a file has: an objective's."""


class Destination(Enum):
    """What a reference was meant to lead to."""

    KPI = "KPI"
    OBJECTIVE = "objective"
    CONTRIBUTION = "objective or rollup key result"
    KEY_RESULT = "key result"
    MILESTONE = "milestone"
    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class LostReference:
    """A reference that leads nowhere: its text as written, its place, and the goal that it stands in.

    `home` is where a short reference is looked up: a cycle, for the parts of an objective that objective, for
    milestones their key result; empty where there is no such thing. `circle` is the way round where a reference leads
    back to where it stands.
    """

    kind: Destination
    text: str
    where: Place
    subject: str | None = None
    home: str = ""
    circle: str = ""


def lost_references(workspace: Workspace) -> Iterator[LostReference]:
    """Yield what leads nowhere; what leads into a file that could not be read is not lost."""
    search = _Search(workspace)
    yield from search.in_settings()
    for objective in workspace.objectives.values():
        yield from search.in_objective(objective)
    for kpi in workspace.kpis.values():
        yield from search.in_kpi(kpi)
    for checkin in workspace.checkins:
        yield from search.in_checkin(checkin)
    yield from search.milestones()


class _Search:
    """One pass over a workspace, which asks the very references that everything else goes by."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._references = workspace.references
        self._people = workspace.config.people
        broken = [whole.split("/") for whole in workspace.references.broken]
        self._broken_slugs = {steps[-1] for steps in broken if len(steps) <= _OF_A_FILE}
        self._broken_parts = {"/".join(steps[1:]) for steps in broken if len(steps) > _OF_A_FILE}
        reports = chain.from_iterable(workspace.reports.values())
        self._sorted = Counter(report.checkin.path for report in reports)

    def in_settings(self) -> Iterator[LostReference]:
        """Look through the teams and people of okr.yaml."""
        config, settings = self._workspace.config, _Settings()
        for name, team in config.teams.items():
            yield from self._team(team.parent, settings, "teams", name, "parent")
            yield from self._person(team.lead, settings, "teams", name, "lead")
        for name, person in config.people.items():
            yield from self._team(person.team, settings, "people", name, "team")
        above = {name: [self._references.team_id(team.parent or "") or ""] for name, team in config.teams.items()}
        for circle in circles(above):
            parent = config.teams[circle[-1]].parent or ""
            where = settings.place("teams", circle[-1], "parent")
            yield LostReference(Destination.TEAM, parent, where, circle=say_circle(circle))

    def in_objective(self, objective: PlacedObjective) -> Iterator[LostReference]:
        """Look through one objective's document."""
        definition = objective.definition
        yield from self._person(definition.owner, objective, "owner")
        for index, team in enumerate(definition.teams):
            yield from self._team(team, objective, "teams", index)
        yield from self._kpi(definition.because, objective, "because")
        yield from self._goals(objective)
        for index, result in enumerate(definition.key_results):
            yield from self._in_key_result(objective, index, result)
        for index, initiative in enumerate(definition.initiatives):
            yield from self._person(initiative.owner, objective, "initiatives", index, "owner")
            for number, ref in enumerate(initiative.moves):
                yield from self._own_result(objective, ref, "initiatives", index, "for", number)
        for ref in definition.closed.scores if definition.closed else ():
            yield from self._own_result(objective, ref, "closed", "scores", ref, part=Part.KEY)

    def _in_key_result(self, objective: PlacedObjective, index: int, result: KeyResult) -> Iterator[LostReference]:
        yield from self._kpi(result.kpi, objective, "key_results", index, "kpi")
        yield from self._person(result.owner, objective, "key_results", index, "owner")
        for number, ref in enumerate(result.influences):
            yield from self._kpi(ref, objective, "key_results", index, "influences", number)

    def _goals(self, objective: PlacedObjective) -> Iterator[LostReference]:
        definition, cycle = objective.definition, objective.cycle.name
        ref = definition.contributes_to
        if ref is not None and not self._takes_contributions(self._references.contribution(ref, cycle)):
            yield from self._goal(Destination.CONTRIBUTION, ref, objective.place("contributes_to"), objective)
        ref = definition.supports
        if ref is not None and self._references.objective(ref, cycle) is None:
            yield from self._goal(Destination.OBJECTIVE, ref, objective.place("supports"), objective)
        ref = definition.closed.carried_to if definition.closed else None
        if ref is not None and self._references.objective(ref, cycle) is None:
            yield from self._goal(Destination.OBJECTIVE, ref, objective.place("closed", "carried_to"), objective)

    def _takes_contributions(self, target: ObjectiveId | KeyResultId | None) -> bool:
        key_result = None if target is None else self._workspace.key_results.get(KeyResultId(target))
        return target is not None and (key_result is None or key_result.definition.rollup)

    def _goal(self, kind: Destination, ref: str, where: Place, objective: PlacedObjective) -> Iterator[LostReference]:
        if not self._references.leads_into_broken(ref, objective.cycle.name):
            yield LostReference(kind, ref, where, objective.id, objective.cycle.name)

    def in_kpi(self, kpi: PlacedKpi) -> Iterator[LostReference]:
        """Look through one KPI's document."""
        definition = kpi.definition
        yield from self._person(definition.owner, kpi, "owner")
        yield from self._team(definition.team, kpi, "team")
        yield from self._kpi(definition.parent, kpi, "parent")
        for ref in definition.formula.inputs if definition.formula else ():
            yield from self._kpi(ref, kpi, "formula")
        for key, part in (("numerator", definition.numerator), ("denominator", definition.denominator)):
            yield from self._kpi(part.kpi if part else None, kpi, key, "kpi")
        if definition.retired is not None:
            yield from self._kpi(definition.retired.replaced_by, kpi, "retired", "replaced_by")

    def in_checkin(self, checkin: PlacedCheckIn) -> Iterator[LostReference]:
        """Look at a check-in's author, and where linking has not sorted every update to its subject, at the updates."""
        if self._people and self._references.person_id(checkin.by) is None:
            written = checkin.definition.by is not None
            author = Place(checkin.path, ("by",)) if written else Place(checkin.path, part=Part.FILE)
            yield LostReference(Destination.PERSON, checkin.by, author)
        if self._sorted[checkin.path] != len(checkin.definition.updates):
            yield from self._updates(checkin)

    def _updates(self, checkin: PlacedCheckIn) -> Iterator[LostReference]:
        cycle = checkin.cycle.name
        for key in checkin.definition.updates:
            if self._references.subject(key, cycle, checkin.day) is None and not self._is_broken(key, cycle):
                kind = Destination.KEY_RESULT if "/" in key else Destination.KPI
                yield LostReference(kind, key, Place(checkin.path, ("updates", key), Part.KEY), home=cycle)

    def milestones(self) -> Iterator[LostReference]:
        """Look through what check-ins say of the milestones of key results that have any."""
        for subject, key_result in self._workspace.key_results.items():
            if key_result.definition.milestones is not None:
                known = {milestone.id for milestone in key_result.definition.milestones}
                for report in self._workspace.reports.get(subject, ()):
                    named = _named_milestones(report)
                    yield from (
                        LostReference(Destination.MILESTONE, name, where, subject, subject)
                        for name, where in named
                        if name not in known
                    )

    def _kpi(self, ref: str | None, home: _Home, *pointer: str | int) -> Iterable[LostReference]:
        if ref is None or self._references.kpi(ref) is not None or ref in self._references.broken:
            return ()
        return (LostReference(Destination.KPI, ref, home.place(*pointer), _subject(home, pointer)),)

    def _own_result(
        self, objective: PlacedObjective, ref: str, *pointer: str | int, part: Part = Part.VALUE
    ) -> Iterable[LostReference]:
        if self._references.key_result(f"{objective.id}/{ref}", objective.cycle.name) is not None:
            return ()
        return (
            LostReference(
                Destination.KEY_RESULT, ref, objective.place(*pointer, part=part), objective.id, objective.id
            ),
        )

    def _person(self, ref: str | None, home: _Home, *pointer: str | int) -> Iterable[LostReference]:
        if ref is None or not self._people or self._references.person_id(ref) is not None:
            return ()
        return (LostReference(Destination.PERSON, ref, home.place(*pointer), _subject(home, pointer)),)

    def _team(self, ref: str | None, home: _Home, *pointer: str | int) -> Iterable[LostReference]:
        if ref is None or self._references.team_id(ref) is not None:
            return ()
        return (LostReference(Destination.TEAM, ref, home.place(*pointer), _subject(home, pointer)),)

    def _is_broken(self, key: str, cycle: str) -> bool:
        """Tell whether a check-in's key leads to what is broken, be it in another cycle."""
        if self._references.leads_into_broken(key, cycle) or key in self._broken_parts:
            return True
        return key.partition("/")[0] in self._broken_slugs


class _Settings:
    """The document of okr.yaml, which holds references as objectives and KPIs do."""

    id = None

    def place(self, *pointer: str | int) -> Place:
        """Return the place of a part of okr.yaml."""
        return Place(WORKSPACE_FILE, pointer)


_Home: TypeAlias = "PlacedObjective | PlacedKpi | _Settings"
"""The document that a reference stands in."""


def _subject(home: _Home, pointer: Pointer) -> str | None:
    """Return the id of the goal that a reference stands in: of an objective's key result, that one's."""
    match pointer, home:
        case ("key_results", int(index), *_), PlacedObjective(definition=definition):
            return f"{home.id}/{definition.key_results[index].id}"
        case _:
            return home.id


def _named_milestones(report: Report) -> Iterator[tuple[str, Place]]:
    """Yield the milestones that an update names; where none has a day of its own, they were listed."""
    reached = report.update.reached or {}
    listed = not any(reached.values())
    for index, name in enumerate(reached):
        yield name, report.place("reached", index) if listed else report.place("reached", name, part=Part.KEY)
    for index, name in enumerate(report.update.unreached or ()):
        yield name, report.place("unreached", index)
