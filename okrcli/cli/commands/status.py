"""`okr status`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, FormatOption, OutputOption, OwnerOption, RevOption, TeamOption
from okrcli.cli.showing import show_goals


def status(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="One goal, with all that counts in it.", show_default=False)
    ] = None,
    *,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show objectives, key results and the KPIs they move, this cycle."""
    from okrcli.app.status import status as look
    from okrcli.results.status import Selection

    result = look(open_workspace(context, rev=rev), Selection(cycle, team, owner, ref), lines=format == "json")
    show_goals(context, result, format, output)
