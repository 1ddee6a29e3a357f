"""Objectives as a tree: each beneath the one that it contributes to or supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace


def parent_of(workspace: Workspace, objective: PlacedObjective) -> ObjectiveId | None:
    """Return the objective that one contributes to, also through a key result, or else supports."""
    above = workspace.objective_above(objective.id)
    return supported(workspace, objective) if above is None else above.id


def supported(workspace: Workspace, objective: PlacedObjective) -> ObjectiveId | None:
    """Return the id of the objective that one supports."""
    found = workspace.supported_by(objective)
    return None if found is None else found.id


def with_all_below(workspace: Workspace, top: PlacedObjective) -> list[PlacedObjective]:
    """Return an objective and all that contribute to it or support it, however far below."""
    below = _below(workspace, workspace.objectives.values())
    found, waiting = {top.id: top}, [top.id]
    while waiting:
        for objective in below.get(waiting.pop(), ()):
            if objective.id not in found:
                found[objective.id] = objective
                waiting.append(objective.id)
    return list(found.values())


def in_tree_order(workspace: Workspace, shown: Iterable[PlacedObjective]) -> Iterator[tuple[PlacedObjective, int]]:
    """Iterate over objectives with their depth: the longest cycle first, each beneath the one above it, then by id.

    What stands in a circle, or below what is not shown, stands at the top.
    """
    objectives = {objective.id: objective for objective in sorted(shown, key=_order)}
    below = _below(workspace, objectives.values())
    tops = (o for o in objectives.values() if parent_of(workspace, o) not in objectives)
    placed: set[ObjectiveId] = set()
    for top in (*tops, *objectives.values()):
        waiting = [(top, 0)]
        while waiting:
            objective, depth = waiting.pop()
            if objective.id not in placed:
                placed.add(objective.id)
                yield objective, depth
                waiting.extend((child, depth + 1) for child in reversed(below.get(objective.id, [])))


def cycle_order(cycle: Cycle) -> tuple[int, date, str]:
    """Return what sorts cycles: the longest first, then the earliest."""
    return (-cycle.days, cycle.start, cycle.name)


def _order(objective: PlacedObjective) -> tuple[int, date, str]:
    length, start, _ = cycle_order(objective.cycle)
    return (length, start, objective.id)


def _below(workspace: Workspace, objectives: Iterable[PlacedObjective]) -> dict[ObjectiveId, list[PlacedObjective]]:
    below: dict[ObjectiveId, list[PlacedObjective]] = {}
    for objective in objectives:
        above = parent_of(workspace, objective)
        if above is not None:
            below.setdefault(above, []).append(objective)
    return below
