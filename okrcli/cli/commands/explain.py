"""`okr explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.opening import open_workspace
from okrcli.cli.options import OutputOption, RevOption, TextFormatOption
from okrcli.cli.showing import show_explained


def explain(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="CODE|NAME|WORD|REF",
            help="A rule, a word such as signal or forecast, or a goal whose numbers to explain.",
            show_default=False,
        ),
    ],
    *,
    rev: RevOption = None,
    format: TextFormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Explain what a rule means, or how a number came about."""
    from okrcli.app.explain.subject import explain as look

    show_explained(context, look(what, lambda: open_workspace(context, rev=rev)), format, output)
