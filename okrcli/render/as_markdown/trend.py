"""`okr trend` as Markdown: a table of the goals, and what changed in their definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_markdown.kpis import seen, title
from okrcli.render.as_markdown.markup import bullets, code, document, table, text
from okrcli.render.as_markdown.markup import sentence as marked
from okrcli.render.history import change_in_week, mark_text, trend_value
from okrcli.render.numbers import show_day, show_percent
from okrcli.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.results.trend import TrendLine, TrendResult

_HEAD = ("Cycle", "Goal", "", "Now", "Plan", "Points in a week", "Status")


def render_trend(result: TrendResult) -> str:
    """Write a row a goal, and below them a list of changes, which are part of the story of a line."""
    heading = f"# {title(result.organization, 'trend')}, {seen(result.as_of, result.revision)}"
    rows = [_row(line) for line in result.lines]
    changes = list(_changes(result))
    listed = f"## Definitions that changed\n\n{bullets(changes)}" if changes else ""
    goals = table(_HEAD, rows, frozenset({"Now", "Plan"})) if rows else "No objective is here to follow."
    return document([heading, goals, listed, text(result.note)])


def _row(line: TrendLine) -> list[str]:
    return [
        text(line.cycle.name),
        code(line.id),
        text(line.title),
        text(trend_value(line)),
        show_percent(line.plan),
        text(change_in_week(line)),
        words(line.status),
    ]


def _changes(result: TrendResult) -> Iterator[str]:
    for line in result.lines:
        for mark in line.marks:
            stamp = mark.stamp
            who = f"{show_day(stamp.day)}, {text(stamp.author)}, {code(stamp.commit[:10])}"
            yield f"{code(line.id)}: {marked(mark_text(mark))} ({who})"
