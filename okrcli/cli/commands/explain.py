"""`okr explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import OutputOption, TextFormatOption
from okrcli.cli.showing import show_explained


def explain(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(metavar="CODE|NAME|REF", help="A rule, or a goal whose numbers to explain.", show_default=False),
    ],
    format: TextFormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Explain what a rule means, or how a number came about."""
    from okrcli.app.explain.goal import explain_goal
    from okrcli.app.rules import explain_rule

    result = explain_rule(what) or explain_goal(open_workspace(context), what)
    show_explained(context, result, format, output)
