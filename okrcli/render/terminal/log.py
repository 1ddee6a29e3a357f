"""`okr log` on a terminal: commits, newest first, and under each in sentences what it did to the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.changes import goal_line, goal_title, observed_text, sentence
from okrcli.render.history import cut_text, history_line, new_goals
from okrcli.render.terminal.blocks import BLANK, beside, flow, indent, wrap
from okrcli.render.terminal.headings import context, footer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.log import LogEntry, LoggedGoal, LogResult

_STEP = 2


def draw_log(page: Page, result: LogResult) -> Iterator[Line]:
    """Draw whose history it is, each commit, and where the history is cut."""
    yield from context(page, result.organization, result.as_of, result.selection, revision=result.revision)
    yield from wrap(page.text(history_line(result), "muted"), page.width)
    for entry in result.entries:
        yield BLANK
        yield from _entry(page, entry)
    if result.cut is not None:
        yield BLANK
        yield from wrap(page.text(cut_text(result.cut), "caution"), page.width)
    if result.entries:
        yield BLANK
        commit = result.entries[0].stamp.commit[:10]
        yield from footer(page, (f"git show {commit}", "the lines that the last of them changed"))


def _entry(page: Page, entry: LogEntry) -> Iterator[Line]:
    stamp = entry.stamp
    who = stamp.author if entry.by in {None, stamp.author} else f"{stamp.author} ({entry.by})"
    head = [page.text(f"{stamp.day}", "strong"), page.text(who, "strong"), page.text(stamp.commit[:10], "muted")]
    yield from flow([*head, page.text(stamp.subject, "muted")], page.between, page.width)
    told, new = new_goals(entry.goals)
    yield from _sentence(page, new)
    for goal in told:
        yield from _goal(page, goal)
    for view in entry.observed:
        yield from _sentence(page, f"{view.by or 'measurements'}: {observed_text(view)}")
    for path in entry.unreadable:
        yield from _sentence(page, f"`{path}` cannot be read as this commit left it")


def _goal(page: Page, goal: LoggedGoal) -> Iterator[Line]:
    name = [page.text(goal_title(goal))]
    name += [page.text(goal.id, "muted")] if goal.id != goal.title else []
    name += [page.text(goal_line(goal), "muted")] if goal_line(goal) else []
    yield from indent(flow(name, page.between, page.width - _STEP), _STEP)
    for change in goal.inner:
        yield from indent(_sentence(page, sentence(change, goal.id)), _STEP)


def _sentence(page: Page, text: str) -> list[Line]:
    room = page.width - 3 * _STEP
    sign = [page.text(page.glyphs.dot, "muted")]
    return list(indent(beside([(sign, 1), (wrap(page.text(text), room), room)], space=1), _STEP)) if text else []
