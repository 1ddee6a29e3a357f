"""A KPI on a day: its series, its health, and the open key results that it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.health import health_on, is_inside, judge
from okrcli.scoring.lifecycle import is_open
from okrcli.scoring.loop import loop_of
from okrcli.scoring.scorecard import KpiScore
from okrcli.scoring.staleness import is_kpi_stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrcli.model.ids import KeyResultId
    from okrcli.model.placed import PlacedKpi
    from okrcli.scoring.day import Day
    from okrcli.scoring.scorecard import KeyResultScore


def score_kpi(day: Day, kpi: PlacedKpi, key_results: Mapping[KeyResultId, KeyResultScore]) -> KpiScore:
    """Score one KPI; `key_results` says how those that move it stand."""
    series = day.book.of(kpi)
    observations = series.points
    points = judge(kpi, observations)
    target = kpi.target_on(day.as_of)
    health = health_on(points, target)
    links = day.workspace.links_of(kpi.id)
    moved_by = _open_ones(day, links.moved_by)
    moving = [key_results[key_result].status for key_result in moved_by]
    last_seen = day.book.last_seen(kpi)
    return KpiScore(
        kpi=kpi,
        series=points,
        health=health,
        loop=loop_of(kpi, health, moving, day.as_of, inside=is_inside(points)),
        current=observations[-1] if observations else None,
        previous=observations[-2] if len(observations) > 1 else None,
        target=target,
        stale=is_kpi_stale(day, kpi, last_seen),
        moved_by=moved_by,
        guarded_by=_open_ones(day, links.guarded_by),
        influenced_by=_open_ones(day, links.influenced_by),
        pending=series.pending,
        last_seen=last_seen,
        running=series.running,
        gaps=series.gaps,
    )


def _open_ones(day: Day, key_results: Iterable[KeyResultId]) -> tuple[KeyResultId, ...]:
    every = day.workspace.key_results
    return tuple(key_result for key_result in key_results if is_open(every[key_result], day.as_of))
