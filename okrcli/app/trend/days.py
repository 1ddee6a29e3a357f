"""Objectives and key results on many days: each day is scored like any other, by the definitions of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.app.tree import with_all_below
from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.scoring.score import score_some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore, Scorecard

WEEK = timedelta(days=7)
_DAILY = 100
"""A cycle of so many days is looked at day by day, a longer one week by week."""


def days_of(cycle: Cycle, as_of: date, step: timedelta | None = None) -> list[date]:
    """Return the days to look at, the first and the last of the cycle and the one that is looked from among them."""
    step = step or (timedelta(days=1) if cycle.days <= _DAILY else WEEK)
    count = (cycle.end - cycle.start) // step
    regular = {cycle.start + number * step for number in range(count + 1)}
    return sorted({*regular, cycle.end, *((as_of,) if cycle.holds(as_of) else ())})


class Days:
    """The scores of some objectives, with all that counts in them, on any day."""

    def __init__(self, workspace: Workspace, objectives: Iterable[PlacedObjective], as_of: date) -> None:
        self._part = _part_of(workspace, objectives)
        self._as_of = as_of
        self._scored: dict[date, Scorecard] = {}

    def objective(self, name: str, day: date) -> ObjectiveScore:
        """Return the score of an objective as of a day."""
        return self._on(day).objectives[ObjectiveId(name)]

    def key_result(self, name: str, day: date) -> KeyResultScore:
        """Return the score of a key result as of a day."""
        return self._on(day).key_results[KeyResultId(name)]

    def _on(self, day: date) -> Scorecard:
        if day not in self._scored:
            self._scored[day] = score_some(self._part, day, self._part.objectives, {})
        return self._scored[day]


def _part_of(workspace: Workspace, objectives: Iterable[PlacedObjective]) -> Workspace:
    """Return the workspace without what does not count: scoring it costs as much as it has goals."""
    kept = {below.id for objective in objectives for below in with_all_below(workspace, objective)}
    results = {name: result for name, result in workspace.key_results.items() if result.objective.id in kept}
    return replace(
        workspace,
        objectives={name: objective for name, objective in workspace.objectives.items() if name in kept},
        key_results=results,
        contributors=dict(_contributors(workspace, kept)),
        kpis=_measuring(workspace, results.values()),
    )


def _measuring(workspace: Workspace, key_results: Iterable[PlacedKeyResult]) -> dict[KpiId, PlacedKpi]:
    """Return the KPIs that measure key results, and those that they are computed from, however indirectly."""
    found = {result.kpi.id: result.kpi for result in key_results if result.kpi is not None}
    waiting = list(found.values())
    for kpi in waiting:
        inputs = (workspace.references.kpi(name) for name in kpi.definition.inputs)
        new = {name: workspace.kpis[name] for name in inputs if name is not None and name not in found}
        found |= new
        waiting += new.values()
    return found


def _contributors(workspace: Workspace, kept: set[ObjectiveId]) -> Iterator[tuple[str, tuple[ObjectiveId, ...]]]:
    for target, contributors in workspace.contributors.items():
        if "/".join(target.split("/")[:2]) in kept:
            yield target, tuple(name for name in contributors if name in kept)
