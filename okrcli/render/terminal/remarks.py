"""The quiet words beside a goal: who, which KPI, what is the worst part, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.render.numbers import show_day, show_share
from okrcli.render.terminal.labels import status_label
from okrcli.render.terminal.measured import periods_met
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import ObjectiveView
    from okrcli.scoring.scorecard import KeyResultScore, MilestoneScore, ObjectiveScore

_QUIET = "muted"
_OVER = {Status.CLOSED, Status.DROPPED}


def objective_remarks(page: Page, view: ObjectiveView) -> tuple[Line, ...]:
    """Return id and owner, and what else is worth knowing of an objective."""
    score, objective = view.score, view.score.objective
    remarks = [objective.id, objective.definition.owner]
    if view.ambition == "committed":
        remarks.append("committed")
    if score.confidence is not None:
        remarks.append(f"confidence {show_share(score.confidence)}")
    if 0 < score.known < score.parts:
        remarks.append(f"{score.known} of {score.parts} known")
    if score.grade is not None and objective.definition.closed is not None:
        remarks.append(f"{objective.definition.closed.outcome}, grade {show_share(score.grade)}")
    if view.because is not None:
        remarks.append(f"because {view.because}")
    return (*(page.text(remark, _QUIET) for remark in remarks), *worst_part(page, score), *_above(page, view))


def worst_part(page: Page, score: ObjectiveScore) -> Iterator[Line]:
    """Yield an objective's worst part, where its status says more than the objective's own."""
    if score.worst is not None and score.worst.status is not score.status and score.parts > 1:
        part = score.worst.id.removeprefix(f"{score.objective.id}/")
        yield page.text(f"worst: {part} ", _QUIET) + status_label(page, score.worst.status)


def _above(page: Page, view: ObjectiveView) -> Iterator[Line]:
    """Yield what an objective contributes to or supports, unless it stands right beneath it."""
    if view.depth == 0 and view.contributes_to is not None:
        yield page.text(f"contributes to {view.contributes_to}", _QUIET)
    elif view.supports is not None and view.contributes_to is None:
        yield page.text(f"supports {view.supports}", _QUIET)


def key_result_remarks(page: Page, score: KeyResultScore) -> tuple[Line, ...]:
    """Return what measures a key result, its owner where that is not the objective's, and what comes next."""
    key_result = score.key_result
    remarks = [_detail(score)]
    if key_result.kpi is not None:
        remarks.append(f"KPI {key_result.kpi.id}")
    if key_result.owner != key_result.objective.definition.owner:
        remarks.append(key_result.owner)
    if key_result.definition.dropped is not None and score.status is Status.DROPPED:
        remarks.append(f"dropped {show_day(key_result.definition.dropped.date)}")
    return tuple(page.text(remark, _QUIET) for remark in remarks if remark)


def _detail(score: KeyResultScore) -> str:
    way = score.key_result.definition.way
    if way is Way.KEEP:
        return periods_met(score.periods)
    if way is not Way.MILESTONES or score.status in _OVER:
        return ""
    upcoming = _next(score.milestones)
    return "" if upcoming is None else _due(upcoming)


def _next(milestones: tuple[MilestoneScore, ...]) -> MilestoneScore | None:
    """Return the open milestone that is due first; those without a day come last."""
    still = [item for item in milestones if item.reached is None]
    return min(still, key=lambda item: (item.milestone.due is None, item.milestone.due), default=None)


def _due(item: MilestoneScore) -> str:
    due = item.milestone.due
    return f"next: {item.milestone.id}" + ("" if due is None else f", due {show_day(due)}")
