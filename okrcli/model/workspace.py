"""All goals of a workspace, linked: references followed, units settled, check-ins sorted to their subjects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.model.ids import KeyResultId, ObjectiveId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from okrcli.calendar import Calendar, Cycle
    from okrcli.model.config import Config
    from okrcli.model.ids import InitiativeId, KpiId
    from okrcli.model.placed import (
        PlacedCheckIn,
        PlacedInitiative,
        PlacedKeyResult,
        PlacedKpi,
        PlacedObjective,
        Report,
    )
    from okrcli.model.references import References


@dataclass(frozen=True, slots=True)
class KpiLinks:
    """The key results that a KPI is tied to, in the order of their objectives and files."""

    moved_by: tuple[KeyResultId, ...] = ()
    """Measured by it, with baseline and target."""
    guarded_by: tuple[KeyResultId, ...] = ()
    """Measured by it, with `keep`."""
    influenced_by: tuple[KeyResultId, ...] = ()
    """Meant to move it without being measured by it."""

    @property
    def measured(self) -> tuple[KeyResultId, ...]:
        """Those whose value is the KPI's."""
        return (*self.moved_by, *self.guarded_by)


_UNTIED = KpiLinks()


@dataclass(frozen=True, slots=True)
class Workspace:
    """The linked goals of one moment; equal content gives equal workspaces, wherever in the files it stands.

    `objectives` and `kpis` are in order of id, `key_results` and `initiatives` in the order of their objectives and
    files, `checkins` in the order in which they were filed, and so are `reports`, by the subject's id. `contributors`
    are the objectives that count in an objective or in a rollup key result, by its id; `contributes_to` is the other
    direction.
    """

    config: Config
    calendar: Calendar
    objectives: Mapping[ObjectiveId, PlacedObjective]
    kpis: Mapping[KpiId, PlacedKpi]
    checkins: tuple[PlacedCheckIn, ...]
    key_results: Mapping[KeyResultId, PlacedKeyResult]
    initiatives: Mapping[InitiativeId, PlacedInitiative]
    reports: Mapping[str, tuple[Report, ...]]
    links: Mapping[KpiId, KpiLinks]
    contributors: Mapping[str, tuple[ObjectiveId, ...]]
    contributes_to: Mapping[ObjectiveId, ObjectiveId | KeyResultId]
    references: References = field(compare=False)

    def key_results_of(self, objective: PlacedObjective) -> Iterator[PlacedKeyResult]:
        """Iterate over an objective's key results in the order of its file."""
        for key_result in objective.definition.key_results:
            yield self.key_results[KeyResultId(f"{objective.id}/{key_result.id}")]

    def links_of(self, kpi: KpiId) -> KpiLinks:
        """Return what a KPI is tied to, be it nothing."""
        return self.links.get(kpi, _UNTIED)

    def objective_above(self, contributor: ObjectiveId) -> PlacedObjective | None:
        """Return the objective that one contributes to, be it through a key result of it."""
        target = self.contributes_to.get(contributor)
        if target is None:
            return None
        key_result = self.key_results.get(KeyResultId(target))
        return self.objectives[ObjectiveId(target)] if key_result is None else key_result.objective

    def supported_by(self, objective: PlacedObjective) -> PlacedObjective | None:
        """Return the objective that one supports."""
        ref = objective.definition.supports
        found = None if ref is None else self.references.objective(ref, objective.cycle.name)
        return None if found is None else self.objectives[found]

    def contributors_of(self, objective: PlacedObjective) -> Iterator[PlacedObjective]:
        """Iterate over the objectives that contribute to an objective or to one of its key results."""
        for contributor, target in self.contributes_to.items():
            if target == objective.id or target.startswith(f"{objective.id}/"):
                yield self.objectives[contributor]

    def teams_of(self, objective: PlacedObjective) -> tuple[str, ...]:
        """Return the ids of the teams that work on an objective; without any, its owner's team."""
        teams = objective.definition.teams or self._team_of_person(objective.definition.owner)
        return tuple(map(self.references.team, teams))

    def team_of(self, kpi: PlacedKpi) -> str | None:
        """Return the id of the team that watches a KPI; where none is named, its owner's team."""
        teams = (kpi.definition.team,) if kpi.definition.team else self._team_of_person(kpi.definition.owner)
        return next(map(self.references.team, teams), None)

    def owners(self) -> frozenset[str]:
        """Return who answers for a goal, by the names that stand there."""
        owners = {objective.definition.owner for objective in self.objectives.values()}
        owners |= {key_result.owner for key_result in self.key_results.values()}
        return frozenset(owners | {kpi.definition.owner for kpi in self.kpis.values()})

    def gone_since(self, person: str, day: date) -> date | None:
        """Return the day from which a person was no longer there; None for who is there, or not known at all."""
        found = self.config.people.get(self.references.person(person))
        return found.ended if found is not None and found.ended is not None and found.ended <= day else None

    def lead_of(self, objective: PlacedObjective, day: date) -> str | None:
        """Return the lead of an objective's first team, where that is somebody who is there on a day."""
        teams = self.teams_of(objective)
        team = self.config.teams.get(teams[0]) if teams else None
        lead = None if team is None else team.lead
        return lead if lead is not None and self.gone_since(lead, day) is None else None

    def cycles(self) -> tuple[Cycle, ...]:
        """Return the cycles that have an objective, earliest and longest first."""
        found = {objective.cycle.name: objective.cycle for objective in self.objectives.values()}
        return tuple(sorted(found.values(), key=lambda cycle: (cycle.start, -cycle.days, cycle.name)))

    def cycles_on(self, day: date) -> tuple[Cycle, ...]:
        """Return the cycles that have an objective and hold the day."""
        return tuple(cycle for cycle in self.cycles() if cycle.holds(day))

    def _team_of_person(self, person: str) -> tuple[str, ...]:
        found = self.config.people.get(self.references.person(person))
        return (found.team,) if found is not None and found.team is not None else ()
