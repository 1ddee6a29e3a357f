"""`okr revise`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import RefArgument
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def revise(
    context: typer.Context,
    ref: RefArgument,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME=VALUE...",
            help="target=80%, baseline=40, due=2026-12-11, weight=2, owner=…, plan='2026-11-15: 60%, 2026-12-01: 75%';"
            " of a guardrail at_most=9; of a milestone omaha.due=2026-11-20; of an objective teams=support,product;"
            " of a KPI target=35 (the one in force), 2027.at_most=30, 2027.watch=27, bounds=0..100.",
            show_default=False,
        ),
    ],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it changes.", show_default=False)],
    *,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Change a number, a day or an owner in the open: what moved and why stays beside it, under `revised`."""
    from okrcli.app.revise.plan import plan_revise

    save(context, lambda session: plan_revise(session, ref, changes, because), saving_of(commit, push, dry_run))
