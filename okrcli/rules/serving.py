"""Which objectives one objective serves: what it contributes to, and what it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace


def served_objectives(workspace: Workspace, objective: PlacedObjective) -> Iterator[PlacedObjective]:
    """Yield the objectives that one contributes to, of a rollup key result its objective, and that it supports."""
    for served in (workspace.objective_above(objective.id), workspace.supported_by(objective)):
        if served is not None:
            yield served
