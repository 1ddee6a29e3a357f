"""From what `okr log` and `okr trend` found to the output in the format that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.cli.opening import settings_of
from okrcli.cli.output import draw, put, screen_of

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from okrcli.cli.options import Format, TextFormat
    from okrcli.results.log import LogResult
    from okrcli.results.trend import TrendResult


def show_log(context: typer.Context, result: LogResult, format: TextFormat, output: Path | None) -> None:
    """Show the goals' history."""
    match format:
        case "table":
            from okrcli.render.terminal import render_log as picture

            text = draw(picture(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render.as_json.log import render_log as as_json

            text = as_json(result)
        case "markdown":
            from okrcli.render.as_markdown.log import render_log as as_markdown

            text = as_markdown(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def show_trend(context: typer.Context, result: TrendResult, format: Format, output: Path | None) -> None:
    """Show how goals moved."""
    match format:
        case "table":
            from okrcli.render.terminal import render_trend as picture

            text = draw(picture(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render.as_json.trend import render_trend as as_json

            text = as_json(result)
        case "markdown":
            from okrcli.render.as_markdown.trend import render_trend as as_markdown

            text = as_markdown(result)
        case "csv":
            from okrcli.render.as_csv.trend import render_trend as as_csv

            text = as_csv(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")
