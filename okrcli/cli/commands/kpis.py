"""`okr kpis`."""

from __future__ import annotations

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, FormatOption, OutputOption, OwnerOption, RevOption, TeamOption
from okrcli.cli.showing import show_goals


def kpis(
    context: typer.Context,
    *,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show the KPI dashboard: values, targets, health, and the key results that move them."""
    from okrcli.app.status import kpis as look
    from okrcli.results.status import Selection

    show_goals(context, look(open_workspace(context, rev=rev), Selection(cycle, team, owner)), format, output)
