"""Nothing says where the numbers of a KPI come from.

What it does
    Looks for KPIs with neither a `source`, from which okr fetches the numbers, nor a `how`, which tells a person where
    to find them. A formula or a ratio says it by itself; retired KPIs need no answer any more.

Why it matters
    A number that nobody else can find is a number that nobody can check, and the first bad quarter turns into a debate
    on how it was counted. When its owner is ill, it is not measured at all.

Bad
    # kpis/nps.yaml
    name: Net promoter score
    owner: support-lead
    cadence: monthly
    targets: {2026: {at_least: 70}}

Good
    # kpis/nps.yaml
    name: Net promoter score
    how: Survey tool, report "month", on the first working day; the support lead enters it.
    owner: support-lead
    cadence: monthly
    targets: {2026: {at_least: 70}}

How to fix
    Write under `how` the system, the report and the day, so that somebody new would get the same number. Or let okr
    fetch it: `source: {type: csv, path: exports/nps.csv, date: month, value: score}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_retired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield a KPI whose number nobody else could find."""
    definition = kpi.definition
    told = definition.source is not None or definition.how is not None or definition.derived
    if not told and not is_retired(kpi, context.as_of):
        message = f"the KPI named {quote(definition.name)} does not say where its numbers come from"
        help_text = "write under `how` the system and the report that they are read from, or give it a `source`"
        yield Problem("OKR607", kpi.place("how", part=Part.KEY), message, help_text, subject=kpi.id)


RULE = Rule("OKR607", "kpi-without-source", Severity.INFO, Scope.KPI, __name__, check)
