"""What `okr diff` shows: every change with its two places, what deserves a second look, and what progress did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from okrcli.diagnostics import CheckResult, Diagnostic, Location
    from okrcli.diff.changeset import Change, Effect, Kind, ObservationChange, Thing


@dataclass(frozen=True, slots=True)
class GitRevision:
    """One side of a comparison: what it was called and its commit; both None for the working tree."""

    name: str | None
    commit: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change with its places in lines and columns, and an id that stays the same from push to push.

    `told` says whether a finding tells the same already.
    """

    change: Change
    id: str
    base: Location | None
    head: Location | None
    told: bool = False


@dataclass(frozen=True, slots=True)
class GoalChanges:
    """All that happened to one objective, KPI or the workspace, with the parts of it; findings worst first.

    `effects` are those of the objective, then of its key results, where the change of definitions moved them. `parts`
    are the key results, id and title, of an objective that is new or gone as a whole.
    """

    id: str
    title: str
    thing: Thing
    kind: Kind
    path: str
    changes: tuple[ChangeView, ...]
    findings: tuple[Diagnostic, ...]
    effects: tuple[Effect, ...]
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def untold(self) -> tuple[ChangeView, ...]:
        """The changes that neither a finding nor `kind` tells."""
        return tuple(view for view in self.changes if not view.told and not self._is_whole(view))

    def _is_whole(self, view: ChangeView) -> bool:
        return view.change.subject == self.id and view.change.field is None


@dataclass(frozen=True, slots=True)
class ObservedView:
    """What one person (or a file of measurements, `by` None) observed, and where the first of it stands."""

    by: str | None
    observations: tuple[ObservationChange, ...]


@dataclass(frozen=True, slots=True)
class DiffResult:
    """The comparison of two sides as of one day.

    `goals` are in order of what they call for, worst first, then of id. `observations` is how many came, went or read
    otherwise; in `observed` are those that no finding tells already. `titles` name goals by id. `files` and
    `suppressed` are in `findings`.
    """

    as_of: date
    base: GitRevision
    head: GitRevision
    goals: tuple[GoalChanges, ...]
    changes: tuple[ChangeView, ...]
    observations: int
    observed: tuple[ObservedView, ...]
    effects: tuple[Effect, ...]
    findings: CheckResult
    titles: Mapping[str, str]
    unread: tuple[str, ...] = ()
    """The files that one side cannot read, and that are left out of the comparison."""
