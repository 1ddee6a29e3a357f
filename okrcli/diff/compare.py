"""From two workspaces to everything that differs between them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrcli.diff.changeset import Changeset
from okrcli.diff.definitions import compare_definitions
from okrcli.diff.effects import compare_progress, score_sides
from okrcli.diff.observations import compare_observations
from okrcli.diff.renames import find_renames

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from okrcli.model.workspace import Workspace

_NOTHING_MOVED: Mapping[str, str] = MappingProxyType({})


def compare(base: Workspace, head: Workspace, as_of: date, moved: Mapping[str, str] = _NOTHING_MOVED) -> Changeset:
    """Compare two workspaces as they are seen from one day.

    `moved` says which file of the base is which of the head where somebody knows it otherwise: old path to new.
    """
    renames = find_renames(base, head, moved)
    scores = score_sides(base, head, renames, as_of)
    return Changeset(
        as_of,
        tuple(compare_definitions(base, head, renames)),
        tuple(compare_observations(base, head, renames)),
        tuple(compare_progress(scores, renames)),
        renames,
        scores,
    )
