"""`okr show` as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.render.as_markdown.goals import (
    attention_list,
    current_of,
    kpi_table,
    objective_block,
    progress_of,
    result_status,
    status_of,
    target_of,
)
from okrcli.render.as_markdown.kpis import seen
from okrcli.render.as_markdown.markup import bullets, code, document, table, text
from okrcli.render.numbers import show_day, show_percent, show_quantity, show_share
from okrcli.render.words import words
from okrcli.results.show import ShowKeyResult, ShowKpi, ShowObjective

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.model.objective import Closed
    from okrcli.results.show import HistoryEntry, LinkedKeyResult, ShowResult
    from okrcli.results.status import ObjectiveView
    from okrcli.scoring.scorecard import InitiativeScore


def render_show(result: ShowResult) -> str:
    """Write one goal."""
    match result:
        case ShowObjective():
            return _objective(result)
        case ShowKeyResult():
            return _key_result(result)
        case ShowKpi():
            return _kpi(result)
        case _:
            assert_never(result)


def _seen(result: ShowResult) -> str:
    """Say the day and the commit of what is no longer so."""
    return "" if result.revision is None else f"On {seen(result.as_of, result.revision)}."


def _objective(result: ShowObjective) -> str:
    definition = result.view.score.objective.definition
    support = [f"{text(other.definition.title)} {code(other.id)}" for other in result.supporters]
    above = [] if result.parent is None else [f"{text(result.parent.definition.title)} {code(result.parent.id)}"]
    return document(
        [
            objective_block(result.view, result.kpi_names).removeprefix("##"),
            _seen(result),
            text(definition.why),
            _section("Counts in or supports", above),
            _section("Contributors", [_contributor(view) for view in result.contributors]),
            _section("Supported by", support),
            _section("Initiatives", [_initiative(view.score, definition.owner) for view in result.initiatives]),
            _section("Revised", [_revision(r.date.isoformat(), r.what, r.because) for r in definition.revised]),
            "" if definition.closed is None else _closed(definition.closed),
            _section("Needs attention", attention_list(result.attention)),
        ]
    )


def _section(title: str, items: list[str]) -> str:
    return f"## {title}\n\n{bullets(items)}" if items else ""


def _contributor(view: ObjectiveView) -> str:
    score = view.score
    grade = "" if score.grade is None else f", grade {show_share(score.grade)}"
    numbers = f"{show_percent(score.progress)} of {show_percent(score.plan)} planned"
    return f"{text(score.objective.definition.title)} {code(score.objective.id)}: {status_of(view)}, {numbers}{grade}"


def _initiative(score: InitiativeScore, owner: str) -> str:
    initiative, report = score.initiative, score.report
    due = "" if initiative.due is None else f", due {show_day(initiative.due)}{', overdue' if score.overdue else ''}"
    said = "" if report is None else f", said by {text(report.checkin.by)} on {show_day(report.checkin.day)}"
    return f"{text(initiative.title)}: {score.status}{said}{due}, {text(initiative.owner or owner)}"


def _revision(day: str, what: str, because: str) -> str:
    return f"{day}: {text(what)}. {text(because)}"


def _closed(closed: Closed) -> str:
    line = f"Closed {closed.date}: {closed.outcome}, grade {show_share(closed.grade)}."
    return f"## Closed\n\n{line}\n\n{text(closed.retro)}"


def _key_result(result: ShowKeyResult) -> str:
    score = result.score
    objective = result.objective.score.objective
    facts = [
        f"Status: {result_status(score)}",
        f"Progress: {progress_of(score)} of {show_percent(score.plan)} planned",
        f"Now: {current_of(score)}",
        f"From {text(show_quantity(score.baseline, score.key_result.measure.unit))} to {target_of(score)}",
        f"Due: {show_day(score.key_result.due)}",
        f"Confidence: {show_share(score.confidence)}",
        f"Owner: {text(score.key_result.owner)}",
        f"Objective: {text(objective.definition.title)} {code(objective.id)}",
    ]
    return document(
        [
            f"# {text(score.key_result.definition.title)}",
            _seen(result),
            bullets(facts),
            _section("What counts in it", [_contributor(view) for view in result.contributors]),
            "" if result.kpi is None else f"## KPI\n\n{kpi_table([result.kpi])}",
            _history(result.history, score.key_result.measure.unit),
        ]
    )


def _kpi(result: ShowKpi) -> str:
    definition = result.view.score.kpi.definition
    return document(
        [
            f"# {text(definition.name)}",
            _seen(result),
            text(definition.what),
            text(definition.why),
            kpi_table([result.view]),
            _section("Key results", [_link(link) for link in result.links]),
            _history(result.history, result.view.score.kpi.unit),
        ]
    )


def _link(link: LinkedKeyResult) -> str:
    state = words(link.score.status)
    return f"{code(link.key_result.id)} {link.relation} it: {text(link.key_result.definition.title)} ({state})"


def _history(entries: Iterable[HistoryEntry], unit: str | None) -> str:
    rows = [
        [
            show_day(entry.at),
            text(show_quantity(entry.value, unit)),
            text("; ".join(filter(None, [entry.text, entry.note]))),
            show_share(entry.confidence),
            text(entry.by),
            code(f"{entry.source.path}:{entry.source.line}"),
        ]
        for entry in entries
    ]
    head = ("Date", "Value", "Note", "Confidence", "By", "Source")
    return f"## History\n\n{table(head, rows, frozenset({'Value', 'Confidence'}))}" if rows else ""
