"""What the rules of a review look at: two workspaces, what differs between them, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from okrcli.diagnostics import located

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from okrcli.diagnostics import Location, Place, Problem, Severity
    from okrcli.diff.changeset import Changeset, Side
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.loaded import Loaded

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Both(Generic[_T]):
    """One thing as it was in the base, and as it is in the head."""

    base: _T
    head: _T


class Review:
    """A change of goals, ready to be judged.

    `severities` are the rules' own, by code and by name; `found` the problems that the rules before have named. Raises
    `ValueError` where one side has no workspace.
    """

    def __init__(
        self, sides: Both[Loaded], changeset: Changeset, severities: Mapping[str, Severity], found: list[Problem]
    ) -> None:
        self.sides = sides
        self.changeset = changeset
        self.severities = severities
        self.found = found

    @property
    def base(self) -> Workspace:
        """The goals as they were."""
        return _workspace(self.sides.base)

    @property
    def head(self) -> Workspace:
        """The goals as they are now."""
        return _workspace(self.sides.head)

    @property
    def as_of(self) -> date:
        """The day from which both sides are seen."""
        return self.changeset.as_of

    @cached_property
    def objectives(self) -> tuple[Both[PlacedObjective], ...]:
        """The objectives that are on both sides and do not read the same."""
        pairs = (
            (old, self.head.objectives.get(self.changeset.renames.objective(old.id)))
            for old in self.base.objectives.values()
        )
        return tuple(Both(old, new) for old, new in pairs if new is not None and old.definition is not new.definition)

    @cached_property
    def key_results(self) -> tuple[Both[PlacedKeyResult], ...]:
        """The key results that are on both sides, of the objectives that do not read the same."""
        return tuple(pair for objective in self.objectives for pair in self._key_results_of(objective))

    @cached_property
    def kpis(self) -> tuple[Both[PlacedKpi], ...]:
        """The KPIs that are on both sides and do not read the same."""
        pairs = ((old, self.head.kpis.get(self.changeset.renames.kpi(old.id))) for old in self.base.kpis.values())
        return tuple(Both(old, new) for old, new in pairs if new is not None and old.definition is not new.definition)

    def in_base(self, side: Side) -> Location:
        """Return where something stood: its file may read otherwise now."""
        return self.base_location(side.place)

    def base_location(self, place: Place) -> Location:
        """Return the lines and columns of a place of the base."""
        return located(place, self.sides.base.sources.get(place.path))

    def _key_results_of(self, objective: Both[PlacedObjective]) -> Iterator[Both[PlacedKeyResult]]:
        for old in self.base.key_results_of(objective.base):
            new = self.head.key_results.get(self.changeset.renames.key_result(old.id))
            if new is not None:
                yield Both(old, new)


def _workspace(side: Loaded) -> Workspace:
    if side.workspace is None:
        raise ValueError("a review needs two workspaces")
    return side.workspace
