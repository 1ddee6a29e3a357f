"""`okr trend`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, FormatOption, OutputOption, OwnerOption, RevOption, TeamOption
from okrcli.cli.tracing import show_trend


def trend(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="One goal or KPI, as a chart.", show_default=False)
    ] = None,
    *,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show progress over the cycle, from observations, by the definitions of today; marks where these changed."""
    from okrcli.app.trend.trend import trend as look
    from okrcli.results.status import Selection

    result = look(open_workspace(context, rev=rev), Selection(cycle, team, owner, ref))
    show_trend(context, result, format, output)
