"""`okr status`, `okr kpis` and `okr show` as one table each: a row a key result, a KPI, or a thing reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.quantity import to_json_number as number
from okrcli.render.as_csv.cells import write_csv
from okrcli.render.words import trend_word
from okrcli.results.show import ShowKeyResult, ShowKpi, ShowObjective

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.placed import Range
    from okrcli.render.as_csv.cells import Cell
    from okrcli.results.show import HistoryEntry, ShowResult
    from okrcli.results.status import KpisResult, KpiView, ObjectiveView, StatusResult

_RESULT_HEAD = (
    "cycle", "objective", "objective_title", "objective_status", "key_result", "title", "owner", "teams", "way", "kpi",
    "unit", "baseline", "target", "current", "current_date", "progress", "raw", "plan", "status", "confidence", "stale",
    "late", "due",
)  # fmt: skip
_KPI_HEAD = (
    "kpi", "name", "owner", "team", "unit", "cadence", "value", "date", "at_least", "at_most", "health", "stale",
    "loop", "moved_by", "moved_by_status", "signals", "trend",
)  # fmt: skip
_HISTORY_HEAD = ("date", "by", "value", "unit", "text", "confidence", "note", "file", "line")


def render_status(result: StatusResult) -> str:
    """Write a row for each key result."""
    return write_csv(_RESULT_HEAD, (row for view in result.objectives for row in _result_rows(view)))


def _result_rows(view: ObjectiveView) -> Iterator[Sequence[Cell]]:
    objective = view.score.objective
    for score in view.score.key_results:
        result, current = score.key_result, score.current
        yield (
            objective.cycle.name,
            objective.id,
            objective.definition.title,
            view.score.status.value,
            result.id,
            result.definition.title,
            result.owner,
            " ".join(view.teams),
            result.definition.way.value,
            None if result.kpi is None else result.kpi.id,
            result.measure.unit,
            number(score.baseline),
            number(score.target),
            None if current is None else number(current.value),
            None if current is None else _day(current.at),
            number(score.progress),
            number(score.raw),
            number(score.plan),
            score.status.value,
            number(score.confidence),
            _switch(score.stale),
            _switch(score.late),
            _day(result.due),
        )


def render_kpis(result: KpisResult) -> str:
    """Write a row for each KPI."""
    return write_csv(_KPI_HEAD, map(_kpi_row, result.kpis))


def _kpi_row(view: KpiView) -> Sequence[Cell]:
    score = view.score
    definition, current = score.kpi.definition, score.current
    limit: Range | None = None if score.target is None else score.target.limit
    return (
        score.kpi.id,
        definition.name,
        definition.owner,
        view.team,
        score.kpi.unit,
        definition.cadence.value,
        None if current is None else number(current.value),
        None if current is None else _day(current.at),
        None if limit is None else number(limit.low),
        None if limit is None else number(limit.high),
        score.health.value,
        _switch(score.stale),
        score.loop.value,
        " ".join(score.moved_by),
        " ".join(view.statuses[whole].value for whole in score.moved_by),
        None if view.chart is None else len(view.chart.recent),
        None if view.trend is None else trend_word(view.trend),
    )


def render_show(result: ShowResult) -> str:
    """Write the history of a key result or a KPI; of an objective, a row for each key result."""
    match result:
        case ShowObjective():
            return write_csv(_RESULT_HEAD, _result_rows(result.view))
        case ShowKeyResult():
            unit = result.score.key_result.measure.unit
            return write_csv(_HISTORY_HEAD, (_entry_row(entry, unit) for entry in result.history))
        case ShowKpi():
            unit = result.view.score.kpi.unit
            return write_csv(_HISTORY_HEAD, (_entry_row(entry, unit) for entry in result.history))
        case _:
            assert_never(result)


def _entry_row(entry: HistoryEntry, unit: str | None) -> Sequence[Cell]:
    return (
        _day(entry.at),
        entry.by,
        number(entry.value),
        unit,
        entry.text,
        number(entry.confidence),
        entry.note,
        entry.source.path,
        entry.source.line,
    )


def _day(day: date) -> str:
    return day.isoformat()


def _switch(found: bool) -> str:  # noqa: FBT001 - the value of a cell
    return "true" if found else "false"
