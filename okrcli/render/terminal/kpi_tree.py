"""KPIs as a tree: below each, what feeds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, line_width, pad, wrap
from okrcli.render.terminal.gauge_rows import most_of, target_of, value_of
from okrcli.render.terminal.gauges import sparkline
from okrcli.render.terminal.labels import HEALTH_STYLES
from okrcli.render.terminal.signals import trend_arrow
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import KpiBranch

_DEEPEST = 8
_CELLS_A_LEVEL = 10
_STEP = 3
_SIGN = 2
_SPACE = 2
_LEAST_NAME = 12


def draw_tree(page: Page, branches: Sequence[KpiBranch]) -> Iterator[Line]:
    """Draw a KPI a row, behind the lines that lead to it."""
    guides = _guides(page, branches)
    cells = [_cells(page, branch) for branch in branches]
    widths = [block_width(row[column] for row in cells) for column in range(len(cells[0]))]
    taken = sum(width + _SPACE for width in widths)
    heads = [line_width(guide) + _SIGN + line_width(_name(page, b)) for guide, b in zip(guides, branches, strict=True)]
    head = min(max(heads), page.width - taken)
    as_list = page.is_narrow or head < _LEAST_NAME + block_width(guides)
    for branch, guide, row in zip(branches, guides, cells, strict=True):
        if as_list:
            yield from _head(page, branch, guide, page.width)
            left = line_width(guide) + _SIGN
            yield from indent(flow(filter(None, row), gap(_SPACE), page.width - left), left)
        else:
            value, *others = zip(row, widths, strict=True)
            columns = [([pad(*value, right=True)], value[1]), *(([cell], width) for cell, width in others)]
            yield from beside([(_head(page, branch, guide, head), head), *columns])


def _guides(page: Page, branches: Sequence[KpiBranch]) -> list[Line]:
    """Return the lines before each KPI: from the last to the first, so that each knows whether another follows."""
    guides: list[Line] = []
    going_on: set[int] = set()
    for branch in reversed(branches):
        depth = min(branch.depth, _DEEPEST, page.width // _CELLS_A_LEVEL)
        signs = [page.glyphs.axis if level in going_on else " " for level in range(1, depth)]
        own = [page.glyphs.branch if depth in going_on else page.glyphs.last] if depth else []
        going_on = {level for level in going_on if level < depth} | ({depth} if depth else set())
        guides.append(page.text("".join(sign.ljust(_STEP) for sign in [*signs, *own]), "rest"))
    return guides[::-1]


def _name(page: Page, branch: KpiBranch) -> Line:
    again = page.text(" (as above)", "muted") if branch.again else BLANK
    return page.text(branch.view.score.kpi.definition.name) + again


def _head(page: Page, branch: KpiBranch, guide: Line, width: int) -> Block:
    """Return sign and name; further lines of a long name stand below its first."""
    health = branch.view.score.health
    is_input = branch.view.score.loop is Loop.INPUT
    sign = page.text(page.glyphs.bullet if is_input else page.glyphs.healths[health], _style(branch))
    room = width - line_width(guide) - _SIGN
    return [
        (guide if first else gap(line_width(guide))) + (pad(sign, _SIGN) if first else gap(_SIGN)) + line
        for first, line in ((number == 0, line) for number, line in enumerate(wrap(_name(page, branch), room)))
    ]


def _style(branch: KpiBranch) -> str:
    return "muted" if branch.view.score.loop is Loop.INPUT else HEALTH_STYLES[branch.view.score.health]


def _cells(page: Page, branch: KpiBranch) -> tuple[Line, ...]:
    view = branch.view
    value = page.text(value_of(page, view), "strong")
    spark = sparkline(page, view.score.series, most_of(page).spark, view.chart)
    return value, page.text(target_of(page, view)), spark, trend_arrow(page, view.trend)
