"""`okr drop`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def drop(
    context: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A key result: its id, or the end of it.", show_default=False)
    ],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it is given up.", show_default=False)],
    exclude: Annotated[
        bool, typer.Option("--exclude", help="Leave it out of the grade too, instead of counting 0.")
    ] = False,
    *,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Give a key result up in the open: it stays in its file, and counts no more from today."""
    from okrcli.app.drop import plan_drop

    plan = lambda session: plan_drop(session, ref, because, exclude=exclude)  # noqa: E731
    save(context, plan, saving_of(commit, push, dry_run))
