"""The KPI dashboard: a gauge a row with the key results that move it; in groups, as a tree, or as an overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, pad, wrap
from okrcli.render.terminal.gauge_rows import draw_gauges, draw_groups
from okrcli.render.terminal.headings import context, footer, section, tally_of_kpis
from okrcli.render.terminal.kpi_tree import draw_tree
from okrcli.render.terminal.labels import HEALTH_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.choice import KpiChoice
    from okrcli.results.status import KpiGroup, KpisResult
    from okrcli.scoring.scorecard import Health

_SPACE = 2
_NAME = 36
_COUNTED = 5
_TOTAL = 8


def draw_kpis(page: Page, result: KpisResult) -> Iterator[Line]:
    """Draw the whole dashboard."""
    yield from context(page, result.organization, result.as_of, result.selection, (), result.revision)
    if not result.kpis:
        yield from page.prose(_nothing(result.choice))
        return
    yield from tally_of_kpis(page, result.summary.kpis)
    if result.tree:
        yield BLANK
        yield from draw_tree(page, result.tree)
    elif result.shown < len(result.kpis):
        yield from _overview(page, result)
    elif result.groups:
        yield from _groups(page, result.groups)
    else:
        yield BLANK
        yield from draw_gauges(page, result.kpis, cadence=True)
    yield BLANK
    yield from footer(page, *_calls(result))


def _nothing(choice: KpiChoice) -> str:
    """Say why there is nothing to see."""
    if choice.needs_objective and choice.stale:
        return "No KPI needs an objective and is stale."
    if choice.needs_objective:
        return "No KPI needs an objective: none is breached that no key result moves."
    if choice.stale:
        return "No KPI is stale: each has a value as fresh as its cadence asks for."
    return "There is no KPI here yet. A KPI is a file, such as kpis/support/reply-time.yaml: `okr new kpi` writes one."


def _calls(result: KpisResult) -> Iterator[tuple[str, str]]:
    if result.shown < len(result.kpis):
        yield "okr kpis --team TEAM", "the KPIs of a team"
        yield "okr kpis --group team", "every KPI"
    yield "okr show KPI", "its values, targets and links"
    if result.shown == len(result.kpis):
        yield "okr links", "what moves it"


def _groups(page: Page, groups: Sequence[KpiGroup]) -> Iterator[Line]:
    drawn = draw_groups(page, [group.kpis for group in groups], cadence=True)
    for group, lines in zip(groups, drawn, strict=True):
        yield BLANK
        yield from section(page, group.name, page.text(count(len(group.kpis), "KPI"), "muted"))
        yield from lines


def _overview(page: Page, result: KpisResult) -> Iterator[Line]:
    """Draw a line for each group, then the KPIs that are worst off."""
    yield BLANK
    yield from section(page, "By team")
    healths = [health for health in HEALTH_STYLES if result.summary.kpis[health]]
    width = min(block_width(page.text(group.name) for group in result.groups), _NAME, page.width // 3)
    for group in result.groups:
        yield from _summary(page, group, healths, width)
    yield BLANK
    remark = page.text(f"{result.shown} of {count(len(result.kpis), 'KPI')}", "muted")
    yield from section(page, "Worst first", remark)
    yield from draw_gauges(page, result.kpis[: result.shown], cadence=True)


def _summary(page: Page, group: KpiGroup, healths: Sequence[Health], width: int) -> Iterator[Line]:
    name, number = page.text(group.name, "strong"), group.needs_an_objective
    wanting = [page.text(f"{number} {'needs' if number == 1 else 'need'} an objective", "alarm")] if number else []
    cells = [pad(page.text(count(len(group.kpis), "KPI")), _TOTAL), *(_counted(page, group, h) for h in healths)]
    if page.is_narrow:
        yield from wrap(name, page.width)
        yield from indent(flow([*cells, *wanting], gap(1), page.width - _SPACE), _SPACE)
    else:
        room = page.width - width - _SPACE
        yield from beside([(wrap(name, width), width), (flow([*cells, *wanting], gap(1), room), room)])


def _counted(page: Page, group: KpiGroup, health: Health) -> Line:
    """Return how many there are of a health, by its sign; the words stand above, in the tally."""
    many = group.healths[health]
    return pad(page.text(f"{page.glyphs.healths[health]} {many}", HEALTH_STYLES[health]) if many else BLANK, _COUNTED)
