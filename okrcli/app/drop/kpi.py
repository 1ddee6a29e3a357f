"""`okr drop` of a KPI: it is retired in its own file, with the day, the reason and what to look at instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editing.files import edited
from okrcli.app.editing.standing import said
from okrcli.draft import Draft
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up_only
from okrcli.model.placed import PlacedKpi
from okrcli.scoring.lifecycle import is_open, is_retired
from okrcli.syntax.edits import AddKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.node import Node


def retire_kpi(session: Session, kpi: PlacedKpi, because: str, replaced_by: str | None) -> Draft:
    """Plan to watch a KPI no more; `replaced_by` names the one to look at instead."""
    if (retired := kpi.definition.retired) is not None:
        help_text = f"take `retired` out of {kpi.path} to watch it again"
        raise OkrError(f"`{kpi.id}` was retired on {retired.date}: {retired.because}", help_text)
    entry: dict[str, Node] = {"date": session.as_of.isoformat(), "because": said(because, "--because")}
    if replaced_by is not None:
        entry["replaced_by"] = _successor(session, kpi, replaced_by).id
    file = edited(session, kpi.path, [AddKey((), "retired", entry)])
    return Draft((file,), f"Retire: {kpi.definition.name}", tuple(_remarks(session, kpi)))


def _successor(session: Session, kpi: PlacedKpi, ref: str) -> PlacedKpi:
    other = look_up_only(session.workspace, ref, session.as_of, PlacedKpi)
    if other.id == kpi.id:
        raise OkrError(f"`{kpi.id}` cannot replace itself", "name another KPI, or leave --replaced-by out")
    if is_retired(other, session.as_of):
        raise OkrError(f"`{other.id}` is retired itself", "name a KPI that is watched")
    return other


def _remarks(session: Session, kpi: PlacedKpi) -> Iterator[str]:
    """Name what still leans on a KPI that nobody watches any more."""
    yield f"`{kpi.id}` leaves the dashboard today, and nobody is asked for it any more; what it measured stays"
    links = session.workspace.links.get(kpi.id)
    tied = () if links is None else (*links.moved_by, *links.guarded_by)
    for whole in tied:
        if is_open(session.workspace.key_results[whole], session.as_of):
            yield f"`{whole}` is measured by it still: `okr drop {whole} --because …` gives that up"
    for other in session.workspace.kpis.values():
        if kpi.id in {session.workspace.references.kpi(name) for name in other.definition.inputs}:
            yield f"`{other.id}` is computed from it, and gets no further value"
