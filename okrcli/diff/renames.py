"""Which thing of the head is which of the base, where the ids differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from okrcli.diff.changeset import Renames
from okrcli.model.ids import KeyResultId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from okrcli.model.ids import ObjectiveId
    from okrcli.model.objective import KeyResult
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace

_IdT = TypeVar("_IdT", bound=str)
_PlacedT = TypeVar("_PlacedT")


def find_renames(base: Workspace, head: Workspace, moved: Mapping[str, str]) -> Renames:
    """Find what has another id in the head: as `formerly` says, as git says (`moved`, old path to new), or by content.

    By content an objective is the same where its key results are, and a KPI where all but its id is.
    """
    objectives = dict(_matches(base.objectives, head.objectives, lambda o, n: _same_objective(o, n, moved)))
    kpis = dict(_matches(base.kpis, head.kpis, lambda o, n: _same_kpi(o, n, moved)))
    return Renames(objectives, dict(_key_results(base, head, objectives)), kpis)


def _matches(
    base: Mapping[_IdT, _PlacedT], head: Mapping[_IdT, _PlacedT], rank: Callable[[_PlacedT, _PlacedT], int]
) -> Iterator[tuple[_IdT, _IdT]]:
    """Pair what is gone with what is new, the surest pairs first; a rank of 0 is no pair."""
    gone = [old for old in base if old not in head]
    new = [young for young in head if young not in base]
    ranked = ((rank(base[old], head[young]), old, young) for old in gone for young in new)
    taken: set[str] = set()
    for sure, old, young in sorted(ranked, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if sure and f"base {old}" not in taken and f"head {young}" not in taken:
            taken |= {f"base {old}", f"head {young}"}
            yield old, young


def _same_objective(old: PlacedObjective, new: PlacedObjective, moved: Mapping[str, str]) -> int:
    if old.cycle.name != new.cycle.name:
        return 0
    if old.slug in new.definition.formerly:
        return 3
    results = [(result.id, result.title) for result in old.definition.key_results]
    if results and results == [(result.id, result.title) for result in new.definition.key_results]:
        return 2
    return 1 if moved.get(old.path) == new.path else 0


def _same_kpi(old: PlacedKpi, new: PlacedKpi, moved: Mapping[str, str]) -> int:
    if old.id in new.definition.formerly:
        return 3
    if old.definition == new.definition:
        return 2
    return 1 if moved.get(old.path) == new.path else 0


def _key_results(
    base: Workspace, head: Workspace, objectives: Mapping[ObjectiveId, ObjectiveId]
) -> Iterator[tuple[KeyResultId, KeyResultId]]:
    """Pair the key results of objectives that are on both sides; those of a renamed objective have another id too."""
    for old in base.objectives.values():
        new = head.objectives.get(objectives.get(old.id, old.id))
        if new is None or old.definition is new.definition:
            continue
        before = {result.id: result for result in old.definition.key_results}
        after = {result.id: result for result in new.definition.key_results}
        pairs = dict(_matches(before, after, _same_key_result))
        for name in before:
            whole = KeyResultId(f"{old.id}/{name}")
            other = KeyResultId(f"{new.id}/{pairs.get(name, name)}")
            if whole != other and pairs.get(name, name) in after:
                yield whole, other


def _same_key_result(old: KeyResult, new: KeyResult) -> int:
    if old.id in new.formerly:
        return 3
    return 2 if old.title == new.title and old.way is new.way and old.kpi == new.kpi else 0
