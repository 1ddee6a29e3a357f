"""Objectives, key results and KPIs as rows and lines of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.render.as_markdown.markup import code, sentence, table, text
from okrcli.render.numbers import UNKNOWN, show_day, show_percent, show_quantity, show_range, show_share
from okrcli.render.words import trend_word, with_flags, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.model.ids import KpiId
    from okrcli.results.status import Attention, KpiView, ObjectiveView
    from okrcli.scoring.scorecard import KeyResultScore

_RESULT_HEAD = ("Key result", "Progress", "Plan", "Status", "Current", "Target", "Owner", "KPI")
_KPI_HEAD = ("KPI", "Value", "Target", "Health", "Date", "Loop", "Moved by", "Owner")
_RIGHT = frozenset({"Progress", "Plan", "Current", "Target", "Value"})


def objective_block(view: ObjectiveView, kpi_names: Mapping[KpiId, str]) -> str:
    """Write an objective with a table of its key results."""
    score = view.score
    numbers = f"{show_percent(score.progress)} of {show_percent(score.plan)} planned"
    grade = "" if score.grade is None else f", grade {show_share(score.grade)}"
    worst = "" if score.worst is None else f", worst: {code(_short(score.worst.id))} {words(score.worst.status)}"
    known = "" if score.known == score.parts else f", {score.known} of {score.parts} known"
    line = f"**{status_of(view)}**, {numbers}{known}{worst}{grade}, {text(score.objective.definition.owner)}"
    heading = f"### {text(score.objective.definition.title)}"
    rows = (_result_row(result, kpi_names) for result in score.key_results)
    return f"{heading}\n\n{line}, {code(score.objective.id)}\n\n{table(_RESULT_HEAD, rows, _RIGHT)}"


def status_of(view: ObjectiveView) -> str:
    """Say the status of an objective with its flag."""
    return with_flags(view.score.status, "stale" if view.score.stale else "")


def _short(whole: str) -> str:
    """Leave out the cycle of an id."""
    return whole.partition("/")[2]


def _result_row(score: KeyResultScore, kpi_names: Mapping[KpiId, str]) -> list[str]:
    result = score.key_result
    kpi = UNKNOWN if result.kpi is None else text(kpi_names.get(result.kpi.id, result.kpi.id))
    return [
        text(result.definition.title),
        progress_of(score),
        show_percent(score.plan),
        result_status(score),
        current_of(score),
        target_of(score),
        text(result.owner),
        kpi,
    ]


def progress_of(score: KeyResultScore) -> str:
    """Show progress, and raw progress where it differs."""
    shown = show_percent(score.progress)
    return shown if score.raw == score.progress else f"{shown} ({show_percent(score.raw)})"


def result_status(score: KeyResultScore) -> str:
    """Say the status of a key result with its flags."""
    return with_flags(score.status, "stale" if score.stale else "", "late" if score.late else "")


def current_of(score: KeyResultScore) -> str:
    """Show how far a key result is, in its own terms."""
    if score.key_result.definition.way is Way.MILESTONES:
        return f"{sum(item.reached is not None for item in score.milestones)} of {len(score.milestones)}"
    if score.current is None:
        return UNKNOWN
    return text(show_quantity(score.current.value, score.key_result.measure.unit))


def target_of(score: KeyResultScore) -> str:
    """Show what a key result aims at, in its own terms."""
    measure = score.key_result.measure
    match score.key_result.definition.way:
        case Way.KEEP:
            return text(show_range(measure.keep, measure.unit))
        case Way.MILESTONES:
            return "all"
        case Way.ROLLUP:
            return "100%"
        case Way.MOVE:
            return text(show_quantity(score.target, measure.unit))


def kpi_table(views: Iterable[KpiView]) -> str:
    """Write a table of KPIs."""
    return table(_KPI_HEAD, map(_kpi_row, views), _RIGHT)


def _kpi_row(view: KpiView) -> list[str]:
    score = view.score
    current = score.current
    moved = ", ".join(f"{code(_short(whole))} {words(view.statuses[whole])}" for whole in score.moved_by)
    return [
        text(score.kpi.definition.name),
        text(UNKNOWN if current is None else show_quantity(current.value, score.kpi.unit)),
        text(show_range(None if score.target is None else score.target.limit, score.kpi.unit)),
        with_flags(score.health, "stale" if score.stale else "", *_noticed(view)),
        UNKNOWN if current is None else show_day(current.at),
        words(score.loop),
        moved or UNKNOWN,
        text(score.kpi.definition.owner),
    ]


def _noticed(view: KpiView) -> Iterator[str]:
    """Yield what tells a KPI's signal from noise, where a view does."""
    if view.chart is not None and view.chart.recent:
        yield "signal"
    if view.trend is not None and view.trend.direction:
        yield trend_word(view.trend)


def attention_list(entries: Iterable[Attention]) -> list[str]:
    """Write what needs attention, each with its call."""
    return [f"{sentence(entry.message)}{': ' + code(entry.call) if entry.call else ''}" for entry in entries]
