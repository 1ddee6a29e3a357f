"""What `okr log` shows: the goals' history by commit, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from okrcli.diff.changeset import Change, Kind, Thing
    from okrcli.history.timeline import Stamp
    from okrcli.results.diff import GitRevision, ObservedView
    from okrcli.results.status import Selection


@dataclass(frozen=True, slots=True)
class LoggedGoal:
    """What a commit did to one objective or KPI with its parts, or to the settings. `kind` is what befell the whole."""

    id: str
    title: str
    thing: Thing
    kind: Kind
    changes: tuple[Change, ...]

    @property
    def inner(self) -> tuple[Change, ...]:
        """The changes without the one that says that the whole came or went."""
        return tuple(change for change in self.changes if change.subject != self.id or change.field is not None)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One commit: who it is of, what it changed, what was observed, and which files could not be read as it left them.

    `by` is the id of the person whose address the author has; None where nobody's is known.
    """

    stamp: Stamp
    by: str | None
    goals: tuple[LoggedGoal, ...]
    observed: tuple[ObservedView, ...]
    unreadable: tuple[str, ...]

    @property
    def observations(self) -> int:
        """How many observations came, went or read otherwise."""
        return sum(len(view.observations) for view in self.observed)


@dataclass(frozen=True, slots=True)
class LogResult:
    """The history, newest first. `goal` is the id that was asked for; `cut` where the clone's history begins."""

    organization: str | None
    as_of: date
    selection: Selection
    goal: str | None
    since: str | None
    entries: tuple[LogEntry, ...]
    cut: Stamp | None = None
    revision: GitRevision | None = None
