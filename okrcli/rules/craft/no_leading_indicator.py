"""All KPIs of a team lag: they tell of trouble when it is over.

What it does
    Looks at the KPIs of each team (inputs and retired ones left out) where every one of them has an `indicator`. When
    there are two or more and all are `lagging`, the team gets one finding, at the last of them. A KPI that does not
    say what it is keeps the rule silent.

Why it matters
    Revenue, churn and turnover are results: by the time they move, the weeks that made them are gone. A leading
    indicator, such as the reply time that churn follows by two months, leaves time to act.

Bad
    # okr.yaml
    version: 1
    teams: {sales: {name: Sales}}
    # kpis/churn-rate.yaml
    name: Churn rate
    owner: sales-lead
    team: sales
    cadence: monthly
    unit: "%"
    indicator: lagging
    # kpis/sales.yaml
    name: Sales
    owner: sales-lead
    team: sales
    cadence: monthly
    unit: USD
    indicator: lagging

Good
    # okr.yaml
    version: 1
    teams: {sales: {name: Sales}}
    # kpis/churn-rate.yaml
    name: Churn rate
    owner: sales-lead
    team: sales
    cadence: monthly
    unit: "%"
    indicator: lagging
    # kpis/quotes-sent.yaml
    name: Quotes sent
    owner: sales-lead
    team: sales
    cadence: weekly
    unit: quotes
    indicator: leading

How to fix
    Ask what happens weeks before the result moves, and measure that. Where one of the KPIs does run ahead of the
    others, write `indicator: leading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.craft.teams import team_kpis
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context

FEWEST = 2
"""From so many KPIs on one of them could lead: a single gauge can only be one of the two."""


def check(_: Workspace, context: Context) -> Iterator[Problem]:
    """Yield each team that only learns what has happened, at the last of its KPIs."""
    for team, kpis in team_kpis(context).items():
        if len(kpis) >= FEWEST and all(kpi.definition.indicator == "lagging" for kpi in kpis):
            *others, last = kpis
            message = f"all {len(kpis)} KPIs of `{team}` are `lagging`: they tell of trouble when it is over"
            related = tuple((other.place("indicator"), "lagging too") for other in others)
            help_text = "add a KPI that moves weeks before these do, with `indicator: leading`"
            yield Problem("OKR609", last.place("indicator"), message, help_text, subject=last.id, related=related)


RULE = Rule("OKR609", "no-leading-indicator", Severity.INFO, Scope.WORKSPACE, __name__, check)
