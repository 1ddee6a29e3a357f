"""`okr show`: one objective, key result or KPI with its history and its links."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, assert_never

from okrcli.app.attention import attention_to, seen_from
from okrcli.app.dashboard import measured_view
from okrcli.app.explain.key_result import explain_key_result
from okrcli.app.findings import check_day, of_the_day
from okrcli.app.history import key_result_history, kpi_history
from okrcli.app.tree import parent_of, supported
from okrcli.app.views import kpi_view, objective_view
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
from okrcli.results.show import InitiativeView, LinkedKeyResult, ShowKeyResult, ShowKpi, ShowObjective
from okrcli.scoring.forecast import forecast
from okrcli.scoring.initiative import score_initiatives
from okrcli.scoring.lifecycle import is_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.app.session import Session
    from okrcli.model.ids import KeyResultId, KpiId
    from okrcli.results.show import ShowResult
    from okrcli.results.status import KpiView


def show(session: Session, ref: str) -> ShowResult:
    """Return what there is to see of one goal; raises an `OkrError` where `ref` names none, or several."""
    goal = look_up(session.workspace, ref, session.as_of)
    match goal:
        case PlacedObjective():
            return _objective(session, goal)
        case PlacedKeyResult():
            return _key_result(session, goal)
        case PlacedKpi():
            return _kpi(session, goal)
        case _:
            assert_never(goal)


def _objective(session: Session, objective: PlacedObjective) -> ShowObjective:
    workspace = session.workspace
    view = objective_view(session, objective)
    above = parent_of(workspace, objective)
    contributors = sorted(workspace.contributors_of(objective), key=attrgetter("id"))
    subjects = {objective.id, *(result.id for result in workspace.key_results_of(objective))}
    findings = (f for f in of_the_day(check_day(session)) if f.subject in subjects)
    closed = objective.definition.closed
    carried = None if closed is None else closed.carried_to
    return ShowObjective(
        as_of=session.as_of,
        view=view,
        contributors=tuple(objective_view(session, below) for below in contributors),
        supporters=tuple(o for o in workspace.objectives.values() if supported(workspace, o) == objective.id),
        parent=None if above is None else workspace.objectives[above],
        because=_gauge(session, view.because),
        initiatives=tuple(_initiatives(session, objective)),
        carried_to=None if carried is None else workspace.references.objective(carried, objective.cycle.name),
        revision=session.revision,
        kpi_names={kpi.id: kpi.definition.name for kpi in workspace.kpis.values()},
        attention=tuple(seen_from(entry, session) for entry in attention_to(findings)),
    )


def _initiatives(session: Session, objective: PlacedObjective) -> Iterator[InitiativeView]:
    references = session.workspace.references
    for score in score_initiatives(session.workspace, objective, session.as_of):
        source = None if score.report is None else session.source_of(score.report.place())
        refs = (references.key_result(f"{objective.id}/{ref}", objective.cycle.name) for ref in score.initiative.moves)
        yield InitiativeView(score, source, tuple(found for found in refs if found is not None))


def _key_result(session: Session, key_result: PlacedKeyResult) -> ShowKeyResult:
    workspace, score = session.workspace, session.scorecard.key_results[key_result.id]
    return ShowKeyResult(
        as_of=session.as_of,
        objective=objective_view(session, key_result.objective),
        score=score,
        source=session.source_of(key_result.place()),
        kpi=None if key_result.kpi is None else kpi_view(session, key_result.kpi),
        influences=tuple(kpi_view(session, workspace.kpis[kpi]) for kpi in key_result.influences),
        contributors=tuple(objective_view(session, workspace.objectives[below]) for below in score.contributors),
        history=key_result_history(session, key_result),
        observations=score.seen,
        formula=next(step for step in explain_key_result(session, score).steps if step.name == "raw progress"),
        forecast=forecast(session.context.book, score),
        revision=session.revision,
    )


def _kpi(session: Session, kpi: PlacedKpi) -> ShowKpi:
    references, every = session.workspace.references, session.workspace.kpis.values()
    parent = None if kpi.definition.parent is None else references.kpi(kpi.definition.parent)
    below = (other for other in every if other.definition.parent and references.kpi(other.definition.parent) == kpi.id)
    retired = kpi.definition.retired
    return ShowKpi(
        as_of=session.as_of,
        view=measured_view(kpi_view(session, kpi)),
        source=session.source_of(kpi.place()),
        parent=_gauge(session, parent),
        children=tuple(kpi_view(session, other) for other in below),
        inputs=tuple(_inputs(session, kpi)),
        links=tuple(_links(session, kpi)),
        history=kpi_history(session, kpi),
        replaced_by=None if retired is None else references.kpi(retired.replaced_by or ""),
        revision=session.revision,
    )


def _inputs(session: Session, kpi: PlacedKpi) -> Iterator[KpiView]:
    """Iterate over the KPIs that one is computed from."""
    for ref in kpi.definition.inputs:
        view = _gauge(session, session.workspace.references.kpi(ref))
        if view is not None:
            yield view


def _gauge(session: Session, kpi: KpiId | None) -> KpiView | None:
    return None if kpi is None else kpi_view(session, session.workspace.kpis[kpi])


def _links(session: Session, kpi: PlacedKpi) -> Iterator[LinkedKeyResult]:
    """Iterate over the key results that a KPI is tied to: open ones first, the newest cycle first."""
    links = session.workspace.links_of(kpi.id)
    related = {"moves": links.moved_by, "guards": links.guarded_by, "influences": links.influenced_by}
    found = [link for relation, ids in related.items() for link in _linked(session, relation, ids)]
    yield from sorted(found, key=_link_order)


def _linked(session: Session, relation: str, ids: Iterable[KeyResultId]) -> Iterator[LinkedKeyResult]:
    for whole in ids:
        key_result = session.workspace.key_results[whole]
        yield LinkedKeyResult(
            key_result, relation, session.scorecard.key_results[whole], is_open(key_result, session.as_of)
        )


def _link_order(link: LinkedKeyResult) -> tuple[bool, int, str]:
    return (not link.open, -link.key_result.cycle.start.toordinal(), link.key_result.id)
