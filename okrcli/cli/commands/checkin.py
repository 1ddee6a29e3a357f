"""`okr checkin`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from okrcli.cli.checkin import check_in
from okrcli.cli.said import ToldOfGoal, Typed, read_date
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, saving_of

_Text = str | None
_Texts = list[str] | None


def checkin(
    context: typer.Context,
    words: Annotated[
        _Texts,
        typer.Argument(
            metavar="[REF VALUE]...",
            help="Key results and KPIs with their totals so far, initiatives with their status, milestones by name."
            " [default: asks for each value that is owed]",
            show_default=False,
        ),
    ] = None,
    *,
    add: Annotated[_Text, typer.Option("--add", metavar="AMOUNT", help="Add to the last value instead.")] = None,
    confidence: Annotated[_Text, typer.Option("--confidence", metavar="0..1", help="How likely it is reached.")] = None,
    note: Annotated[_Text, typer.Option("--note", metavar="TEXT", help="A word on it.")] = None,
    reached: Annotated[
        _Texts, typer.Option("--reached", metavar="MILESTONE", help="Reached; or on a day: omaha=2026-11-18.")
    ] = None,
    unreached: Annotated[_Texts, typer.Option("--unreached", metavar="MILESTONE", help="Not reached yet.")] = None,
    link: Annotated[_Text, typer.Option("--link", metavar="URL", help="Where to read more.")] = None,
    at: Annotated[
        date | None,
        typer.Option("--at", metavar="DATE", parser=read_date, help="The day it is true of; corrects that day."),
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was said of that day.")] = False,
    done: Annotated[_Texts, typer.Option("--done", metavar="TEXT", help="What was done.")] = None,
    next: Annotated[_Texts, typer.Option("--next", metavar="TEXT", help="What comes next.")] = None,
    blocked: Annotated[_Texts, typer.Option("--blocked", metavar="TEXT", help="What is in the way.")] = None,
    day: Annotated[
        date | None,
        typer.Option("--date", metavar="DATE", parser=read_date, help="The day of the check-in. [default: today]"),
    ] = None,
    by: Annotated[
        _Text, typer.Option("--by", metavar="PERSON", help="Who checks in. [git's author in `people`; else OKR_USER]")
    ] = None,
    owner: Annotated[_Text, typer.Option("--owner", metavar="PERSON", help="Ask for what this person owes.")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Put KPI values into the CSV files beside them.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="A value that jumps is right.")] = False,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Record values; asks for each one that is owed when called alone."""
    told = ToldOfGoal(add, tuple(reached or ()), tuple(unreached or ()), confidence, note, link, at, withdraw)
    lists = (tuple(done or ()), tuple(next or ()), tuple(blocked or ()))
    typed = Typed(tuple(words or ()), told, *lists, day, by, owner, csv, yes)
    check_in(context, typed, saving_of(commit, push, dry_run))
