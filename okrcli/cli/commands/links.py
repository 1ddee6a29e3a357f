"""`okr links`."""

from __future__ import annotations

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, LinksFormatOption, OutputOption, OwnerOption, RevOption, TeamOption
from okrcli.cli.showing import show_links


def links(
    context: typer.Context,
    *,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: LinksFormatOption = "tree",
    output: OutputOption = None,
) -> None:
    """Show which key results move which KPIs, which KPIs nothing moves, and which objectives move none."""
    from okrcli.app.links import links as look
    from okrcli.results.status import Selection

    show_links(context, look(open_workspace(context, rev=rev), Selection(cycle, team, owner)), format, output)
