"""`okr show` as JSON: `okr.show/1`, with the goal under the name of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.render.as_json.forecast import forecast
from okrcli.render.as_json.kpis import kpi, series
from okrcli.render.as_json.objectives import key_result, objective
from okrcli.render.as_json.values import day, number, revision, to_text
from okrcli.results.show import ShowKeyResult, ShowKpi, ShowObjective

if TYPE_CHECKING:
    from okrcli.model.ids import KpiId, ObjectiveId
    from okrcli.model.kpi import Kpi
    from okrcli.model.objective import Closed
    from okrcli.model.revision import Revision
    from okrcli.render.as_json.values import Json
    from okrcli.results.show import HistoryEntry, InitiativeView, LinkedKeyResult, ShowResult
    from okrcli.results.status import KpiView, ObjectiveView


def render_show(result: ShowResult) -> str:
    """Write one goal."""
    found: dict[str, Json]
    match result:
        case ShowObjective():
            found = {"kind": "objective", "objective": _objective(result)}
        case ShowKeyResult():
            found = {"kind": "key_result", "key_result": _key_result(result)}
        case ShowKpi():
            found = {"kind": "kpi", "kpi": _kpi(result)}
        case _:
            assert_never(result)
    return to_text({"format": "okr.show/1", "as_of": day(result.as_of), "revision": revision(result.revision), **found})


def _objective(result: ShowObjective) -> dict[str, Json]:
    definition = result.view.score.objective.definition
    return {
        **objective(result.view),
        "why": definition.why,
        "link": definition.link,
        "tags": list(definition.tags),
        "visibility": definition.visibility,
        "weight": number(definition.weight),
        "contributors": [_named(view) for view in result.contributors],
        "supporters": [
            {"id": other.id, "title": other.definition.title, "owner": other.definition.owner}
            for other in result.supporters
        ],
        "initiatives": [_initiative(view, definition.owner) for view in result.initiatives],
        "revised": [_revision(revision) for revision in definition.revised],
        "closed": _closed(definition.closed, result.carried_to),
    }


def _named(view: ObjectiveView) -> Json:
    score = view.score
    return {
        "id": score.objective.id,
        "title": score.objective.definition.title,
        "owner": score.objective.definition.owner,
        "progress": number(score.progress),
        "status": score.status.value,
        "grade": number(score.grade),
    }


def _initiative(view: InitiativeView, owner: str) -> Json:
    """Return an initiative; `owner` is the objective's."""
    initiative = view.score.initiative
    return {
        "id": initiative.id,
        "title": initiative.title,
        "for": list(view.moves),
        "owner": initiative.owner or owner,
        "due": day(initiative.due),
        "status": view.score.status,
        "link": initiative.link,
        "overdue": view.score.overdue,
        "stated": _stated(view),
    }


def _stated(view: InitiativeView) -> Json:
    """Return who said last where an initiative stands; null where only its file does."""
    report, source = view.score.report, view.source
    if report is None or source is None:
        return None
    return {"by": report.checkin.by, "date": day(report.checkin.day), "file": source.path, "line": source.line}


def _revision(revision: Revision) -> Json:
    return {"date": day(revision.date), "what": revision.what, "because": revision.because}


def _closed(closed: Closed | None, carried_to: ObjectiveId | None) -> Json:
    if closed is None:
        return None
    return {
        "date": day(closed.date),
        "outcome": closed.outcome,
        "grade": number(closed.grade),
        "scores": {name: number(share) for name, share in closed.scores.items()},
        "reason": closed.reason,
        "retro": closed.retro,
        "carried_to": carried_to,
    }


def _key_result(result: ShowKeyResult) -> dict[str, Json]:
    definition = result.score.key_result.definition
    return {
        **key_result(result.score, result.source.line),
        "stretch": number(result.score.key_result.measure.stretch),
        "planned": number(result.score.planned),
        "note": None if result.score.note is None else result.score.note.update.note,
        "dropped": None
        if definition.dropped is None
        else {"date": day(definition.dropped.date), "because": definition.dropped.because},
        "objective": _named(result.objective),
        "contributors": [_named(view) for view in result.contributors],
        "file": result.source.path,
        "periods": [
            {
                "start": day(period.start),
                "end": day(period.end),
                "value": None if period.observation is None else number(period.observation.value),
                "met": period.met,
            }
            for period in result.score.periods
        ],
        "observations": [{"date": day(seen.at), "value": number(seen.value)} for seen in result.observations],
        "forecast": None if result.forecast is None else forecast(result.forecast),
        "history": [_entry(entry) for entry in result.history],
    }


def _kpi(result: ShowKpi) -> dict[str, Json]:
    definition = result.view.score.kpi.definition
    return {
        **kpi(result.view),
        **_charter(definition, result.replaced_by),
        "parent": _kpi_name(result.parent),
        "children": [_kpi_name(child) for child in result.children],
        "file": result.source.path,
        "line": result.source.line,
        "pending": result.view.score.pending,
        "links": [_link(link) for link in result.links],
        "inputs": [_kpi_name(view) for view in result.inputs],
        "gaps": [
            {"start": day(gap.start), "end": day(gap.end), "reason": gap.reason} for gap in result.view.score.gaps
        ],
        "series": series(result.view),
        "history": [_entry(entry) for entry in result.history],
    }


def _charter(definition: Kpi, replaced_by: KpiId | None) -> dict[str, Json]:
    """Return what a KPI's file says in words."""
    retired = definition.retired
    return {
        "what": definition.what,
        "why": definition.why,
        "how": definition.how,
        "tier": definition.tier,
        "indicator": definition.indicator,
        "nature": definition.nature,
        "perspective": definition.perspective,
        "visibility": definition.visibility,
        "link": definition.link,
        "revised": [_revision(revision) for revision in definition.revised],
        "retired": None
        if retired is None
        else {"date": day(retired.date), "because": retired.because, "replaced_by": replaced_by},
    }


def _kpi_name(view: KpiView | None) -> Json:
    return None if view is None else {"id": view.score.kpi.id, "name": view.score.kpi.definition.name}


def _link(link: LinkedKeyResult) -> Json:
    closed = link.key_result.objective.definition.closed
    grade = None if closed is None else closed.scores.get(link.key_result.definition.id)
    return {
        "id": link.key_result.id,
        "title": link.key_result.definition.title,
        "relation": link.relation,
        "open": link.open,
        "progress": number(link.score.progress),
        "status": link.score.status.value,
        "grade": number(grade),
    }


def _entry(entry: HistoryEntry) -> Json:
    return {
        "date": day(entry.at),
        "by": entry.by,
        "value": number(entry.value),
        "text": entry.text,
        "confidence": number(entry.confidence),
        "note": entry.note,
        "file": entry.source.path,
        "line": entry.source.line,
    }
