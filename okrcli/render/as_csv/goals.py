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
    "late", "due", "at_least", "at_most",
)  # fmt: skip
_KPI_HEAD = (
    "kpi", "name", "owner", "team", "unit", "cadence", "value", "date", "at_least", "at_most", "health", "stale",
    "loop", "moved_by", "moved_by_status", "signals", "trend",
)  # fmt: skip
_HISTORY_HEAD = ("date", "by", "value", "unit", "text", "confidence", "note", "file", "line")


def render_status(result: StatusResult) -> str:
    """Write a row for each objective, without a key result, and one for each of its key results."""
    return write_csv(_RESULT_HEAD, (row for view in result.objectives for row in _rows(view)))


def _rows(view: ObjectiveView) -> Iterator[Sequence[Cell]]:
    yield _objective_row(view)
    yield from _result_rows(view)


def _objective_row(view: ObjectiveView) -> Sequence[Cell]:
    score, objective = view.score, view.score.objective
    known: dict[str, Cell] = {
        "cycle": objective.cycle.name,
        "objective": objective.id,
        "objective_title": objective.definition.title,
        "objective_status": score.status.value,
        "title": objective.definition.title,
        "owner": objective.definition.owner,
        "teams": " ".join(view.teams),
        "progress": number(score.progress),
        "plan": number(score.plan),
        "status": score.status.value,
        "confidence": number(score.confidence),
        "stale": _switch(score.stale),
        "due": _day(objective.cycle.end),
    }
    return [known.get(column) for column in _RESULT_HEAD]


def _result_rows(view: ObjectiveView) -> Iterator[Sequence[Cell]]:
    objective = view.score.objective
    for score in view.score.key_results:
        result, current, keep = score.key_result, score.current, score.key_result.measure.keep
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
            None if keep is None else number(keep.low),
            None if keep is None else number(keep.high),
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
    """Write the history of a key result or a KPI; of an objective, its own row and its key results'."""
    match result:
        case ShowObjective():
            return write_csv(_RESULT_HEAD, _rows(result.view))
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
