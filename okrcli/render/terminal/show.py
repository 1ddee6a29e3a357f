"""`okr show`: the portrait of one goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.render.terminal.headings import in_past
from okrcli.render.terminal.show_key_result import draw_key_result
from okrcli.render.terminal.show_kpi import draw_kpi
from okrcli.render.terminal.show_objective import draw_objective
from okrcli.results.show import ShowKeyResult, ShowKpi, ShowObjective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import ShowResult


def draw_show(page: Page, result: ShowResult) -> Iterator[Line]:
    """Draw an objective, a key result or a KPI."""
    yield from in_past(page, result.as_of, result.revision)
    match result:
        case ShowObjective():
            yield from draw_objective(page, result)
        case ShowKeyResult():
            yield from draw_key_result(page, result)
        case ShowKpi():
            yield from draw_kpi(page, result)
        case _:
            assert_never(result)
