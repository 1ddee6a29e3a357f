"""One half of a ratio is a level, and nobody says which of its values to take.

What it does
    Looks at the KPIs in `numerator` and `denominator`. A flow is summed over the period. A level, such as a headcount,
    cannot be summed: it needs `take` with `mean`, `first` or `last`.

Why it matters
    Twelve monthly headcounts of 166 add up to 1,992 people. With a sum below the line, a turnover of 12% shows as 1%.

Bad
    # kpis/employee-turnover.yaml
    name: Employee turnover
    owner: people-lead
    cadence: yearly
    numerator: leavers
    denominator: headcount
    # kpis/leavers.yaml
    name: Leavers
    owner: people-lead
    cadence: monthly
    nature: flow
    # kpis/headcount.yaml
    name: Headcount
    owner: people-lead
    cadence: monthly

Good
    # kpis/employee-turnover.yaml
    name: Employee turnover
    owner: people-lead
    cadence: yearly
    numerator: leavers
    denominator: {kpi: headcount, take: mean}
    # kpis/leavers.yaml
    name: Leavers
    owner: people-lead
    cadence: monthly
    nature: flow
    # kpis/headcount.yaml
    name: Headcount
    owner: people-lead
    cadence: monthly

How to fix
    Write `{kpi: headcount, take: mean}`, or `first` or `last` of the period. Where the KPI is amounts that add up, give
    it `nature: flow` in its own file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield the halves of a ratio that are levels without `take`."""
    workspace = context.workspace
    for key, part in (("numerator", kpi.definition.numerator), ("denominator", kpi.definition.denominator)):
        found = workspace.references.kpi(part.kpi) if part is not None and part.take is None else None
        if part is not None and found is not None and workspace.kpis[found].definition.nature == "level":
            message = f"`{part.kpi}` is a level, which cannot be summed"
            help_text = f"write `{key}: {{kpi: {part.kpi}, take: mean}}`, or take first or last"
            yield Problem("OKR314", kpi.place(key, "kpi"), message, help_text, kpi.id)


RULE = Rule("OKR314", "ratio-of-levels", Severity.ERROR, Scope.KPI, __name__, check)
