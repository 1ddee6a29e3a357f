"""The contribution tree: in which order objectives are scored, so that each finds its contributors done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.model.measure import Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Contributions:
    """Objectives with every contributor before what it contributes to, and the contributors by what they count in.

    In a circle, the objective with the first id contributes to nothing: rule 206 reports the circle, and the rest of
    the numbers still stand.
    """

    order: tuple[ObjectiveId, ...]
    of: Mapping[str, tuple[ObjectiveId, ...]]


def contributions(workspace: Workspace) -> Contributions:
    """Order the objectives of a workspace by what they contribute to, however deep the tree is."""
    above = dict(_objectives_above(workspace))
    for closing in _closing(above):
        del above[closing]
    below: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for contributor, objective in above.items():
        below[objective].append(contributor)
    order = [objective for objective in workspace.objectives if objective not in above]
    for objective in order:
        order.extend(below[objective])
    counting = {
        target: tuple(contributor for contributor in contributors if contributor in above)
        for target, contributors in workspace.contributors.items()
    }
    return Contributions(tuple(reversed(order)), counting)


def _objectives_above(workspace: Workspace) -> Iterator[tuple[ObjectiveId, ObjectiveId]]:
    """Iterate over the contributors that count somewhere and the objectives that they count in."""
    for target, contributors in workspace.contributors.items():
        key_result = workspace.key_results.get(KeyResultId(target))
        if key_result is None:
            above = ObjectiveId(target)
        elif key_result.definition.way is Way.ROLLUP:
            above = key_result.objective.id
        else:
            continue
        for contributor in contributors:
            yield contributor, above


def _closing(above: Mapping[ObjectiveId, ObjectiveId]) -> list[ObjectiveId]:
    """Return the objective with the first id of each circle; each has at most one way up, so circles never touch."""
    found: list[ObjectiveId] = []
    walked: set[ObjectiveId] = set()
    for start in above:
        path: dict[ObjectiveId, None] = {}
        here: ObjectiveId | None = start
        while here is not None and here not in walked:
            walked.add(here)
            path[here] = None
            here = above.get(here)
        if here is not None and here in path:
            circle = list(path)
            found.append(min(circle[circle.index(here) :]))
    return found
