"""From which days the points of a flow, a ratio or a formula are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.periods import periods_between, window_start
from okrcli.scoring.kpi_series import PointDays, period_length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.model.kpi import Kpi


def point_days(definition: Kpi, first: date, as_of: date, fiscal_start: int) -> Iterator[PointDays]:
    """Iterate over the days of a KPI's points, from its inputs' first day to the period that holds `as_of`.

    A rolling window has to lie wholly in the time since the first period began.
    """
    window, begun = definition.window, None
    for start, end in periods_between(first, as_of, period_length(definition), fiscal_start):
        begun = begun or start
        opens = start if window is None else window_start(end, window.count, window.length)
        if opens >= begun:
            yield PointDays(opens, end, start)
