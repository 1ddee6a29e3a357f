"""What a row of snapshots tells: one step for each commit, with all that it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diff.definitions import compare_definitions
from okrcli.diff.observations import compare_observations
from okrcli.diff.renames import find_renames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from okrcli.diff.changeset import Change, ObservationChange, Renames
    from okrcli.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stamp:
    """A commit: its id, its author with their address, the day it was committed on, and its message's first line."""

    commit: str
    author: str
    email: str
    day: date
    subject: str
    is_merge: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two snapshots, which hold the files in question and what these refer to."""

    base: Workspace
    head: Workspace
    changes: tuple[Change, ...]
    observations: tuple[ObservationChange, ...]
    renames: Renames


@dataclass(frozen=True, slots=True)
class Step:
    """One commit and what it did; None where nothing of it can be told.

    `unreadable` are the files that could not be read as it left them: the next step that can is compared with what
    stood there before.
    """

    stamp: Stamp
    difference: Difference | None
    unreadable: tuple[str, ...] = ()


def differ(base: Workspace, head: Workspace, moved: Mapping[str, str]) -> Difference:
    """Compare two snapshots; `moved` says which file became which."""
    renames = find_renames(base, head, moved)
    changes = tuple(compare_definitions(base, head, renames))
    return Difference(base, head, changes, tuple(compare_observations(base, head, renames)), renames)


def own(differences: Sequence[Difference]) -> Difference:
    """Return what a merge says itself: that in which it differs from every one of its parents.

    What it takes over from one of them was told where it was made.
    """
    first, *others = differences
    theirs = [
        ({_told(change) for change in other.changes}, {_seen(seen) for seen in other.observations}) for other in others
    ]
    changes = (change for change in first.changes if all(_told(change) in told for told, _ in theirs))
    observations = (seen for seen in first.observations if all(_seen(seen) in seens for _, seens in theirs))
    return Difference(first.base, first.head, tuple(changes), tuple(observations), first.renames)


def _told(change: Change) -> tuple[object, ...]:
    return change.kind, change.thing, change.subject, change.field, None if change.head is None else change.head.value


def _seen(seen: ObservationChange) -> tuple[object, ...]:
    return seen.kind, seen.subject, seen.at, seen.by, None if seen.head is None else seen.head.value
