"""`okr todo`."""

from __future__ import annotations

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import OutputOption, OwnerOption, RevOption, TeamOption, TextFormatOption
from okrcli.cli.showing import show_todo


def todo(
    context: typer.Context,
    *,
    owner: OwnerOption = None,
    team: TeamOption = None,
    rev: RevOption = None,
    format: TextFormatOption = "table",
    output: OutputOption = None,
) -> None:
    """List what is owed: check-ins and values due, breaches without an objective, work that is late, what to close."""
    from okrcli.app.todo.todo import todo as look
    from okrcli.results.status import Selection

    session = open_workspace(context, rev=rev)
    show_todo(context, look(session, Selection(team=team, owner=owner), lines=format == "json"), format, output)
