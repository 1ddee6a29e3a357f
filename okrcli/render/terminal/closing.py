"""What an objective comes to, before it is closed: its results, and the grade that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import show_percent, show_share
from okrcli.render.terminal.blocks import BLANK, flow
from okrcli.render.terminal.headings import section
from okrcli.render.terminal.objectives import key_result_row
from okrcli.render.terminal.page import View
from okrcli.render.terminal.rows import columns_of, draw_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.closing import Closing


def render_closing(closing: Closing, place: str = "") -> View:
    """Return the picture of an objective that could be closed; `place` says which of how many it is."""
    return View(lambda page: draw_closing(page, closing, place))


def draw_closing(page: Page, closing: Closing, place: str = "") -> Iterator[Line]:
    """Draw title, results, contributors and the proposal."""
    objective = closing.objective
    yield from section(page, f"{place}  {objective.definition.title}" if place else objective.definition.title)
    yield page.text(f"{objective.id}, {objective.definition.owner}", "muted")
    rows = [key_result_row(page, final.score) for final in closing.results]
    if rows:
        yield from draw_rows(page, rows, columns_of(page, rows))
    for contribution in closing.contributions:
        below = contribution.score.objective
        items = [page.text(below.definition.title), page.text(show_percent(contribution.progress), "strong")]
        yield from flow([*items, page.text(f"{below.id} contributes", "muted")], page.between, page.width)
    yield from flow(list(_proposal(page, closing)), page.between, page.width)
    yield BLANK


def _proposal(page: Page, closing: Closing) -> Iterator[Line]:
    """Say the grade, and what outcome that is."""
    if closing.grade is None:
        yield page.text("no grade: nothing counts", "caution")
        return
    yield page.text("grade ") + page.text(show_share(closing.grade), "strong")
    yield page.text(closing.outcome, "good" if closing.outcome == "achieved" else "caution")
    yield page.text(f"achieved from {show_share(closing.bar)}", "muted")
    if any(final.score.progress is None and final.progress is not None for final in closing.results):
        yield page.text("what is unknown counts 0", "muted")
    left_out = [final.score.key_result.definition.id for final in closing.results if final.progress is None]
    if left_out:
        yield page.text(f"without {', '.join(left_out)}", "muted")
