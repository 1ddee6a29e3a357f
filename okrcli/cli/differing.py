"""The output of `okr diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.cli.findings import JSON_FORMATS, default_format, findings_text, from_top, standpoint
from okrcli.cli.opening import settings_of
from okrcli.cli.output import draw, put, screen_of
from okrcli.cli.streams import write_error
from okrcli.cli.summary import append_summary

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from okrcli.cli.options import FindingsFormat
    from okrcli.results.diff import DiffResult


def show_diff(
    context: typer.Context,
    result: DiffResult,
    root: Path,
    format: FindingsFormat | None,
    output: Path | None,
    *,
    summary: bool,
) -> None:
    """Show a comparison, in a job's summary too; the formats that know findings alone show those."""
    chosen = format or default_format(output)
    text = _text(context, result, root, chosen, output)
    put(text, output, is_json=chosen in JSON_FORMATS, is_commands=chosen == "github")
    if chosen == "concise":
        _say_headline(result)
    if summary:
        append_summary(_markdown(result, root))


def _say_headline(result: DiffResult) -> None:
    """Say on stderr how much changed: most changes are no findings, and a list of findings is silent on them."""
    from okrcli.render.changes import headline

    write_error(f"{headline(result)}\n")


def _text(context: typer.Context, result: DiffResult, root: Path, format: FindingsFormat, output: Path | None) -> str:
    match format:
        case "full":
            from okrcli.render.terminal import render_diff as picture

            return draw(picture(result, standpoint(context, root)), screen_of(settings_of(context).color, output))
        case "json":
            from okrcli.render.as_json.diff import render_diff as as_json

            return as_json(result)
        case "markdown":
            return _markdown(result, root)
        case _:
            return findings_text(context, result.findings, root, format, output)


def _markdown(result: DiffResult, root: Path) -> str:
    from okrcli.render.as_markdown.diff import render_diff

    return render_diff(result, from_top(root))
