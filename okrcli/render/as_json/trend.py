"""`okr trend` as JSON: `okr.trend/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.changes import side_value
from okrcli.render.as_json.values import day, limit, number, revision, to_text

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.trend import DefinitionMark, TrendLine, TrendPoint, TrendResult


def render_trend(result: TrendResult) -> str:
    """Write the goals, a line each."""
    return to_text(
        {
            "format": "okr.trend/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "goals": [_line(line) for line in result.lines],
            "note": result.note,
        }
    )


def _line(line: TrendLine) -> Json:
    return {
        "id": line.id,
        "kind": line.thing.value.replace(" ", "_").lower(),
        "title": line.title,
        "cycle": line.cycle.name,
        "start": day(line.cycle.start),
        "end": day(line.cycle.end),
        "unit": line.unit,
        "value": number(line.value),
        "plan": number(line.plan),
        "week_change": number(line.week_change),
        "status": line.status.value,
        "points": [_point(point) for point in line.points],
        "changes": [_mark(mark) for mark in line.marks],
    }


def _point(point: TrendPoint) -> Json:
    return {
        "date": day(point.day),
        "value": number(point.value),
        "plan": number(point.plan),
        "target": limit(point.limit) or None,
    }


def _mark(mark: DefinitionMark) -> Json:
    return {
        "date": day(mark.stamp.day),
        "commit": mark.stamp.commit,
        "author": mark.stamp.author,
        "kind": mark.change.kind.value,
        "subject": mark.change.subject,
        "field": mark.change.field,
        "base": side_value(mark.change.base),
        "head": side_value(mark.change.head),
    }
