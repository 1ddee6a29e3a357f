"""`okr status` as JSON: `okr.status/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.kpis import kpi, summary
from okrcli.render.as_json.objectives import objective
from okrcli.render.as_json.values import day, number, revision, to_text

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.render.as_json.values import Json
    from okrcli.results.status import Attention, StatusResult


def render_status(result: StatusResult) -> str:
    """Write the goals, the KPIs and the counts."""
    return to_text(
        {
            "format": "okr.status/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "cycles": [_cycle(cycle, result.elapsed[cycle.name]) for cycle in result.cycles],
            "objectives": [objective(view) for view in result.objectives],
            "kpis": [kpi(view) for view in result.kpis],
            "attention": [_attention(entry) for entry in result.attention],
            "summary": summary(result.summary),
        }
    )


def _attention(entry: Attention) -> Json:
    return {
        "severity": entry.severity.value,
        "subject": entry.subject,
        "message": entry.message,
        "call": entry.call or None,
    }


def _cycle(cycle: Cycle, elapsed: Fraction) -> Json:
    return {"name": cycle.name, "start": day(cycle.start), "end": day(cycle.end), "elapsed": number(elapsed)}
