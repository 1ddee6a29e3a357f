"""`okr` itself: the global options, and the way from arguments to an exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.group import OkrGroup
from okrcli.cli.options import AsOfOption, ColorOption, DirectoryOption, GlobalOptions, NoCacheOption, read_day
from okrcli.cli.transcript import transcript
from okrcli.cli.usage import usage_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

app = typer.Typer(
    cls=OkrGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from okrcli import __version__

        typer.echo(f"okr {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def okr(
    context: typer.Context,
    directory: DirectoryOption = None,
    as_of: AsOfOption = None,
    color: ColorOption = None,
    no_cache: NoCacheOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which okr this is.")
    ] = False,
) -> None:
    """Goals as code: objectives, key results and KPIs as YAML in a git repository, checked, scored and shown."""
    _ = version
    transcript().command = context.invoked_subcommand
    no_cache = no_cache or bool(os.environ.get("OKR_NO_CACHE"))
    context.obj = GlobalOptions(directory, as_of or _day_of_environment(), color or "auto", no_cache)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _day_of_environment() -> date | None:
    text = os.environ.get("OKR_AS_OF")
    return read_day(text) if text else None


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; raises an `OkrError` where it could not run."""
    root = typer.main.get_command(app)
    if "_OKR_COMPLETE" in os.environ:
        root.main(list(arguments), prog_name="okr")
    try:
        with root.make_context("okr", list(arguments)) as context:
            return root.invoke(context) or 0
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        raise usage_error(error) from None
