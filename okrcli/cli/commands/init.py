"""`okr init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli.opening import clock_of, start_of
from okrcli.cli.output import put


def init(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where. [default: here]", show_default=False)
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Copy the example company instead.")] = False,
) -> None:
    """Begin a workspace: first goals that pass every check, to write your own over."""
    from okrcli.app.init import init as write
    from okrcli.render.beginning import render_init

    clock = clock_of(context)
    result = write(start_of(context) / (folder or Path()), clock.asked or clock.today, example=example)
    put(render_init(result), None)
