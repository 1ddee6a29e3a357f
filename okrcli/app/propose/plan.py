"""`okr propose`: drafts the objective that brings a breached KPI back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editing.amounts import write_amount
from okrcli.app.editing.cycles import cycle_for
from okrcli.app.editing.files import composed
from okrcli.app.editing.slugs import free, slugs_of
from okrcli.app.propose.price import is_guess, payer_of
from okrcli.app.propose.refusing import last_value, refuse_needless, refuse_pointless, target_in
from okrcli.app.propose.route import route_of
from okrcli.app.propose.words import amount, bounded, held, named, sentence
from okrcli.draft import Draft
from okrcli.model.lookup import look_up_only
from okrcli.model.placed import PlacedKpi
from okrcli.model.quantities import limit_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.propose.route import Route
    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.diagnostics import Pointer
    from okrcli.model.placed import KpiTarget
    from okrcli.node import Node

_LATE = 3
"""A cycle of which less than one part in so many is left is late to begin in."""


def plan_propose(session: Session, ref: str, name: str | None = None, *, anyway: bool = False) -> Draft:
    """Plan the objective for the KPI that `ref` names, in a cycle or in the one of today.

    Raises `NoProposalError` for a KPI that calls for none; with `anyway` only where nothing could be said.
    """
    kpi = look_up_only(session.workspace, ref, session.as_of, PlacedKpi)
    score = session.scorecard.kpis[kpi.id]
    refuse_pointless(score)
    cycle, last = cycle_for(session.workspace, name, session.as_of), last_value(score)
    target = target_in(score, cycle)
    if not anyway:
        refuse_needless(session, score, last, target)
    route, payer = route_of(score, target, last), payer_of(session, kpi, cycle)
    verb = "keep" if route.end is None else "raise" if route.is_upward else "bring-down"
    slug = free(f"{verb}-{kpi.id}", slugs_of(session.workspace) | set(session.workspace.kpis))
    entries = _entries(session, kpi, route, payer)
    file = composed(session, f"objectives/{cycle.name}/{slug}.yaml", entries, _comments(route))
    remarks = [*_remarks(session, f"{cycle.name}/{slug}", cycle), *_of_price(session, kpi, payer and payer[0])]
    return Draft((file,), f"Propose: {entries['title']}", tuple(remarks))


def _entries(
    session: Session, kpi: PlacedKpi, route: Route, payer: tuple[PlacedKpi, KpiTarget] | None
) -> dict[str, Node]:
    team = session.workspace.team_of(kpi)
    results: list[Node] = [_moving(session, kpi, route)]
    if payer is not None:
        results.append(_keeping(*payer))
    entries: dict[str, Node] = {
        "title": _title(kpi, route),
        "why": _why(kpi, route),
        "owner": kpi.definition.owner,
    }
    if team is not None:
        entries["teams"] = [team]
    entries["because"] = kpi.id
    if kpi.definition.visibility == "restricted":
        entries["visibility"] = "restricted"
    return entries | {"key_results": results}


def _title(kpi: PlacedKpi, route: Route) -> str:
    if route.end is None:
        return f"Keep {named(kpi)} in range"
    return f"{_verb(route)} {named(kpi)}"


def _verb(route: Route) -> str:
    return "Raise" if route.is_upward else "Bring down"


def _why(kpi: PlacedKpi, route: Route) -> str:
    """Return what the numbers say, and why the KPI is watched at all."""
    value, limit = amount(kpi, route.start.value), bounded(kpi, route.target.limit)
    seen = sentence(f"{kpi.definition.name} stood at {value} on {route.start.at}, and the target is {limit}")
    lasts = "" if route.since is None else f" {_lasting(route)}"
    return f"{seen}{lasts} {sentence(kpi.definition.why)}" if kpi.definition.why else f"{seen}{lasts}"


def _lasting(route: Route) -> str:
    """Say since when the number is out of range; one that came back has not stayed there yet."""
    if route.is_back:
        return f"It had been out of range since {route.since}, and has not yet shown that it stays."
    return f"The number has been out of range since {route.since}."


def _moving(session: Session, kpi: PlacedKpi, route: Route) -> dict[str, Node]:
    """Return the key result that takes the KPI back."""
    if route.end is None:
        return _keeping(kpi, route.target)
    start, end = amount(kpi, route.start.value), amount(kpi, route.end)
    currency = session.config.currency
    return {
        "id": kpi.id,
        "title": f"{_verb(route)} {named(kpi)} from {start} to {end}",
        "kpi": kpi.id,
        "baseline": write_amount(route.start.value, kpi.unit, currency),
        "target": write_amount(route.end, kpi.unit, currency),
    }


def _keeping(kpi: PlacedKpi, target: KpiTarget) -> dict[str, Node]:
    """Return the guardrail that keeps a KPI inside its target, in the words of its own file."""
    written = kpi.definition.targets[target.cycle.name]
    texts = [quantity.text for _, quantity in limit_quantities(written)]
    value: Node = list(texts) if len(texts) > 1 else texts[0]
    title = f"Keep {named(kpi)} {held(kpi, target.limit)}"
    return {"id": kpi.id, "title": title, "kpi": kpi.id, "keep": {written.kind: value}}


def _comments(route: Route) -> dict[Pointer, str]:
    """Return where the numbers come from, to stand beside them."""
    if route.end is None:
        return {}
    at: Pointer = ("key_results", 0)
    target = f"the KPI's target in {route.target.cycle.name}"
    return {(*at, "baseline"): f"on {route.start.at}", (*at, "target"): target}


def _remarks(session: Session, whole: str, cycle: Cycle) -> Iterator[str]:
    yield f"it is a draft: make it yours, and see `okr show {whole}`"
    left = (cycle.end - session.as_of).days
    if left * _LATE < cycle.days and session.as_of >= cycle.start:
        yield f"{left} days are left of {cycle.name}: `--cycle` takes another one"


def _of_price(session: Session, kpi: PlacedKpi, payer: PlacedKpi | None) -> Iterator[str]:
    """Say where nothing is guarded, and where what is guarded is only of the same team."""
    if payer is None:
        yield "no KPI that could pay the price is linked to it or of its team: think of a key result with `keep`"
    elif is_guess(session, kpi, payer):
        yield f"`{payer.id}` is guarded as one of the same team: take another where that could not suffer"
