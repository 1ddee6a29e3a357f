"""Things of one side, ready to be paired with those of the other: what each says, and what is part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
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
    from collections.abc import Callable, Iterator, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.diff.changeset import Value
    from okrcli.diff.facts import Names
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

_KEY_OF_WAY = {"move": "baseline"}
"""The key that a way of measuring is seen by, where that is not the way's own name."""


@dataclass(frozen=True)
class Goal:
    """A thing of one side. `parts` go by what pairs them with the other side's: their ids in the head.

    `read` makes out what it says. Where `basis` is not empty and that of both sides is the same, so is all that they
    and their parts say: most parts of a goal that changed did not, and are not made out.
    """

    thing: Thing
    id: str
    title: str
    read: Callable[[], Mapping[str, Value]]
    path: str
    pointer: Pointer = ()
    parts: Mapping[str, Goal] = field(default_factory=dict)
    basis: tuple[object, ...] = ()

    @cached_property
    def facts(self) -> Mapping[str, Value]:
        """What it says, field by field."""
        return self.read()

    def says_what(self, other: Goal) -> bool:
        """Tell, without making out what, whether both are known to say the same."""
        return bool(self.basis) and self.basis == other.basis

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


def objective_goal(objective: PlacedObjective, names: Names) -> Goal:
    """Return an objective with its key results and initiatives."""
    parts = {**dict(_key_results(objective, names)), **dict(_initiatives(objective, names))}
    read = partial(objective_facts, objective, names)
    return Goal(Thing.OBJECTIVE, objective.id, objective.definition.title, read, objective.path, (), parts)


def kpi_goal(kpi: PlacedKpi, names: Names) -> Goal:
    """Return a KPI by what it says; it has no parts."""
    return Goal(Thing.KPI, kpi.id, kpi.definition.name, partial(kpi_facts, kpi, names), kpi.path)


def _key_results(objective: PlacedObjective, names: Names) -> Iterator[tuple[str, Goal]]:
    for key_result in names.workspace.key_results_of(objective):
        goal = Goal(
            Thing.KEY_RESULT,
            key_result.id,
            key_result.definition.title,
            partial(key_result_facts, key_result, names),
            key_result.path,
            ("key_results", key_result.index),
            dict(_milestones(key_result)),
            key_result_basis(key_result, names),
        )
        whole = names.renames.key_result(key_result.id) if names.workspace is not names.head else key_result.id
        yield f"key_results {whole.rpartition('/')[2]}", goal


def _milestones(key_result: PlacedKeyResult) -> Iterator[tuple[str, Goal]]:
    for index, milestone in enumerate(key_result.definition.milestones or ()):
        pointer = ("key_results", key_result.index, "milestones", index)
        whole = f"{key_result.id}/{milestone.id}"
        title = milestone.title or milestone.id
        read = partial(milestone_facts, milestone)
        yield milestone.id, Goal(Thing.MILESTONE, whole, title, read, key_result.path, pointer)


def _initiatives(objective: PlacedObjective, names: Names) -> Iterator[tuple[str, Goal]]:
    """Pair initiatives by id, else by title: one without an id is known by nothing else."""
    for index, initiative in enumerate(objective.definition.initiatives):
        name = initiative_name(initiative)
        read = partial(initiative_facts, initiative, objective, names)
        whole = f"{objective.id}/{name}"
        goal = Goal(Thing.INITIATIVE, whole, initiative.title, read, objective.path, ("initiatives", index))
        yield f"initiatives {name}", goal
