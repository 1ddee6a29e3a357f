"""`okr validate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli.findings import add_summary, exit_code, fix, leave_others, rule_options, say_revision, show_findings
from okrcli.cli.opening import open_workspace, start_of
from okrcli.cli.options import (
    FindingsFormat,
    IgnoreOption,
    OutputOption,
    RevOption,
    SelectOption,
    SummaryOption,
    Threshold,
)
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, saving_of


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders. [default: all]", show_default=False),
    ] = None,
    *,
    rev: RevOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    fail_on: Annotated[Threshold, typer.Option("--fail-on", help="The least that makes the exit code 1.")] = "error",
    format: Annotated[
        FindingsFormat | None,
        typer.Option("--format", help="[default: full; concise in a pipe; github in its Actions]", show_default=False),
    ] = None,
    summary: SummaryOption = False,
    output: OutputOption = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="BASE",
            help="List findings in files alone that differ since this branch left BASE.",
            show_default=False,
        ),
    ] = None,
    fix_references: Annotated[
        bool, typer.Option("--fix-references", help="Write present ids where definitions hold former ones.")
    ] = False,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Check the files, and list every finding at file:line:column."""
    if fix_references:
        return fix(context, saving_of(commit, push, dry_run))
    from okrcli.app.validate import seen_from
    from okrcli.app.validate import validate as check

    start = start_of(context)
    places = [start / path for path in paths or ()]
    session = open_workspace(context, seen_from(start, places), rev)
    result = check(session, rule_options(select, ignore), places)
    say_revision(session)
    if changed_since is not None:
        result = leave_others(session, result, changed_since)
    show_findings(context, result, session.root, format, output)
    if summary:
        add_summary(result, session.root)
    return exit_code(result, fail_on)
