"""What changed in the definitions: goals that came, went or got another id, and fields that read otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from okrcli.diff.changeset import Change, Kind
from okrcli.diff.facts import Names
from okrcli.diff.goals import kpi_goal, objective_goal, same_key_results
from okrcli.diff.settings import compare_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from okrcli.diff.changeset import Renames
    from okrcli.diff.goals import Goal
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace

_IdT = TypeVar("_IdT", bound=str)
_PlacedT = TypeVar("_PlacedT", "PlacedKpi", "PlacedObjective")


def compare_definitions(base: Workspace, head: Workspace, renames: Renames) -> Iterator[Change]:
    """Iterate over every change of a definition. What is new or gone is one change with all that is part of it."""
    if base.config != head.config:
        yield from compare_settings(base.config, head.config)
    old, new = Names(base, head, renames), Names(head, head, renames)
    kpis = _differing(base.kpis, head.kpis, lambda a, b: a.definition == b.definition and a.unit == b.unit)
    yield from _pairs(kpis, renames.kpis, lambda kpi: kpi_goal(kpi, old), lambda kpi: kpi_goal(kpi, new))
    objectives = _differing(base.objectives, head.objectives, lambda a, b: a.definition == b.definition)
    before, after = _same_parts(*objectives, old, new)
    yield from _pairs(
        objectives,
        renames.objectives,
        lambda o: objective_goal(o, old, before.get(o.id, ())),
        lambda o: objective_goal(o, new, after.get(o.id, ())),
    )


_Parts: TypeAlias = "Mapping[ObjectiveId, frozenset[str]]"


def _same_parts(
    base: Mapping[ObjectiveId, PlacedObjective], head: Mapping[ObjectiveId, PlacedObjective], old: Names, new: Names
) -> tuple[_Parts, _Parts]:
    """Return of each objective on either side which of its key results say the same on both."""
    pairs = [(one, two) for one in base.values() if (two := head.get(old.renames.objective(one.id))) is not None]
    same = [same_key_results((one, old), (two, new)) for one, two in pairs]
    return (
        {one.id: ids for (one, _), ids in zip(pairs, same, strict=True)},
        {two.id: ids for (_, two), ids in zip(pairs, same, strict=True)},
    )


def _differing(
    base: Mapping[_IdT, _PlacedT], head: Mapping[_IdT, _PlacedT], same: Callable[[_PlacedT, _PlacedT], bool]
) -> tuple[dict[_IdT, _PlacedT], dict[_IdT, _PlacedT]]:
    """Leave out what is on both sides and the same: of most workspaces that is nearly all."""
    equal = {key for key, old in base.items() if (new := head.get(key)) is not None and (old is new or same(old, new))}
    return (
        {key: old for key, old in base.items() if key not in equal},
        {key: new for key, new in head.items() if key not in equal},
    )


def _pairs(
    sides: tuple[Mapping[_IdT, _PlacedT], Mapping[_IdT, _PlacedT]],
    renames: Mapping[_IdT, _IdT],
    old: Callable[[_PlacedT], Goal],
    new: Callable[[_PlacedT], Goal],
) -> Iterator[Change]:
    base, head = sides
    before = {renames.get(key, key): old(thing) for key, thing in base.items()}
    yield from _compare(before, {key: new(thing) for key, thing in head.items()})


def _compare(base: Mapping[_IdT, Goal], head: Mapping[_IdT, Goal]) -> Iterator[Change]:
    for key in sorted({*base, *head}):
        old, new = base.get(key), head.get(key)
        if old is not None and new is not None:
            yield from _between(old, new)
        elif new is not None:
            yield Change(Kind.ADDED, new.thing, new.id, None, None, new.whole)
        elif old is not None:
            yield Change(Kind.REMOVED, old.thing, old.id, None, old.whole, None)


def _between(old: Goal, new: Goal) -> Iterator[Change]:
    """Compare two sides of one thing; `formerly` tells of a rename what the rename says itself."""
    renamed = old.id.rpartition("/")[2] != new.id.rpartition("/")[2]
    if renamed:
        yield Change(Kind.RENAMED, new.thing, new.id, "id", old.identity, new.identity)
    for name in dict.fromkeys((*old.facts, *new.facts)):
        if old.facts.get(name) != new.facts.get(name) and not (renamed and name == "formerly"):
            yield Change(Kind.CHANGED, new.thing, new.id, name, old.side(name), new.side(name))
    yield from _compare(old.parts, new.parts)
