"""`okr links` as a tree: objectives, and below each the KPIs that its key results move, guard or are to influence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, pad, wrap
from okrcli.render.terminal.gauge_rows import draw_gauges
from okrcli.render.terminal.headings import context, footer, section
from okrcli.render.terminal.labels import HEALTH_STYLES, health_label, said, status_label
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.links import LinksResult, Tie
    from okrcli.results.status import KpiView, ObjectiveView

_STEP = 2
_DEEPEST = 3
_RELATION = 10
_NAME = 40
_HEALTH = 10
_RESULT = 18
_SIGN = 2
_SPACE = 2
_BRANCH = 3


def draw_links_tree(page: Page, result: LinksResult) -> Iterator[Line]:
    """Draw objectives with their ties, then the KPIs that nothing moves, worst first."""
    yield from draw_head(page, result)
    if not result.objectives and not result.kpis:
        return
    kpis = {view.score.kpi.id: view for view in result.kpis}
    widest = min(block_width(page.text(kpis[tie.kpi].score.kpi.definition.name) for tie in result.ties), _NAME)
    ties = result.by_objective()
    for view in result.objectives:
        yield BLANK
        whole = view.score.objective.id
        yield from _objective(page, view, moves_none=whole in result.moving_none)
        yield from _ties(page, view, [(tie, kpis[tie.kpi]) for tie in ties[whole]], widest)
    yield from draw_unmoved(page, [kpis[kpi] for kpi in kpis if kpi in result.unmoved])
    yield BLANK
    yield from footer(page, ("okr links --format matrix", "KPIs against objectives"), ("okr show KPI", "one of them"))


def draw_head(page: Page, result: LinksResult) -> Iterator[Line]:
    """Draw whose goals these are, and how many of them are tied to each other."""
    yield from context(page, result.organization, result.as_of, result.selection, result.cycles, result.revision)
    objectives, kpis = len(result.objectives), len(result.kpis)
    if not objectives and not kpis:
        yield from page.prose("Neither objectives nor KPIs to tie to each other.")
        return
    none, unmoved = len(result.moving_none), len(result.unmoved)
    breached = [v for v in result.kpis if v.score.kpi.id in result.unmoved and v.score.health is Health.BREACHED]
    aims = page.text(count(objectives, "objective"))
    aims += page.text(f", {none} of which {'moves' if none == 1 else 'move'} no KPI", "caution") if none else BLANK
    gauges = page.text(count(kpis, "KPI"))
    gauges += page.text(f", {unmoved} of which nothing moves", "muted") if unmoved else BLANK
    alarm = [page.text(f"{page.glyphs.healths[Health.BREACHED]} {len(breached)} of these breached", "alarm")]
    yield from flow([aims, gauges, *(alarm if breached else [])], page.between, page.width)
    seen = {view.score.health for view in result.kpis}
    yield from flow((health_label(page, health) for health in HEALTH_STYLES if health in seen), gap(_SPACE), page.width)


def draw_unmoved(page: Page, views: Sequence[KpiView]) -> Iterator[Line]:
    """Draw the KPIs that nothing moves as gauges, which say what those that are breached call for."""
    if views:
        yield BLANK
        yield from section(page, "Nothing moves these KPIs")
        yield from draw_gauges(page, views)


def _objective(page: Page, view: ObjectiveView, *, moves_none: bool) -> Iterator[Line]:
    score, left = view.score, _left(view)
    items = [page.text(score.objective.definition.title, "strong"), page.text(score.objective.id, "muted")]
    items.append(status_label(page, score.status))
    if moves_none:
        items.append(page.text("moves no KPI", "caution"))
    yield from indent(flow(items, page.between, page.width - left), left)


def _left(view: ObjectiveView) -> int:
    """Return how far in an objective stands."""
    return min(view.depth, _DEEPEST) * _STEP


def _ties(page: Page, view: ObjectiveView, ties: Sequence[tuple[Tie, KpiView]], widest: int) -> Iterator[Line]:
    left = _left(view)
    for number, (tie, kpi) in enumerate(ties, 1):
        branch = page.glyphs.last if number == len(ties) else page.glyphs.branch
        yield from indent(_tie(page, tie, kpi, branch, (page.width - left, widest)), left)


def _tie(page: Page, tie: Tie, view: KpiView, branch: str, widths: tuple[int, int]) -> Block:
    """Return a tie in columns: what it does, to which KPI, how that is, and by which key result."""
    width = widths[0]
    beyond = 0 if page.is_narrow else _RELATION + _RESULT + 2 * _SPACE
    widest = min(widths[1], width - _BRANCH - _SIGN - beyond)
    relation, drawn = page.text(tie.relation, "muted"), page.text(f"{branch} ", "rest")
    gauge = _gauge(page, view, widest)
    key_result = page.text(tie.score.key_result.definition.id, "muted"), status_label(page, tie.score.status)
    if page.is_narrow:
        block = [*wrap(relation, width - _BRANCH), *gauge, *flow(key_result, gap(1), width - _BRANCH)]
        return _hung(page, drawn, block)
    cells = [([relation], _RELATION), (gauge, widest + _SIGN)]
    cells += [([page.text(said(view.score.health), HEALTH_STYLES[view.score.health])], _HEALTH)] if page.is_wide else []
    room = width - _BRANCH - sum(taken + _SPACE for _, taken in cells)
    return _hung(page, drawn, beside([*cells, (flow(key_result, gap(1), room), room)]))


def _gauge(page: Page, view: KpiView, widest: int) -> Block:
    """Return a KPI's name with the sign of its health."""
    health = view.score.health
    sign = page.text(page.glyphs.healths[health], HEALTH_STYLES[health])
    return beside([([sign], 1), (wrap(page.text(view.score.kpi.definition.name), widest), 0)], space=1)


def _hung(page: Page, branch: Line, block: Block) -> Block:
    """Return a block behind a branch that goes on down its further lines, where there is another below it."""
    more = page.text(page.glyphs.axis, "rest") if page.glyphs.branch in branch[0][0] else BLANK
    return [pad(branch if line is block[0] else more, _BRANCH) + line for line in block]
