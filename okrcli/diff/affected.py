"""Which objectives a change can move: the numbers of all others are the same on both sides, and are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.ids import ObjectiveId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective, Report
    from okrcli.model.workspace import Workspace


def affected(base: Workspace, head: Workspace) -> frozenset[ObjectiveId]:
    """Return the ids, of either side, of the objectives that may score otherwise on the other side.

    These are all that read otherwise, are measured otherwise, or that anything else was reported of; those that such
    objectives contribute to, on either side; and with other settings all.
    """
    every = base.objectives.keys() | head.objectives.keys()
    if base.config != head.config:
        return frozenset(every)
    kpis = frozenset(_same_kpis(base, head))
    changed = {name for name in every if not _is_same(base, head, name, kpis)}
    return frozenset(_with_all_above(changed, (base, head)))


def with_all_below(names: Iterable[ObjectiveId], workspaces: Iterable[Workspace]) -> frozenset[ObjectiveId]:
    """Return objectives with all that contributes to them in any of the workspaces, directly or not."""
    found = dict.fromkeys(names)
    sides = [_contributors_by_objective(workspace) for workspace in workspaces]
    waiting = list(found)
    for name in waiting:
        below = [one for side in sides for one in side.get(name, ()) if one not in found]
        found |= dict.fromkeys(below)
        waiting += dict.fromkeys(below)
    return frozenset(found)


def _contributors_by_objective(workspace: Workspace) -> dict[ObjectiveId, list[ObjectiveId]]:
    found: dict[ObjectiveId, list[ObjectiveId]] = {}
    for target, contributors in workspace.contributors.items():
        found.setdefault(_objective_of(target), []).extend(contributors)
    return found


def _with_all_above(names: set[ObjectiveId], sides: tuple[Workspace, Workspace]) -> set[ObjectiveId]:
    found, waiting = set(names), list(names)
    for name in waiting:
        targets = (side.contributes_to.get(name) for side in sides)
        above = {_objective_of(target) for target in targets if target is not None} - found
        found |= above
        waiting += above
    return found


def _objective_of(target: str) -> ObjectiveId:
    return ObjectiveId("/".join(target.split("/")[:2]))


def _same_kpis(base: Workspace, head: Workspace) -> Iterator[KpiId]:
    """Iterate over the KPIs whose series are the same; where any is not, none that is computed from others counts."""
    measured = {
        name
        for name, old in base.kpis.items()
        if _is_same_kpi(old, head.kpis.get(name)) and _heard_the_same(base, head, name)
    }
    if len(measured) == len(base.kpis) == len(head.kpis):
        yield from measured
    else:
        yield from (name for name in measured if not base.kpis[name].definition.derived)


def _is_same_kpi(old: PlacedKpi, new: PlacedKpi | None) -> bool:
    if new is None or old.definition is not new.definition:
        return False
    rows = (side.measurements for side in (old, new))
    before, after = (None if found is None else found.rows for found in rows)
    return before is after


def _is_same(base: Workspace, head: Workspace, name: ObjectiveId, kpis: frozenset[KpiId]) -> bool:
    """Tell whether an objective reads the same on both sides, and so does all that its own numbers come from."""
    old, new = base.objectives.get(name), head.objectives.get(name)
    if old is None or new is None or old.definition is not new.definition:
        return False
    if base.contributors.get(name) != head.contributors.get(name):
        return False
    pairs = zip(_key_results(base, old), _key_results(head, new), strict=True)
    return all(_is_same_key_result(base, head, pair, kpis) for pair in pairs)


def _key_results(workspace: Workspace, objective: PlacedObjective) -> tuple[PlacedKeyResult, ...]:
    return tuple(workspace.key_results_of(objective))


def _is_same_key_result(
    base: Workspace, head: Workspace, pair: tuple[PlacedKeyResult, PlacedKeyResult], kpis: frozenset[KpiId]
) -> bool:
    old, new = pair
    if base.contributors.get(old.id) != head.contributors.get(new.id) or not _heard_the_same(base, head, old.id):
        return False
    if old.kpi is None or new.kpi is None:
        return old.kpi is new.kpi
    return old.kpi.id == new.kpi.id and old.kpi.id in kpis


def _heard_the_same(base: Workspace, head: Workspace, subject: str) -> bool:
    """Tell whether the same was reported of something, by the same check-ins in the same order."""
    before, after = base.reports.get(subject, ()), head.reports.get(subject, ())
    return len(before) == len(after) and all(map(_is_same_report, before, after))


def _is_same_report(old: Report, new: Report) -> bool:
    return old.update is new.update and old.checkin.path == new.checkin.path
