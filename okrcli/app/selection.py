"""What a view shows: all of today's cycles, or what `--cycle`, `--team`, `--owner` and a reference leave of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.app.belonging import Belonging, belonging
from okrcli.app.tree import cycle_order, with_all_below
from okrcli.calendar import UnknownCycleError
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKpi, PlacedObjective, objective_of
from okrcli.scoring.lifecycle import is_retired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cycles of a view, longest first, its objectives, and its KPIs in order of id.

    `owned` tells whose goals were asked for, whatever their cycle.
    """

    cycles: tuple[Cycle, ...]
    objectives: tuple[PlacedObjective, ...]
    kpis: tuple[PlacedKpi, ...]
    owned: Belonging


def choose(workspace: Workspace, selection: Selection, day: date) -> Chosen:
    """Follow a selection; raise an `OkrError` where it names what does not exist."""
    owned = belonging(workspace, selection)
    if selection.ref is None:
        cycles = cycles_of(workspace, selection.cycle, day)
        objectives: Iterable[PlacedObjective] = workspace.objectives.values()
        kpis: Iterable[PlacedKpi] = workspace.kpis.values()
    else:
        objectives, kpis = _around(workspace, selection.ref, day)
        cycles = tuple(sorted({objective.cycle for objective in objectives}, key=cycle_order))
    return Chosen(
        cycles,
        tuple(objective for objective in objectives if objective.cycle in cycles and owned.covers(objective)),
        tuple(kpi for kpi in kpis if is_watched(kpi, day) and owned.covers_kpi(kpi)),
        owned,
    )


def cycles_of(workspace: Workspace, name: str | None, day: date) -> tuple[Cycle, ...]:
    """Return the cycle of this name, or those that have an objective and hold the day, longest first."""
    if name is None:
        return tuple(sorted(workspace.cycles_on(day), key=cycle_order))
    try:
        return (workspace.calendar.cycle(name),)
    except UnknownCycleError as error:
        near = _nearest_cycles(workspace, name, day)
        raise OkrError(error.message, f"write {' or '.join(near)}" if near else error.help) from None


def _nearest_cycles(workspace: Workspace, name: str, day: date) -> list[str]:
    """Return the names that may be meant: in capitals, with the year before it, else those that are alike."""
    calendar, upper = workspace.calendar, name.upper()
    for meant in (upper, name.lower(), f"{calendar.named(day)[-1].name}-{upper}"):
        with suppress(UnknownCycleError):
            return [calendar.cycle(meant).name]
    known = [cycle.name for cycle in workspace.cycles()]
    return get_close_matches(upper, known, n=3) or get_close_matches(name.lower(), known, n=3)


def is_watched(kpi: PlacedKpi, day: date) -> bool:
    """Tell whether a KPI has a place on the dashboard: inputs and retired ones have none."""
    return kpi.definition.tier != "input" and not is_retired(kpi, day)


def tied_to(workspace: Workspace, kpi: KpiId) -> Iterator[PlacedKeyResult]:
    """Iterate over the key results that move, guard or influence a KPI, open or not."""
    links = workspace.links_of(kpi)
    for whole in (*links.measured, *links.influenced_by):
        yield workspace.key_results[whole]


def _around(workspace: Workspace, ref: str, day: date) -> tuple[list[PlacedObjective], list[PlacedKpi]]:
    """Return the objectives of one goal with all that stands below them, and the KPIs that these are tied to."""
    goal = look_up(workspace, ref, day)
    if isinstance(goal, PlacedKpi):
        tied = {result.objective.id for result in tied_to(workspace, goal.id) if result.cycle.holds(day)}
        return [workspace.objectives[objective] for objective in sorted(tied)], [goal]
    objectives = with_all_below(workspace, objective_of(goal))
    gauges = set(_gauges(workspace, objectives))
    return objectives, [kpi for kpi in workspace.kpis.values() if kpi.id in gauges]


def _gauges(workspace: Workspace, objectives: Iterable[PlacedObjective]) -> Iterator[KpiId]:
    """Iterate over the KPIs that objectives move, guard or influence, or that called for them."""
    for objective in objectives:
        results = list(workspace.key_results_of(objective))
        yield from (result.kpi.id for result in results if result.kpi is not None)
        refs = [objective.definition.because, *(ref for result in results for ref in result.influences)]
        yield from (kpi for ref in refs if ref is not None and (kpi := workspace.references.kpi(ref)) is not None)
