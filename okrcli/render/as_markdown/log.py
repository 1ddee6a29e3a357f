"""`okr log` as Markdown: a part for each commit, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_markdown.kpis import seen, title
from okrcli.render.as_markdown.markup import bullets, code, document, text
from okrcli.render.as_markdown.markup import sentence as marked
from okrcli.render.changes import goal_line, observed_text, sentence
from okrcli.render.history import cut_text, history_line, new_goals
from okrcli.render.numbers import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.results.log import LogEntry, LoggedGoal, LogResult


def render_log(result: LogResult) -> str:
    """Write a heading and a list for each commit."""
    head = f"# {title(result.organization, 'history of the goals')}, {seen(result.as_of, result.revision)}"
    cut = [] if result.cut is None else [marked(cut_text(result.cut))]
    return document([head, f"{text(history_line(result))}.", *map(_part, result.entries), *cut])


def _part(entry: LogEntry) -> str:
    stamp = entry.stamp
    head = f"## {show_day(stamp.day)}, {text(stamp.author)}: {text(stamp.subject)}"
    return f"{head}\n\n{code(stamp.commit[:10])}\n\n{bullets(_lines(entry))}"


def _lines(entry: LogEntry) -> Iterator[str]:
    told, new = new_goals(entry.goals)
    if new:
        yield text(new)
    for goal in told:
        yield from _goal(goal)
    for view in entry.observed:
        yield f"{text(view.by or 'measurements')}: {marked(observed_text(view))}"
    for path in entry.unreadable:
        yield f"{code(path)} cannot be read as this commit left it"


def _goal(goal: LoggedGoal) -> Iterator[str]:
    name = f"{text(goal.title)} ({code(goal.id)})"
    if goal_line(goal):
        yield f"{name} is {goal_line(goal)}"
    for change in goal.inner:
        yield f"{name}: {marked(sentence(change, goal.id))}"
