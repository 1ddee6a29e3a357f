"""Every reference that stands in a definition and leads somewhere, with the goal, person or team that it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from okrcli.folder import WORKSPACE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.references import References
    from okrcli.model.workspace import Workspace


class Namespace(Enum):
    """What a reference leads to: people, teams and goals may share a name."""

    GOAL = "goal"
    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it is written, and the present id of what it means.

    `means` is whole; the text leaves out as many of its first segments as `short` says: in a file of its cycle 1, in
    one of its objective 2.
    """

    kind: Namespace
    path: str
    pointer: Pointer
    text: str
    means: str
    short: int = 0

    def to(self, whole: str) -> str:
        """Return how the reference is written to an id, as short as it is now."""
        return "/".join(whole.split("/")[self.short :])


def references_in(workspace: Workspace) -> Iterator[Reference]:
    """Iterate over the references in okr.yaml, objectives and KPIs; formulas have their own."""
    search = _Search(workspace.references)
    yield from search.in_settings(workspace)
    for objective in workspace.objectives.values():
        yield from search.in_objective(objective)
    for kpi in workspace.kpis.values():
        yield from search.in_kpi(kpi)


class _Search:
    """One pass over the definitions, which asks the very references that everything else goes by."""

    def __init__(self, references: References) -> None:
        self._references = references

    def in_settings(self, workspace: Workspace) -> Iterator[Reference]:
        for name, team in workspace.config.teams.items():
            yield from self._team(team.parent, WORKSPACE_FILE, "teams", name, "parent")
            yield from self._person(team.lead, WORKSPACE_FILE, "teams", name, "lead")
        for name, person in workspace.config.people.items():
            yield from self._team(person.team, WORKSPACE_FILE, "people", name, "team")

    def in_objective(self, objective: PlacedObjective) -> Iterator[Reference]:
        definition, path = objective.definition, objective.path
        yield from self._person(definition.owner, path, "owner")
        for index, team in enumerate(definition.teams):
            yield from self._team(team, path, "teams", index)
        yield from self._kpi(definition.because, path, "because")
        yield from self._goal(definition.contributes_to, objective, "contributes_to")
        yield from self._goal(definition.supports, objective, "supports")
        for index, result in enumerate(definition.key_results):
            at = ("key_results", index)
            yield from self._kpi(result.kpi, path, *at, "kpi")
            yield from self._person(result.owner, path, *at, "owner")
            for number, ref in enumerate(result.influences):
                yield from self._kpi(ref, path, *at, "influences", number)
        for index, initiative in enumerate(definition.initiatives):
            yield from self._person(initiative.owner, path, "initiatives", index, "owner")
            for number, ref in enumerate(initiative.moves):
                yield from self._own_result(ref, objective, "initiatives", index, "for", number)

    def in_kpi(self, kpi: PlacedKpi) -> Iterator[Reference]:
        definition, path = kpi.definition, kpi.path
        yield from self._person(definition.owner, path, "owner")
        yield from self._team(definition.team, path, "team")
        yield from self._kpi(definition.parent, path, "parent")
        for key, part in (("numerator", definition.numerator), ("denominator", definition.denominator)):
            yield from self._kpi(part.kpi if part else None, path, key, "kpi")
        if definition.retired is not None:
            yield from self._kpi(definition.retired.replaced_by, path, "retired", "replaced_by")

    def _goal(self, ref: str | None, objective: PlacedObjective, key: str) -> Iterator[Reference]:
        cycle = objective.cycle.name
        whole = None if ref is None else self._references.contribution(ref, cycle)
        if ref is not None and whole is not None:
            yield Reference(Namespace.GOAL, objective.path, (key,), ref, whole, whole.count("/") - ref.count("/"))

    def _own_result(self, ref: str, objective: PlacedObjective, *pointer: str | int) -> Iterator[Reference]:
        whole = self._references.key_result(f"{objective.id}/{ref}", objective.cycle.name)
        if whole is not None:
            yield Reference(Namespace.GOAL, objective.path, pointer, ref, whole, 2)

    def _kpi(self, ref: str | None, path: str, *pointer: str | int) -> Iterator[Reference]:
        return _found(Namespace.GOAL, ref, self._references.kpis, path, pointer)

    def _person(self, ref: str | None, path: str, *pointer: str | int) -> Iterator[Reference]:
        return _found(Namespace.PERSON, ref, self._references.people, path, pointer)

    def _team(self, ref: str | None, path: str, *pointer: str | int) -> Iterator[Reference]:
        return _found(Namespace.TEAM, ref, self._references.teams, path, pointer)


def _found(
    kind: Namespace, ref: str | None, known: Mapping[str, str], path: str, pointer: Pointer
) -> Iterator[Reference]:
    if ref is not None and ref in known:
        yield Reference(kind, path, pointer, ref, known[ref])
