"""KPIs as JSON, and the dashboard: `okr.kpis/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.values import counts, day, limit, number, revision, rounded, to_text
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from okrcli.model.placed import KpiTarget
    from okrcli.render.as_json.values import Json
    from okrcli.results.status import KpisResult, KpiView, Summary
    from okrcli.scoring.scorecard import Running


def render_kpis(result: KpisResult) -> str:
    """Write the dashboard, each KPI with its series and the statuses of its key results."""
    return to_text(
        {
            "format": "okr.kpis/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "kpis": [kpi(view) | {"statuses": _statuses(view), "series": series(view)} for view in result.kpis],
            "summary": {name: counted for name, counted in summary(result.summary).items() if name != "objectives"},
        }
    )


def kpi(view: KpiView) -> dict[str, Json]:
    """Return a KPI without its series."""
    score = view.score
    definition, current, previous = score.kpi.definition, score.current, score.previous
    return {
        "id": score.kpi.id,
        "name": definition.name,
        "owner": definition.owner,
        "team": view.team,
        "unit": score.kpi.unit,
        "cadence": definition.cadence.value,
        "value": None if current is None else number(current.value),
        "date": None if current is None else day(current.at),
        "target": _target(score.target),
        "health": score.health.value,
        "stale": score.stale,
        "loop": score.loop.value,
        "moved_by": list(score.moved_by),
        "guarded_by": list(score.guarded_by),
        "influenced_by": list(score.influenced_by),
        "previous": None if previous is None else number(previous.value),
        "signal": _signal(view),
        "running": _running(score.running),
    }


def _target(target: KpiTarget | None) -> Json:
    """Return the limit in force and the edge of its watch band, null where it has none."""
    if target is None:
        return None
    inner = None if target.inner == target.limit else limit(target.inner)
    return limit(target.limit) | {"watch": None if inner is None else next(iter(inner.values()))}


def _running(running: Running | None) -> Json:
    """Return what the period that is not over has come to, which is never judged."""
    if running is None:
        return None
    value = number(running.value)
    return {"start": day(running.start), "end": day(running.end), "value": value, "reason": running.reason}


def _signal(view: KpiView) -> Json:
    """Return the natural limits, every signal and the trend; null below six points, and where a view has none."""
    chart, trend = view.chart, view.trend
    if chart is None:
        return None
    return {
        "points": chart.points,
        "certainty": chart.certainty.value,
        "centre": number(chart.centre),
        "lower": number(chart.lower),
        "upper": number(chart.upper),
        "mean_range": number(chart.mean_range),
        "range_limit": number(chart.range_limit),
        "signals": [
            {"rule": signal.rule, "what": signal.what, "dates": [day(at) for at in signal.dates]}
            for signal in chart.signals
        ],
        "trend": None if trend is None else {"slope": number(trend.slope), "p": rounded(trend.p), "good": trend.good},
    }


def _statuses(view: KpiView) -> Json:
    return {key_result: status.value for key_result, status in view.statuses.items()}


def series(view: KpiView) -> list[Json]:
    """Return the points of a KPI with the health after each; one outside any target has the health that says so."""
    return [
        {
            "date": day(point.observation.at),
            "value": number(point.observation.value),
            "health": (point.health or Health.NO_TARGET).value,
        }
        for point in view.score.series
    ]


def summary(counted: Summary) -> dict[str, Json]:
    """Return how many there are of every word."""
    return {
        "objectives": counts(counted.objectives),
        "kpis": counts(counted.kpis),
        "loop": counts(counted.loop),
        "findings": counts(counted.findings),
    }
