"""`okr kpis`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import CycleOption, FormatOption, GroupOption, OutputOption, OwnerOption, RevOption, TeamOption
from okrcli.cli.showing import show_goals


def kpis(
    context: typer.Context,
    *,
    needs_objective: Annotated[
        bool, typer.Option("--needs-objective", help="Those breached that nothing moves.")
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Those whose last value is too old.")] = False,
    group: GroupOption = None,
    tree: Annotated[bool, typer.Option("--tree", help="Below each KPI what feeds it.")] = False,
    cycle: CycleOption = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    rev: RevOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show the KPI dashboard: values, targets, health, signals, and the key results that move them."""
    from okrcli.app.status import kpis as look
    from okrcli.results.choice import KpiChoice
    from okrcli.results.status import Selection

    choice = KpiChoice(needs_objective, stale, group, tree, whole=format != "table")
    session = open_workspace(context, rev=rev)
    show_goals(context, look(session, Selection(cycle, team, owner), choice), format, output)
