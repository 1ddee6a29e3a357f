"""`okr git install` and `okr git codeowners`, and what the hook and the diff driver call."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from okrcli.cli.cloning import codeowners_of, command, show_file_diff, show_installed, show_staged
from okrcli.cli.opening import clock_of, start_of
from okrcli.cli.saving import DryRunOption


def install(
    context: typer.Context,
    uninstall: Annotated[
        bool, typer.Option("--uninstall", help="Take back what was installed, and nothing else.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Install the hook and the diff driver.

    A pre-commit hook that checks the goals that are staged, and a `git diff` that speaks in goals; in this clone alone.
    """
    from okrcli.app.clone.install import install as write

    show_installed(context, write(start_of(context), command(), take_back=uninstall, dry_run=dry_run))


def codeowners(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 where it is out of date.")] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Write who reviews which goal.

    A block in CODEOWNERS, from owners and teams and their addresses in okr.yaml; all else in that file stays.
    """
    return codeowners_of(context, check=check, dry_run=dry_run)


def pre_commit(context: typer.Context) -> int:
    """Check what is staged, as the hook does."""
    from okrcli.app.clone.staged import check_staged

    start = start_of(context)
    index = os.environ.get("GIT_INDEX_FILE")  # of `git commit --only`, and of `git commit --all`
    with check_staged(start, clock_of(context), None if index is None else (start / index).absolute()) as checked:
        return show_staged(context, checked)


def diff_file(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="Below the top of the work tree.")],
    versions: Annotated[
        list[str] | None, typer.Argument(metavar="[OLD HEX MODE NEW HEX MODE [PATH]]", help="As git gives them.")
    ] = None,
) -> None:
    """Compare a file, as `git diff` does."""
    show_file_diff(context, path, versions or [])


git = {"install": install, "codeowners": codeowners, "pre-commit": pre_commit, "diff-file": diff_file}
