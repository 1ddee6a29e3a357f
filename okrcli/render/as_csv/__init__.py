"""Goals as CSV: one table a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.render.as_csv.goals import render_kpis, render_show, render_status
from okrcli.results.show import ShowKeyResult, ShowKpi, ShowObjective
from okrcli.results.status import KpisResult, StatusResult

if TYPE_CHECKING:
    from okrcli.results.kinds import Goals


def render_goals(result: Goals) -> str:
    """Write what a reading command shows of goals."""
    match result:
        case StatusResult():
            return render_status(result)
        case KpisResult():
            return render_kpis(result)
        case ShowObjective() | ShowKeyResult() | ShowKpi():
            return render_show(result)
        case _:
            assert_never(result)
