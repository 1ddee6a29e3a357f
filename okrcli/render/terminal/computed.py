"""The last points of a KPI that is computed: each period with its inputs, and the periods without a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_quantity
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, wrap
from okrcli.render.terminal.headings import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKpi
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import ShowKpi
    from okrcli.scoring.scorecard import Computed, Gap, Observation

_SHOWN = 6
_GAPS = 3
_DAYS = 24
_SPACE = 2


def draw_computed(page: Page, result: ShowKpi) -> Iterator[Line]:
    """Draw the last computed points, newest first; nothing for a KPI whose points are measured."""
    score = result.view.score
    computed = [point.observation for point in score.series if point.observation.computed is not None]
    if not computed and not score.gaps:
        return
    units = {view.score.kpi.id: view.score.kpi.unit for view in (*result.inputs, result.view)}
    yield BLANK
    yield from section(page, "Values")
    yield from _points(page, computed[: -_SHOWN - 1 : -1], units, score.kpi)
    if len(computed) > _SHOWN:
        older = count(len(computed) - _SHOWN, "older value")
        yield from wrap(page.text(f"and {older}", "muted"), page.width)
    for missing in score.gaps[: -_GAPS - 1 : -1]:
        yield from _missing(page, missing)


def _points(
    page: Page, points: Sequence[Observation], units: Mapping[KpiId, str | None], kpi: PlacedKpi
) -> Iterator[Line]:
    values = [page.text(show_quantity(point.value, kpi.unit), "strong") for point in points]
    width = block_width(values)
    for point, value in zip(points, values, strict=True):
        if point.computed is None:
            continue
        days = page.text(_days(point.computed.start, point.computed.end), "muted")
        inputs = list(_inputs(page, point.computed, kpi.id, units))
        if page.is_narrow:
            yield from flow([days, value], gap(_SPACE), page.width)
            yield from indent(flow(inputs, page.between, page.width - _SPACE), _SPACE)
        else:
            room = page.width - _DAYS - width - 2 * _SPACE
            yield from beside([([days], _DAYS), ([value], width), (flow(inputs, page.between, room), room)])


def _inputs(page: Page, computed: Computed, own: KpiId, units: Mapping[KpiId, str | None]) -> Iterator[Line]:
    """Yield what each other KPI brought in; a sum of the KPI's own amounts is the value itself."""
    for used in computed.inputs:
        if used.kpi == own:
            continue
        yield page.text(f"{used.how} of {used.kpi} ", "muted") + page.text(
            show_quantity(used.value, units.get(used.kpi))
        )


def _missing(page: Page, missing: Gap) -> Iterator[Line]:
    days = page.text(_days(missing.start, missing.end), "muted")
    reason = page.text(f"no value: {missing.reason}", "caution")
    if page.is_narrow:
        yield from flow([days, reason], gap(_SPACE), page.width)
    else:
        room = page.width - _DAYS - _SPACE
        yield from beside([([days], _DAYS), (wrap(reason, room), room)])


def _days(start: date, end: date) -> str:
    return show_day(start) if start == end else f"{show_day(start)} to {show_day(end)}"
