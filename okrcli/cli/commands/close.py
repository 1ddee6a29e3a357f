"""`okr close`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, saving_of


def close(
    context: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(metavar="REF|CYCLE", help="An objective, or all that is open in a cycle.", show_default=False),
    ],
    *,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="WORD", help="achieved, missed or abandoned. [default: by the grade]"),
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="0..1", help="Another grade than the results come to.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why the grade is another.")] = None,
    retro: Annotated[str | None, typer.Option("--retro", metavar="TEXT", help="What was learned.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Take what the results come to; ask nothing.")] = False,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Grade an objective, or each open one of a cycle, and freeze it: asks for outcome, grade and what was learned."""
    from okrcli.app.close.verdict import read_verdict
    from okrcli.cli.closing import close_goals

    verdict = read_verdict(ref, outcome, grade, reason, retro)
    close_goals(context, ref, verdict, saving_of(commit, push, dry_run), yes=yes)
