"""`okr links` as JSON: `okr.links/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.kpis import kpi
from okrcli.render.as_json.values import day, number, revision, to_text

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.links import LinksResult, Tie
    from okrcli.results.status import ObjectiveView


def render_links(result: LinksResult) -> str:
    """Write KPIs, objectives, and every tie between them."""
    moving_none, unmoved = result.moving_none, result.unmoved
    return to_text(
        {
            "format": "okr.links/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "cycles": [cycle.name for cycle in result.cycles],
            "objectives": [
                _objective(v) | {"moves_a_kpi": v.score.objective.id not in moving_none} for v in result.objectives
            ],
            "kpis": [kpi(view) | {"moved": view.score.kpi.id not in unmoved} for view in result.kpis],
            "links": [_tie(tie) for tie in result.ties],
        }
    )


def _objective(view: ObjectiveView) -> dict[str, Json]:
    score = view.score
    return {
        "id": score.objective.id,
        "title": score.objective.definition.title,
        "owner": score.objective.definition.owner,
        "teams": list(view.teams),
        "progress": number(score.progress),
        "status": score.status.value,
    }


def _tie(tie: Tie) -> Json:
    result = tie.score.key_result
    return {
        "kpi": tie.kpi,
        "relation": tie.relation,
        "objective": result.objective.id,
        "key_result": result.id,
        "title": result.definition.title,
        "progress": number(tie.score.progress),
        "status": tie.score.status.value,
    }
