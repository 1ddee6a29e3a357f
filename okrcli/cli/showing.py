"""From a result to the output in the format that was asked for; a format's renderer is imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.cli.opening import settings_of
from okrcli.cli.output import draw, put, screen_of

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from okrcli.cli.options import Format, LinksFormat, TextFormat
    from okrcli.render.terminal.page import View
    from okrcli.results.forecast import Foretold
    from okrcli.results.kinds import Explained, Goals
    from okrcli.results.links import LinksResult
    from okrcli.results.todo import TodoResult


def show_goals(context: typer.Context, result: Goals, format: Format, output: Path | None) -> None:
    """Show goals in any format."""
    match format:
        case "table":
            text = draw(_goals_picture(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render import as_json

            text = as_json.render_goals(result)
        case "markdown":
            from okrcli.render import as_markdown

            text = as_markdown.render_goals(result)
        case "csv":
            from okrcli.render import as_csv

            text = as_csv.render_goals(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def show_links(context: typer.Context, result: LinksResult, format: LinksFormat, output: Path | None) -> None:
    """Show ties between key results and KPIs as a picture, a diagram or data."""
    match format:
        case "tree" | "matrix":
            from okrcli.render import terminal

            picture = terminal.render_links_tree if format == "tree" else terminal.render_links_matrix
            text = draw(picture(result), screen_of(settings_of(context).color, output))
        case "mermaid":
            from okrcli.render import as_mermaid

            text = as_mermaid.render_links(result)
        case "dot":
            from okrcli.render import as_dot

            text = as_dot.render_links(result)
        case "json":
            from okrcli.render import as_json

            text = as_json.render_links(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def show_forecast(context: typer.Context, result: Foretold, format: TextFormat, output: Path | None) -> None:
    """Show what may come, or how well confidence foretold it."""
    match format:
        case "table":
            from okrcli.render import terminal

            text = draw(terminal.render_foretold(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render import as_json

            text = as_json.render_foretold(result)
        case "markdown":
            from okrcli.render import as_markdown

            text = as_markdown.render_foretold(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def show_explained(context: typer.Context, result: Explained, format: TextFormat, output: Path | None) -> None:
    """Show what is explained in words."""
    match format:
        case "table":
            text = draw(_explained_picture(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render import as_json

            text = as_json.render_explained(result)
        case "markdown":
            from okrcli.render import as_markdown

            text = as_markdown.render_explained(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def show_todo(context: typer.Context, result: TodoResult, format: TextFormat, output: Path | None) -> None:
    """Show what is owed."""
    match format:
        case "table":
            from okrcli.render.terminal import render_todo as picture

            text = draw(picture(result), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render.as_json.todo import render_todo as as_json

            text = as_json(result)
        case "markdown":
            from okrcli.render.as_markdown.todo import render_todo as as_markdown

            text = as_markdown(result)
        case _:
            assert_never(format)
    put(text, output, is_json=format == "json")


def _goals_picture(result: Goals) -> View:
    from okrcli.render import terminal
    from okrcli.results.status import KpisResult, StatusResult

    if isinstance(result, StatusResult):
        return terminal.render_status(result)
    return terminal.render_kpis(result) if isinstance(result, KpisResult) else terminal.render_show(result)


def _explained_picture(result: Explained) -> View:
    from okrcli.render import terminal
    from okrcli.results.rules import RuleEntry, RulesResult
    from okrcli.results.topics import Topic

    if isinstance(result, RulesResult):
        return terminal.render_rules(result)
    if isinstance(result, Topic):
        return terminal.render_topic(result)
    return terminal.render_rule(result) if isinstance(result, RuleEntry) else terminal.render_explanation(result)
