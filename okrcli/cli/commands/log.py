"""`okr log`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import OutputOption, OwnerOption, RevOption, TeamOption, TextFormatOption
from okrcli.cli.tracing import show_log


def log(
    context: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(
            metavar="[REF]", help="One goal, under every id that it had; also one that is gone.", show_default=False
        ),
    ] = None,
    *,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE|REV", help="From this day on, or after this commit.", show_default=False),
    ] = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: TextFormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Tell who changed which goal, when and from what to what, from git: newest first."""
    from okrcli.app.log.log import log as look
    from okrcli.results.status import Selection

    result = look(open_workspace(context, rev=rev), Selection(team=team, owner=owner, ref=ref), since)
    show_log(context, result, format, output)
