"""`okr forecast`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, OutputOption, OwnerOption, RevOption, TeamOption, TextFormatOption
from okrcli.cli.showing import show_forecast


def forecast(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="One objective or key result.", show_default=False)
    ] = None,
    *,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="How often what was stated with each confidence came true.")
    ] = False,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: TextFormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show whether key results will be reached at this pace, how sure that is, and what pace it would take."""
    from okrcli.app import forecast as ahead
    from okrcli.results.status import Selection

    session = open_workspace(context, rev=rev)
    selection = Selection(cycle, team, owner, ref)
    found = ahead.calibration(session, selection) if calibration else ahead.forecast(session, selection)
    show_forecast(context, found, format, output)
