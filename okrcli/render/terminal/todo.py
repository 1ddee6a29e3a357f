"""`okr todo`: a part for each owner, a sentence for each thing that is owed, and the call that settles it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.render.terminal.attention import with_calls
from okrcli.render.terminal.blocks import BLANK, gap
from okrcli.render.terminal.headings import context, footer, section, tally
from okrcli.results.todo import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.todo import TodoItem, TodoResult

STYLES = {Urgency.OVERDUE: "caution", Urgency.DUE: "strong", Urgency.OPEN: "muted"}
NOBODY = "nobody"
"""Stands over what nobody can be named for."""


def draw_todo(page: Page, result: TodoResult) -> Iterator[Line]:
    """Draw the list by owner; a list of one person needs no names."""
    yield from context(page, result.organization, result.as_of, result.selection, (), result.revision)
    yield from _tally(page, result)
    rows = ((page.text(item.urgency.value, STYLES[item.urgency]), (item.message, item.call)) for item in result.items)
    drawn = zip(result.items, with_calls(page, rows), strict=True)
    for owner, listed in groupby(drawn, key=lambda row: row[0].owner):
        yield BLANK
        if result.selection.owner is None:
            yield from section(page, owner or NOBODY, page.text(result.names.get(owner or "", ""), "muted"))
        for _, block in listed:
            yield from block
    yield BLANK
    yield from footer(page, *_calls(result))


def _tally(page: Page, result: TodoResult) -> Iterator[Line]:
    """Draw how much there is to do."""
    if not result.items:
        yield page.text("Nothing is owed.")
        return
    counted = ((urgency, result.summary[urgency]) for urgency in Urgency)
    words = [page.text(f"{many} {urgency.value}", STYLES[urgency]) for urgency, many in counted if many]
    yield from tally(page, f"{len(result.items)} to do", words, gap(2))


def _calls(result: TodoResult) -> Iterator[tuple[str, str]]:
    """Yield what to type next: the round of check-ins where some are owed, and one person's list of many."""
    owners = list(dict.fromkeys(item.owner for item in result.items if item.owner is not None))
    if any(_is_asked_for(item) for item in result.items):
        yield "okr checkin", "asks you for each value that is owed"
    if result.selection.owner is None and len(owners) > 1:
        yield f"okr todo --owner {owners[0]}", "what one person owes"
    yield "okr status", "how the goals stand"


def _is_asked_for(item: TodoItem) -> bool:
    return item.call.startswith("okr checkin ")
