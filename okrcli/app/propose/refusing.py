"""When a KPI calls for no objective, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.propose.words import amount, bounded
from okrcli.errors import OkrError
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.model.placed import KpiTarget
    from okrcli.scoring.scorecard import KpiScore, Observation


class NoProposalError(OkrError):
    """A KPI calls for no objective, or nothing can be said of where it should go."""


def last_value(score: KpiScore) -> Observation:
    """Return the value to start from; raises `NoProposalError` where there is none."""
    name = score.kpi.id
    if score.pending is not None:
        raise NoProposalError(f"`{name}` has no value to start from: {score.pending}", "write the objective by hand")
    if score.current is None:
        raise NoProposalError(f"`{name}` has no value yet", f"run `okr checkin {name} VALUE`")
    return score.current


def target_in(score: KpiScore, cycle: Cycle) -> KpiTarget:
    """Return the target in force at a cycle's end, else today's; raises `NoProposalError` where there is none."""
    target = score.kpi.target_on(cycle.end) or score.target
    if target is None:
        help_text = f"write one: `okr revise {score.kpi.id} {cycle.name}.at_most=… --because …`"
        raise NoProposalError(f"`{score.kpi.id}` has no target in {cycle.name}", help_text)
    return target


def refuse_pointless(score: KpiScore) -> None:
    """Raise `NoProposalError` for a KPI that nobody watches."""
    kpi = score.kpi
    if score.loop is Loop.RETIRED and (retired := kpi.definition.retired) is not None:
        help_text = f"look at `{retired.replaced_by}` instead" if retired.replaced_by else "`okr kpis` lists the others"
        raise NoProposalError(f"`{kpi.id}` was retired on {retired.date}: {retired.because}", help_text)
    if score.loop is Loop.INPUT:
        message = f"`{kpi.id}` only feeds other KPIs"
        raise NoProposalError(message, "propose for the KPI that it feeds, or take `tier: input` out")


def refuse_needless(session: Session, score: KpiScore, last: Observation, target: KpiTarget) -> None:
    """Raise `NoProposalError` for a KPI that is in the green, or that somebody moves already."""
    kpi, anyway = score.kpi, f"`okr propose {score.kpi.id} --anyway` drafts one all the same"
    if score.loop is Loop.NEEDS_AN_OBJECTIVE:
        return
    if score.loop is Loop.MONITORING:
        where = f"{amount(kpi, last.value)} on {last.at}, and its target is {bounded(kpi, target.limit)}"
        word = {"no_data": "not judged yet", "no_target": "without a target today"}.get(score.health.value)
        raise NoProposalError(f"`{kpi.id}` is {word or _health(score)}: {where}", anyway)
    movers = [session.scorecard.key_results[mover] for mover in score.moved_by]
    said = ", ".join(f"`{mover.key_result.id}` ({mover.status.value.replace('_', ' ')})" for mover in movers)
    if score.loop is Loop.BACK_IN_RANGE:
        calls = " and ".join(dict.fromkeys(f"`okr close {mover.key_result.objective.id}`" for mover in movers))
        raise NoProposalError(f"`{kpi.id}` is back in range, by {said}", f"run {calls}, or {anyway}")
    raise NoProposalError(f"`{kpi.id}` is being moved already, by {said}", f"work on that, or {anyway}")


def _health(score: KpiScore) -> str:
    return "only on watch" if score.health.value == "watch" else score.health.value
