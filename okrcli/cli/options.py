"""The options that several commands share, each said once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from okrcli.errors import OkrError
from okrcli.results.choice import Grouping

_YEARS = range(1000, 9999)
"""The years that cycles have names in."""

Color = Literal["auto", "always", "never"]
Format = Literal["table", "json", "markdown", "csv"]
TextFormat = Literal["table", "json", "markdown"]
LinksFormat = Literal["tree", "matrix", "mermaid", "dot", "json"]
FindingsFormat = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown"]
Threshold = Literal["error", "warning", "info", "never"]


@dataclass(slots=True)
class GlobalOptions:
    """What the global options say; they may stand before the command or after it."""

    directory: Path | None = None
    as_of: date | None = None
    color: Color = "auto"
    no_cache: bool = False


def read_day(text: str) -> date:
    """Read a day of `--as-of` or OKR_AS_OF; raise an `OkrError` for anything else."""
    from okrcli.model.days import DayError, parse_day

    try:
        day = parse_day(text)
    except DayError as error:
        raise OkrError(f"`{text}` is no day to look from", error.help) from None
    if day.year not in _YEARS:
        raise OkrError(f"`{text}` is no day to look from", f"write a year from {_YEARS.start} to {_YEARS.stop - 1}")
    return day


DirectoryOption = Annotated[
    Path | None, typer.Option("-C", metavar="DIR", help="As if started in DIR.", show_default=False)
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=read_day,
        help="The day to look from. [OKR_AS_OF; else as okr.yaml says, else today]",
        show_default=False,
    ),
]
ColorOption = Annotated[
    Color | None, typer.Option("--color", help="When to colour. [default: auto]", show_default=False)
]
NoCacheOption = Annotated[
    bool | None,
    typer.Option(
        "--no-cache", help="Neither use nor keep what was found out before. [OKR_NO_CACHE]", show_default=False
    ),
]

RefArgument = Annotated[
    str,
    typer.Argument(
        metavar="REF", help="An objective, key result or KPI: its id, or the end of it.", show_default=False
    ),
]
ObjectiveArgument = Annotated[
    str, typer.Argument(metavar="REF", help="An objective: its id, or the end of it.", show_default=False)
]
CycleOption = Annotated[
    str | None,
    typer.Option(
        "--cycle", metavar="NAME", help="One cycle, past ones too. [default: all that hold the day]", show_default=False
    ),
]
ForCycleOption = Annotated[
    str | None,
    typer.Option(
        "--cycle", metavar="NAME", help="The cycle it is for. [default: the one in use today]", show_default=False
    ),
]
TeamOption = Annotated[
    str | None, typer.Option("--team", metavar="TEAM", help="One team, and the teams below it.", show_default=False)
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", metavar="PERSON", help="What one person owns.", show_default=False)
]
RevOption = Annotated[
    str | None,
    typer.Option("--rev", metavar="REV", help="Look at a commit, without a checkout.", show_default=False),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to show it.")]
LinksFormatOption = Annotated[LinksFormat, typer.Option("--format", help="How to show it.")]
GroupOption = Annotated[
    Grouping | None, typer.Option("--group", help="Put together what belongs together.", show_default=False)
]
TextFormatOption = Annotated[TextFormat, typer.Option("--format", help="How to show it.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write to a file instead.", show_default=False)
]
SummaryOption = Annotated[
    bool, typer.Option("--summary", help="Add it as Markdown to the summary of the job in GitHub Actions too.")
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Check these too: codes, names, groups.", show_default=False),
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="Do not check these.", show_default=False)
]
