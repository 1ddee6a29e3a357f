"""`okr rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import RefArgument
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def rename(
    context: typer.Context,
    ref: RefArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id, or the end of it.", show_default=False)],
    *,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Rename a KPI, objective or key result: its files move, references follow, and the old id still leads to it."""
    from okrcli.app.rename.plan import plan_rename

    save(context, lambda session: plan_rename(session, ref, new), saving_of(commit, push, dry_run))
