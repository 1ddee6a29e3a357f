"""`okr status`: the goals of today in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.terminal.attention import draw_attention
from okrcli.render.terminal.blocks import BLANK, wrap
from okrcli.render.terminal.gauge_rows import draw_gauges
from okrcli.render.terminal.headings import context, footer, section, tally_of_kpis, tally_of_objectives
from okrcli.render.terminal.labels import call
from okrcli.render.terminal.objectives import objective_rows
from okrcli.render.terminal.overview import MANY, draw_overview
from okrcli.render.terminal.rows import columns_of, draw_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import ObjectiveView, StatusResult

_KPIS = {False: 40, True: 12}


def draw_status(page: Page, result: StatusResult) -> Iterator[Line]:
    """Draw objectives, KPIs, and what needs attention."""
    yield from context(page, result.organization, result.as_of, result.selection, result.cycles, result.revision)
    yield from _tallies(page, result)
    yield from _objectives(page, result)
    yield from _kpis(page, result)
    if result.attention:
        yield BLANK
        yield from section(page, "Needs attention" if result.objectives else "What to do")
        yield from draw_attention(page, result.attention)
    if result.objectives or not result.attention:
        yield BLANK
        yield from _more(page, result)


def _tallies(page: Page, result: StatusResult) -> Iterator[Line]:
    if result.objectives:
        yield from tally_of_objectives(page, result.summary.objectives)
    if result.kpis:
        yield from tally_of_kpis(page, result.summary.kpis)


def _objectives(page: Page, result: StatusResult) -> Iterator[Line]:
    if not result.objectives:
        yield BLANK
        yield from page.prose(_NOTHING)
    elif len(result.objectives) > MANY:
        yield from draw_overview(page, result)
    else:
        yield from _trees(page, result.objectives)


_NOTHING = "No objectives to show. An objective is a file, objectives/CYCLE/NAME.yaml."


def _trees(page: Page, views: Sequence[ObjectiveView]) -> Iterator[Line]:
    """Draw objectives as trees; where their tops are of several cycles, below a heading for each of these."""
    groups = [objective_rows(page, view) for view in views]
    columns = columns_of(page, [row for group in groups for row in group])
    tops = [view.score.objective.cycle.name for view in views if view.depth == 0]
    cycle = ""
    for view, group in zip(views, groups, strict=True):
        yield BLANK
        if view.depth == 0 and view.score.objective.cycle.name != cycle:
            cycle = view.score.objective.cycle.name
            yield from section(page, "Objectives" if len(set(tops)) == 1 else cycle)
        yield from draw_rows(page, group, columns)


def _kpis(page: Page, result: StatusResult) -> Iterator[Line]:
    if not result.kpis:
        return
    yield BLANK
    yield from section(page, "KPIs")
    shown = _KPIS[len(result.objectives) > MANY]
    yield from draw_gauges(page, result.kpis[:shown])
    if len(result.kpis) > shown:
        more = page.text(f"and {len(result.kpis) - shown} more, none of them worse ", "muted")
        yield from wrap(more + call(page, "okr kpis"), page.width)


def _more(page: Page, result: StatusResult) -> Iterator[Line]:
    """Draw how to see more than this."""
    if len(result.objectives) > MANY:
        yield from footer(
            page,
            ("okr status --team TEAM", "the goals of a team"),
            ("okr status REF", "one goal and all below it"),
            ("okr status --format csv", "every goal"),
        )
    elif result.objectives:
        yield from footer(page, ("okr show REF", "history and links"), ("okr explain REF", "how a number came about"))
    else:
        yield from footer(page, ("okr new objective", "writes one"))
