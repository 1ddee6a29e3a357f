"""Which objectives one objective serves: what it contributes to, and what it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.ids import KeyResultId, ObjectiveId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace


def served_objectives(workspace: Workspace, objective: PlacedObjective) -> Iterator[PlacedObjective]:
    """Yield the objectives that one contributes to, of a rollup key result its objective, and that it supports."""
    target = workspace.contributes_to.get(objective.id)
    if target is not None:
        key_result = workspace.key_results.get(KeyResultId(target))
        yield workspace.objectives[ObjectiveId(target)] if key_result is None else key_result.objective
    supported = objective.definition.supports
    found = None if supported is None else workspace.references.objective(supported, objective.cycle.name)
    if found is not None:
        yield workspace.objectives[found]
