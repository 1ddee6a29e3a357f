"""Things of one side, ready to be paired with those of the other: what each says, and what is part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place
from okrcli.diff.changeset import Side, Thing
from okrcli.diff.goal_facts import (
    initiative_facts,
    initiative_name,
    key_result_basis,
    key_result_facts,
    milestone_facts,
    objective_facts,
)
from okrcli.diff.kpi_facts import kpi_facts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.diff.changeset import Value
    from okrcli.diff.facts import Names
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

_KEY_OF_WAY = {"move": "baseline"}
"""The key that a way of measuring is seen by, where that is not the way's own name."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A thing of one side. `parts` go by what pairs them with the other side's: their ids in the head."""

    thing: Thing
    id: str
    title: str
    facts: Mapping[str, Value]
    path: str
    pointer: Pointer = ()
    parts: Mapping[str, Goal] = field(default_factory=dict)

    def side(self, name: str) -> Side:
        """Return a field's value and its place; where the field is absent, the place of what would hold it."""
        value = self.facts.get(name)
        if value is None:
            return Side(None, Place(self.path, self.pointer, Part.HOLDER))
        key, dot, inner = name.partition(".")
        steps = (key, inner) if dot else (_KEY_OF_WAY.get(str(value), str(value)) if name == "way" else name,)
        return Side(value, Place(self.path, (*self.pointer, *steps)))

    @property
    def whole(self) -> Side:
        """The thing itself, by what people call it."""
        return Side(self.title, Place(self.path, self.pointer, Part.KEY))

    @property
    def identity(self) -> Side:
        """The thing itself, by its id."""
        return Side(self.id, Place(self.path, self.pointer, Part.KEY))


def objective_goal(objective: PlacedObjective, names: Names, without: Container[str] = ()) -> Goal:
    """Return an objective with its initiatives and its key results, but for some of these."""
    parts = {**dict(_key_results(objective, names, without)), **dict(_initiatives(objective, names))}
    facts = objective_facts(objective, names)
    return Goal(Thing.OBJECTIVE, objective.id, objective.definition.title, facts, objective.path, (), parts)


def kpi_goal(kpi: PlacedKpi, names: Names) -> Goal:
    """Return a KPI by what it says; it has no parts."""
    return Goal(Thing.KPI, kpi.id, kpi.definition.name, kpi_facts(kpi, names), kpi.path)


def same_key_results(old: tuple[PlacedObjective, Names], new: tuple[PlacedObjective, Names]) -> frozenset[str]:
    """Return the ids of the key results that say the same on both sides: of an objective that changed, most of them."""
    before, after = (
        {result.definition.id: result for result in names.workspace.key_results_of(objective)}
        for objective, names in (old, new)
    )
    return frozenset(
        name
        for name, result in before.items()
        if (other := after.get(name)) is not None
        and result.definition == other.definition
        and key_result_basis(result, old[1]) == key_result_basis(other, new[1])
        and old[1].renames.key_result(result.id) == other.id
    )


def _key_results(objective: PlacedObjective, names: Names, without: Container[str]) -> Iterator[tuple[str, Goal]]:
    for key_result in names.workspace.key_results_of(objective):
        if key_result.definition.id in without:
            continue
        goal = Goal(
            Thing.KEY_RESULT,
            key_result.id,
            key_result.definition.title,
            key_result_facts(key_result, names),
            key_result.path,
            ("key_results", key_result.index),
            dict(_milestones(key_result)),
        )
        whole = names.renames.key_result(key_result.id) if names.workspace is not names.head else key_result.id
        yield f"key_results {whole.rpartition('/')[2]}", goal


def _milestones(key_result: PlacedKeyResult) -> Iterator[tuple[str, Goal]]:
    for index, milestone in enumerate(key_result.definition.milestones or ()):
        pointer = ("key_results", key_result.index, "milestones", index)
        whole = f"{key_result.id}/{milestone.id}"
        title = milestone.title or milestone.id
        yield milestone.id, Goal(Thing.MILESTONE, whole, title, milestone_facts(milestone), key_result.path, pointer)


def _initiatives(objective: PlacedObjective, names: Names) -> Iterator[tuple[str, Goal]]:
    """Pair initiatives by id, else by title: one without an id is known by nothing else."""
    for index, initiative in enumerate(objective.definition.initiatives):
        name = initiative_name(initiative)
        facts = initiative_facts(initiative, objective, names)
        whole = f"{objective.id}/{name}"
        goal = Goal(Thing.INITIATIVE, whole, initiative.title, facts, objective.path, ("initiatives", index))
        yield f"initiatives {name}", goal
