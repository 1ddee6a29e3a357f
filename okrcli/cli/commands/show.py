"""`okr show`."""

from __future__ import annotations

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import FormatOption, OutputOption, RefArgument, RevOption
from okrcli.cli.showing import show_goals


def show(
    context: typer.Context,
    ref: RefArgument,
    *,
    rev: RevOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show one objective, key result or KPI, with history and links."""
    from okrcli.app.show import show as look

    show_goals(context, look(open_workspace(context, rev=rev), ref), format, output)
