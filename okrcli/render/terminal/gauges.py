"""Progress bars with the plan's mark on them, and sparklines."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import BLANK
from okrcli.render.terminal.labels import HEALTH_STYLES
from okrcli.scoring.arithmetic import over_common_denominator
from okrcli.scoring.points import observations_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrcli.render.terminal.blocks import Line, Piece
    from okrcli.render.terminal.page import Page
    from okrcli.scoring.scorecard import KpiPoint
    from okrcli.scoring.signal import ControlChart

_HALF = Fraction(1, 2)


def bar(page: Page, progress: Fraction | None, plan: Fraction | None, width: int, style: str) -> Line:
    """Draw progress from 0 to 1 over `width` cells, with a mark where it was meant to be by now."""
    cells = _cells(page, progress, width, style)
    if plan is not None:
        cells[_cell_of(plan, width)] = (page.glyphs.mark, "mark")
    return _joined(cells)


def _cells(page: Page, progress: Fraction | None, width: int, style: str) -> list[Piece]:
    if progress is None:
        return [(page.glyphs.unknown, "rest")] * width
    full, part = divmod(progress * width, 1)
    half = 1 if part >= _HALF or (progress and not full) else 0
    done = [(page.glyphs.done, style)] * int(full) + [(page.glyphs.half, style)] * half
    return done + [(page.glyphs.rest, "rest")] * (width - len(done))


def _cell_of(share: Fraction, width: int) -> int:
    """Return the cell that a share of the width falls into; the whole of it is the last one."""
    return min(int(share * width), width - 1)


def _joined(cells: Iterable[Piece]) -> Line:
    """Join neighbours of one style."""
    return tuple(("".join(text for text, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1]))


def sparkline(page: Page, points: Sequence[KpiPoint], width: int, chart: ControlChart | None = None) -> Line:
    """Draw the last points between their own lowest and highest; the very last has the colour of its health.

    With a chart the scale takes in the natural limits, so that noise looks like noise, and what is outside stands out.
    """
    if not points:
        return BLANK
    values = [seen.value for seen in observations_of(points)[-width:]]
    limits = () if chart is None else (chart.lower, chart.upper)
    whole, _ = over_common_denominator([*values, *limits])
    shown, usual = whole[: len(values)], whole[len(values) :] or whole
    signs = _levels(page.glyphs.levels, shown, min(whole), max(whole))
    styles = ["spark" if min(usual) <= value <= max(usual) else "mark" for value in shown]
    if (health := points[-1].health) is not None:
        styles[-1] = HEALTH_STYLES[health]
    return _joined(zip(signs, styles, strict=True))


def share_sparkline(page: Page, shares: Sequence[Fraction | None], width: int) -> Line:
    """Draw shares of 1 between nothing and the whole, squeezed into a width; unknown ones are blank."""
    shown = [shares[len(shares) * cell // width] for cell in range(width)] if len(shares) > width else shares
    levels = page.glyphs.levels
    signs = "".join(" " if share is None else levels[int(share * (len(levels) - 1))] for share in shown)
    return page.text(signs, "spark") if signs.strip() else BLANK


def _levels(levels: str, values: Iterable[int], low: int, high: int) -> list[str]:
    steps = len(levels) - 1
    if low == high:
        return [levels[steps // 2] for _ in values]
    return [levels[(value - low) * steps // (high - low)] for value in values]
