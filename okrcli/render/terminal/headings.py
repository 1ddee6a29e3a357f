"""The first lines of a view, the ruled headings of its parts, and the last line, which says how to see more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.changes import revision_name
from okrcli.render.numbers import count, show_day
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap, indent, join, line_width, wrap
from okrcli.render.terminal.labels import HEALTH_STYLES, STATUS_STYLES, call, said

_SEVERAL = 2
_TOTAL = 14
_LEAST = 24

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.diff import GitRevision
    from okrcli.results.status import Selection
    from okrcli.scoring.scorecard import Health, Status


def context(
    page: Page,
    organization: str | None,
    as_of: date,
    selection: Selection,
    cycles: Sequence[Cycle] = (),
    revision: GitRevision | None = None,
) -> Iterator[Line]:
    """Draw whose goals these are, how far each cycle is, the day, the commit, and what the view was narrowed to."""
    name = [page.text(organization, "strong")] if organization else []
    positions = [_position(page, cycle, as_of) for cycle in cycles]
    day = page.text(show_day(as_of), "muted")
    commit = None if revision is None else revision_name(revision)
    asked = (("at", commit), ("team", selection.team), ("owner", selection.owner), ("around", selection.ref))
    narrowed = [page.text(f"{word} ", "muted") + page.text(value) for word, value in asked if value is not None]
    line = join([*name, *positions, day, *narrowed], page.between)
    if len(positions) < _SEVERAL or line_width(line) <= page.width:
        yield from flow([*name, *positions, day, *narrowed], page.between, page.width)
    else:
        yield from flow([*name, day, *narrowed], page.between, page.width)
        yield from tally(page, count(len(positions), "cycle"), positions, page.between)


def in_past(page: Page, as_of: date, revision: GitRevision | None) -> Iterator[Line]:
    """Draw the day and the commit above a portrait, where it is of a commit."""
    if revision is not None:
        yield from flow([page.text(show_day(as_of), "muted"), _at(page, revision)], page.between, page.width)


def _at(page: Page, revision: GitRevision) -> Line:
    return page.text("at ", "muted") + page.text(revision_name(revision))


def _position(page: Page, cycle: Cycle, as_of: date) -> Line:
    """Return where in a cycle the day lies: `2026-Q4 day 51 of 92`."""
    name = page.text(cycle.name, "strong")
    if as_of < cycle.start:
        return name + page.text(f" from {show_day(cycle.start)}", "muted")
    if as_of > cycle.end:
        return name + page.text(f" ended {show_day(cycle.end)}", "muted")
    return name + page.text(f" day {cycle.day_number(as_of)} of {cycle.days}", "muted")


def tally_of_objectives(page: Page, counted: Mapping[Status, int]) -> Iterator[Line]:
    """Draw how many objectives there are of each status."""
    words = [
        page.text(f"{page.glyphs.statuses[status]} {number} {said(status)}", style)
        for status, style in STATUS_STYLES.items()
        if (number := counted[status])
    ]
    yield from tally(page, count(sum(counted.values()), "objective"), words, gap(2))


def tally_of_kpis(page: Page, counted: Mapping[Health, int]) -> Iterator[Line]:
    """Draw how many KPIs there are of each health."""
    words = [
        page.text(f"{page.glyphs.healths[health]} {number} {said(health)}", style)
        for health, style in HEALTH_STYLES.items()
        if (number := counted[health])
    ]
    yield from tally(page, count(sum(counted.values()), "KPI"), words, gap(2))


def tally(page: Page, total: str, parts: Iterable[Line], between: Line) -> Iterator[Line]:
    """Draw a total and what it is made of, below it where the page is narrow."""
    head = page.text(total)
    room = page.width - _TOTAL - 1
    if room < _LEAST or line_width(head) > _TOTAL:
        yield from wrap(head, page.width)
        yield from indent(flow(parts, between, page.width - 2), 2)
    else:
        yield from beside([([head], _TOTAL), (flow(parts, between, room), room)], space=1)


def section(page: Page, title: str, remark: Line = BLANK) -> Iterator[Line]:
    """Draw a heading with a ruled line to the right edge, where a remark may stand."""
    head = page.text(title, "heading")
    room = page.rule_width - line_width(head) - 1
    if remark and room < line_width(remark) + 4:
        yield from wrap(head, page.width)
        yield from wrap(remark, page.width)
        return
    rule = room - (line_width(remark) + 1 if remark else 0)
    ruled = head + gap(1) + page.text(page.glyphs.rule * rule, "rule") if rule > 0 else head
    yield from wrap(ruled + gap(1) + remark if remark else ruled, page.width)


def footer(page: Page, *calls: tuple[str, str]) -> Iterator[Line]:
    """Draw what to type to see more, and what that shows."""
    items = [call(page, command) + gap(2) + page.text(what, "muted") for command, what in calls]
    yield from flow(items, gap(3), page.width)
