"""`okr carry`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import ObjectiveArgument
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def carry(
    context: typer.Context,
    ref: ObjectiveArgument,
    cycle: Annotated[str, typer.Argument(metavar="CYCLE", help="The cycle it goes on in.", show_default=False)],
    retro: Annotated[
        str | None, typer.Option("--retro", metavar="TEXT", help="What was learned.", show_default=False)
    ] = None,
    *,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Take an objective into another cycle: it starts where it stands today, and the old one is closed."""
    from okrcli.app.carry.plan import plan_carry

    save(context, lambda session: plan_carry(session, ref, cycle, retro), saving_of(commit, push, dry_run))
