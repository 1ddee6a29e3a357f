"""`okr rules`."""

from __future__ import annotations

import typer

from okrcli.cli.options import OutputOption, TextFormatOption
from okrcli.cli.showing import show_explained


def rules(context: typer.Context, format: TextFormatOption = "table", output: OutputOption = None) -> None:
    """List the rules that `okr validate` checks, and those that `okr status` shows."""
    from okrcli.app.rules import list_rules

    show_explained(context, list_rules(), format, output)
