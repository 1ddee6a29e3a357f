"""`okr diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.differing import show_diff
from okrcli.cli.findings import exit_code, rule_options
from okrcli.cli.opening import aids, clock_of, remember_opened, start_of
from okrcli.cli.options import FindingsFormat, IgnoreOption, OutputOption, SelectOption, SummaryOption, Threshold
from okrcli.cli.transcript import transcript


def diff(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE]", help="A commit, branch or tag. [default: the default branch]", show_default=False
        ),
    ] = None,
    head: Annotated[
        str | None, typer.Argument(metavar="[HEAD]", help="Another. [default: the files on disk]", show_default=False)
    ] = None,
    *,
    exact: Annotated[
        bool, typer.Option("--exact", help="Compare with BASE itself, not with where the two lines of history part.")
    ] = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    fail_on: Annotated[Threshold, typer.Option("--fail-on", help="The least that makes the exit code 1.")] = "error",
    format: Annotated[
        FindingsFormat | None,
        typer.Option("--format", help="[default: full; concise in a pipe; github in its Actions]", show_default=False),
    ] = None,
    summary: SummaryOption = False,
    output: OutputOption = None,
) -> int:
    """Say what changed in the goals since BASE, and what of it deserves a second look."""
    from okrcli.app.sides import Asked, diff_sides
    from okrcli.rules.registry import REVIEW_GROUPS

    options = rule_options(select, ignore, REVIEW_GROUPS)
    start, asked = start_of(context), Asked(base, head, exact)
    with aids(context) as helpful:
        root, result = diff_sides(start, clock_of(context), asked, options, helpful)
    remember_opened(start, root)
    transcript().is_all &= not result.unread
    show_diff(context, result, root, format, output, summary=summary)
    return exit_code(result.findings, fail_on)
