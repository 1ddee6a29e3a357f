"""`okr drop`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def drop(
    context: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A key result or KPI: its id, or the end of it.", show_default=False)
    ],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it is given up.", show_default=False)],
    exclude: Annotated[
        bool, typer.Option("--exclude", help="Leave a key result out of the grade too, instead of counting 0.")
    ] = False,
    kpi: Annotated[bool, typer.Option("--kpi", help="The KPI, where a key result has the same name.")] = False,
    replaced_by: Annotated[
        str | None, typer.Option("--replaced-by", metavar="KPI", help="The KPI to look at instead.")
    ] = None,
    *,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Give a key result up, or retire a KPI, in the open: it stays in its file, and counts no more from today."""
    from okrcli.app.drop.plan import plan_drop

    save(
        context,
        lambda session: plan_drop(session, ref, because, exclude=exclude, is_kpi=kpi, replaced_by=replaced_by),
        saving_of(commit, push, dry_run),
    )
