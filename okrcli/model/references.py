"""How the references in files are followed: short and whole ids, old ids, and files that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from okrcli.model.ids import InitiativeId, KeyResultId, KpiId, ObjectiveId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from okrcli.calendar import Cycle

_PartId = TypeVar("_PartId", KeyResultId, InitiativeId)


@dataclass(frozen=True, slots=True)
class References:
    """The ids of a workspace, present and former, each leading to the present one.

    `cycles` are those that have an objective. `broken` holds the ids that the paths of unreadable files give, and those
    that two parts of one objective share: what leads there is neither found nor wrong.
    """

    kpis: Mapping[str, KpiId]
    objectives: Mapping[str, ObjectiveId]
    key_results: Mapping[str, KeyResultId]
    initiatives: Mapping[str, InitiativeId]
    people: Mapping[str, str]
    teams: Mapping[str, str]
    cycles: tuple[Cycle, ...]
    broken: frozenset[str]

    def kpi(self, ref: str) -> KpiId | None:
        """Return the KPI that `ref` names."""
        return self.kpis.get(ref)

    def objective(self, ref: str, cycle: str) -> ObjectiveId | None:
        """Return the objective that `ref` names in a file of `cycle`, which a reference may leave out."""
        return self.objectives.get(ref) or self.objectives.get(f"{cycle}/{ref}")

    def key_result(self, ref: str, cycle: str) -> KeyResultId | None:
        """Return the key result that `ref` names in a file of `cycle`."""
        return self._part(ref, self.key_results) or self._part(f"{cycle}/{ref}", self.key_results)

    def contribution(self, ref: str, cycle: str) -> ObjectiveId | KeyResultId | None:
        """Return the objective or key result that `contributes_to: ref` names in a file of `cycle`."""
        return self.objective(ref, cycle) or self.key_result(ref, cycle)

    def subject(self, key: str, cycle: str, day: date) -> KeyResultId | KpiId | InitiativeId | None:
        """Return what a check-in of `day` in the folder of `cycle` means by `key`; None also where two things share it.

        A short key means the folder's cycle, else the one cycle that holds the day and has it.
        """
        found = self._subject(key, cycle, day)
        return None if found in self.broken else found

    def _subject(self, key: str, cycle: str, day: date) -> KeyResultId | KpiId | InitiativeId | None:
        if "/" not in key:
            return self.kpi(key)
        near = f"{cycle}/{key}"
        if found := self.key_results.get(near) or self.initiatives.get(near):
            return found
        if found := self._reported(key) or self._reported(near):
            return found
        holding = (self._reported(f"{other.name}/{key}") for other in self.cycles if other.holds(day))
        hits = [hit for hit in holding if hit is not None]
        return hits[0] if len(hits) == 1 else None

    def person(self, name: str) -> str:
        """Return the present id of a person; the name as it is where nobody is known by it."""
        return self.people.get(name, name)

    def team(self, name: str) -> str:
        """Return the present id of a team; the name as it is where none is known by it."""
        return self.teams.get(name, name)

    def person_id(self, ref: str) -> str | None:
        """Return the present id of a person; None where nobody is known by it."""
        return self.people.get(ref)

    def team_id(self, ref: str) -> str | None:
        """Return the present id of a team; None where none is known by it."""
        return self.teams.get(ref)

    def leads_into_broken(self, ref: str, cycle: str) -> bool:
        """Tell whether `ref`, in a file of `cycle`, leads to a broken id or to a part of what has one."""
        segments = ref.split("/")
        heads = (ref, "/".join(segments[:2]), f"{cycle}/{segments[0]}", f"{cycle}/{ref}")
        return any(head in self.broken for head in heads)

    def _reported(self, whole: str) -> KeyResultId | InitiativeId | None:
        return self._part(whole, self.key_results) or self._part(whole, self.initiatives)

    def _part(self, whole: str, parts: Mapping[str, _PartId]) -> _PartId | None:
        """Find a part of an objective by its id; the objective may be named by an old id too."""
        if (found := parts.get(whole)) is not None:
            return found
        head, _, part = whole.rpartition("/")
        objective = self.objectives.get(head)
        return None if objective is None else parts.get(f"{objective}/{part}")
