"""`okr cache`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from okrcli.cli.opening import settings_of, start_of
from okrcli.cli.options import OutputOption
from okrcli.cli.output import put
from okrcli.errors import OkrError


def cache(
    context: typer.Context,
    info: Annotated[bool, typer.Option("--info", help="Say where it is and what it holds: the default.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Remove what it holds.")] = False,
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="How to show it.")] = "table",
    output: OutputOption = None,
) -> None:
    """Say where okr keeps what it found out before, or clear that away. It is for speed alone: nothing needs it."""
    from okrcli.app.cache import clear_cache, look_at_cache

    if info and clear:
        raise OkrError("--info and --clear were both typed", "write one of them")
    result = (clear_cache if clear else look_at_cache)(start_of(context), off=settings_of(context).no_cache)
    if format == "json":
        from okrcli.render.as_json.cache import render_cache as as_json

        put(as_json(result), output, is_json=True)
        return
    from okrcli.render.cache import render_cache

    put(render_cache(result), output)
