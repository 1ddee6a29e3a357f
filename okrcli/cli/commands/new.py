"""`okr new objective` and `okr new kpi`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import ForCycleOption
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, saving_of

_Text = str | None
_Texts = list[str] | None

_KR = (
    "A key result on a line, several times: '[ID:] TITLE: MEASURE[; SETTING…]'. MEASURE: 40% -> 80%; 72% by +15%;"
    " at most 9, at least 70 or between 4 and 9 (to be kept); milestones chicago, omaha by 2026-11-20; rollup."
    " SETTING: kpi csat, unit accounts, weight 2, owner desk-manager, due 2026-12-11, stretch 90%,"
    " influences arr, plan s-curve. 'Raise CSAT from 40% to 80%' is one too."
)
_TARGET = "'at most 30', or '2027: at least 80%, watch 85%'; several times."


def objective(
    context: typer.Context,
    *,
    title: Annotated[_Text, typer.Option("--title", metavar="TEXT", help="What is aimed at, in words.")] = None,
    owner: Annotated[_Text, typer.Option("--owner", metavar="PERSON", help="Who answers for it.")] = None,
    kr: Annotated[_Texts, typer.Option("--kr", "--key-result", metavar="LINE", help=_KR)] = None,
    cycle: ForCycleOption = None,
    id: Annotated[
        _Text, typer.Option("--id", metavar="NAME", help="Its file's name. [default: from the title]")
    ] = None,
    why: Annotated[_Text, typer.Option("--why", metavar="TEXT", help="Why it matters now.")] = None,
    team: Annotated[_Texts, typer.Option("--team", metavar="TEAM", help="The first leads; several times.")] = None,
    contributes_to: Annotated[
        _Text, typer.Option("--contributes-to", metavar="REF", help="Whose progress it counts in.")
    ] = None,
    supports: Annotated[_Text, typer.Option("--supports", metavar="REF", help="What it is aligned with.")] = None,
    because: Annotated[_Text, typer.Option("--because", metavar="KPI", help="The KPI that calls for it.")] = None,
    ambition: Annotated[_Text, typer.Option("--ambition", metavar="WORD", help="aspirational or committed.")] = None,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Write a new objective; at a terminal, what is missing is asked for."""
    from okrcli.app.new.objective import NewObjective
    from okrcli.cli.drafting import write_objective

    said = NewObjective(
        title, owner, tuple(kr or ()), cycle, id, why, tuple(team or ()), contributes_to, supports, because, ambition
    )
    write_objective(context, said, saving_of(commit, push, dry_run))


def kpi(
    context: typer.Context,
    *,
    name: Annotated[_Text, typer.Option("--name", metavar="TEXT", help="What people call it.")] = None,
    owner: Annotated[_Text, typer.Option("--owner", metavar="PERSON", help="Who answers for it.")] = None,
    cadence: Annotated[
        _Text, typer.Option("--cadence", metavar="WORD", help="daily weekly monthly quarterly yearly irregular")
    ] = None,
    id: Annotated[_Text, typer.Option("--id", metavar="NAME", help="Its file's name. [default: from the name]")] = None,
    unit: Annotated[
        _Text, typer.Option("--unit", metavar="UNIT", help="min, %, USD, accounts. [default: none]")
    ] = None,
    target: Annotated[_Texts, typer.Option("--target", metavar="LIMIT", help=_TARGET)] = None,
    what: Annotated[_Text, typer.Option("--what", metavar="TEXT", help="What is measured.")] = None,
    why: Annotated[_Text, typer.Option("--why", metavar="TEXT", help="Why it is worth watching.")] = None,
    how: Annotated[_Text, typer.Option("--how", metavar="TEXT", help="How the number is found.")] = None,
    team: Annotated[_Text, typer.Option("--team", metavar="TEAM", help="The team that watches it.")] = None,
    parent: Annotated[_Text, typer.Option("--parent", metavar="KPI", help="The KPI above it.")] = None,
    nature: Annotated[_Text, typer.Option("--nature", metavar="WORD", help="level or flow.")] = None,
    indicator: Annotated[_Text, typer.Option("--indicator", metavar="WORD", help="leading or lagging.")] = None,
    tier: Annotated[_Text, typer.Option("--tier", metavar="WORD", help="strategic, operational or input.")] = None,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Write a new KPI; at a terminal, what is missing is asked for."""
    from okrcli.app.new.kpi import NewKpi
    from okrcli.cli.drafting import write_kpi

    said = NewKpi(
        name, owner, cadence, id, unit, tuple(target or ()), what, why, how, team, parent, nature, indicator, tier
    )
    write_kpi(context, said, saving_of(commit, push, dry_run))


new = {"objective": objective, "kpi": kpi}
"""The kinds of goals that can be written."""
