"""What an objective contributes to, as an objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.ids import KeyResultId, ObjectiveId

if TYPE_CHECKING:
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace


def objective_above(workspace: Workspace, objective: ObjectiveId) -> PlacedObjective | None:
    """Return the objective that this one contributes to, be it through a key result of it."""
    target = workspace.contributes_to.get(objective)
    if target is None:
        return None
    key_result = workspace.key_results.get(KeyResultId(target))
    return workspace.objectives[ObjectiveId(target)] if key_result is None else key_result.objective
