"""From definitions to a workspace: the one place where references are followed and units settled."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from okrcli.model.ids import InitiativeId, KeyResultId, KpiId, ObjectiveId
from okrcli.model.measure import Way
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedObjective, Report
from okrcli.model.quantities import measure_of
from okrcli.model.references import References
from okrcli.model.workspace import KpiLinks, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.calendar import Calendar
    from okrcli.model.config import Config
    from okrcli.model.placed import PlacedCheckIn, PlacedKpi

_IdT = TypeVar("_IdT", bound=str)


@dataclass(frozen=True, slots=True)
class Definitions:
    """What was read from a workspace's files, before anything is linked; ids are unique.

    `broken` holds the ids that the paths of unreadable files give.
    """

    config: Config
    calendar: Calendar
    objectives: tuple[PlacedObjective, ...]
    kpis: tuple[PlacedKpi, ...]
    checkins: tuple[PlacedCheckIn, ...]
    broken: frozenset[str] = frozenset()


def link(definitions: Definitions) -> Workspace:
    """Follow every reference and return the workspace; what leads nowhere is left out, for the rules to find."""
    objectives = {objective.id: objective for objective in sorted(definitions.objectives, key=lambda o: o.id)}
    kpis = {kpi.id: kpi for kpi in sorted(definitions.kpis, key=lambda k: k.id)}
    references = _references(definitions, objectives, kpis)
    key_results = dict(_key_results(objectives.values(), kpis, references, definitions.config.currency))
    checkins = tuple(sorted(definitions.checkins, key=lambda checkin: checkin.filed))
    contributes_to = dict(_contributions(objectives.values(), references))
    return Workspace(
        config=definitions.config,
        calendar=definitions.calendar,
        objectives=objectives,
        kpis=kpis,
        checkins=checkins,
        key_results=key_results,
        initiatives=dict(_initiatives(objectives.values())),
        reports=_reports(checkins, references),
        links=_links(key_results.values()),
        contributors=_contributors(contributes_to, objectives),
        contributes_to=contributes_to,
        references=references,
    )


def _references(
    definitions: Definitions, objectives: Mapping[ObjectiveId, PlacedObjective], kpis: Mapping[KpiId, PlacedKpi]
) -> References:
    cycles = {objective.cycle.name: objective.cycle for objective in objectives.values()}
    return References(
        kpis=_with_former((kpi.id, kpi.definition.formerly) for kpi in kpis.values()),
        objectives=_with_former((item.id, _former_ids(item)) for item in objectives.values()),
        key_results=_with_former(_key_result_ids(objectives.values())),
        initiatives={whole: whole for whole, _ in _initiatives(objectives.values())},
        people=_with_former((name, person.formerly) for name, person in definitions.config.people.items()),
        teams=_with_former((name, team.formerly) for name, team in definitions.config.teams.items()),
        cycles=tuple(cycles.values()),
        broken=definitions.broken | _shared_ids(objectives.values()),
    )


def _shared_ids(objectives: Iterable[PlacedObjective]) -> set[str]:
    """Return the ids that two parts of one objective have: nobody can tell which of them a check-in means."""
    shared = set()
    for objective in objectives:
        definition = objective.definition
        ids = [result.id for result in definition.key_results]
        ids += [initiative.id for initiative in definition.initiatives if initiative.id is not None]
        if len(ids) != len(set(ids)):
            shared |= {f"{objective.id}/{part}" for part, times in Counter(ids).items() if times > 1}
    return shared


def _with_former(things: Iterable[tuple[_IdT, Iterable[str]]]) -> dict[str, _IdT]:
    """Map every id to itself and every former id to the present one; a present id is never hidden by a former."""
    listed = list(things)
    former = {old: present for present, olds in listed for old in olds}
    return former | {present: present for present, _ in listed}


def _former_ids(objective: PlacedObjective) -> Iterator[str]:
    for old in objective.definition.formerly:
        yield f"{objective.cycle.name}/{old}"


def _key_result_ids(objectives: Iterable[PlacedObjective]) -> Iterator[tuple[KeyResultId, list[str]]]:
    for objective in objectives:
        for key_result in objective.definition.key_results:
            former = [f"{objective.id}/{old}" for old in key_result.formerly]
            yield KeyResultId(f"{objective.id}/{key_result.id}"), former


def _key_results(
    objectives: Iterable[PlacedObjective], kpis: Mapping[KpiId, PlacedKpi], references: References, currency: str
) -> Iterator[tuple[KeyResultId, PlacedKeyResult]]:
    for objective in objectives:
        for index, definition in enumerate(objective.definition.key_results):
            whole = KeyResultId(f"{objective.id}/{definition.id}")
            known = references.kpi(definition.kpi) if definition.kpi is not None else None
            kpi = None if known is None else kpis[known]
            measure = measure_of(definition, kpi, currency)
            influences = tuple(found for ref in definition.influences if (found := references.kpi(ref)) is not None)
            yield whole, PlacedKeyResult(whole, objective, index, definition, kpi, measure, influences)


def _initiatives(objectives: Iterable[PlacedObjective]) -> Iterator[tuple[InitiativeId, PlacedInitiative]]:
    for objective in objectives:
        for index, definition in enumerate(objective.definition.initiatives):
            if definition.id is not None:
                whole = InitiativeId(f"{objective.id}/{definition.id}")
                yield whole, PlacedInitiative(whole, objective, index, definition)


def _reports(checkins: Iterable[PlacedCheckIn], references: References) -> dict[str, tuple[Report, ...]]:
    found: defaultdict[str, list[Report]] = defaultdict(list)
    for checkin in checkins:
        for key, update in checkin.definition.updates.items():
            subject = references.subject(key, checkin.cycle.name, checkin.day)
            if subject is not None:
                found[subject].append(Report(checkin, key, update, update.at or checkin.day))
    return {subject: tuple(reports) for subject, reports in found.items()}


def _contributions(
    objectives: Iterable[PlacedObjective], references: References
) -> Iterator[tuple[ObjectiveId, ObjectiveId | KeyResultId]]:
    for objective in objectives:
        ref = objective.definition.contributes_to
        target = None if ref is None else references.contribution(ref, objective.cycle.name)
        if target is not None:
            yield objective.id, target


def _contributors(
    contributes_to: Mapping[ObjectiveId, ObjectiveId | KeyResultId], objectives: Mapping[ObjectiveId, PlacedObjective]
) -> dict[str, tuple[ObjectiveId, ...]]:
    """Turn contributions round; with a rollup key result, an objective's contributors count through that alone."""
    found: defaultdict[str, list[ObjectiveId]] = defaultdict(list)
    for contributor, target in contributes_to.items():
        objective = objectives.get(ObjectiveId(target))
        rollup = None if objective is None else _rollup_of(objective)
        found[rollup or target].append(contributor)
    return {target: tuple(contributors) for target, contributors in found.items()}


def _rollup_of(objective: PlacedObjective) -> KeyResultId | None:
    rollups = (result.id for result in objective.definition.key_results if result.way is Way.ROLLUP)
    return next((KeyResultId(f"{objective.id}/{result}") for result in rollups), None)


def _links(key_results: Iterable[PlacedKeyResult]) -> dict[KpiId, KpiLinks]:
    moved: defaultdict[KpiId, list[KeyResultId]] = defaultdict(list)
    guarded: defaultdict[KpiId, list[KeyResultId]] = defaultdict(list)
    influenced: defaultdict[KpiId, list[KeyResultId]] = defaultdict(list)
    for key_result in key_results:
        if key_result.kpi is not None:
            side = guarded if key_result.definition.way is Way.KEEP else moved
            side[key_result.kpi.id].append(key_result.id)
        for kpi in key_result.influences:
            influenced[kpi].append(key_result.id)
    return {
        kpi: KpiLinks(tuple(moved[kpi]), tuple(guarded[kpi]), tuple(influenced[kpi]))
        for kpi in {*moved, *guarded, *influenced}
    }
