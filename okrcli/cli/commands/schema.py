"""`okr schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import OutputOption
from okrcli.cli.output import put
from okrcli.cli.schemas import schema_text


def schema(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="objective, kpi, checkin, workspace, or output.", show_default=False)
    ],
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Of output: status, kpis, show, …", show_default=False)
    ] = None,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of a kind of file, or of an output: `okr schema output status`."""
    put(schema_text(kind, name), output, is_json=True)
