"""A KPI has no target, or none that is still to come.

What it does
    Looks for KPIs without `targets`, and for those whose last target's cycle is over. A target that begins later
    counts. KPIs of tier `input` and retired ones want none.

Why it matters
    A number without a target is news, not a gauge: nobody can say whether 43 minutes are good. Only a target for a
    period gives it a health, and only a health can call for an objective. Targets are set once a year, so in January
    this rule lists those that wait.

Bad
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min

Good
    # kpis/reply-time.yaml
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30, watch: 27}

How to fix
    Write the target of the present year, or of a shorter cycle: `at_least`, `at_most`, or `between` with two numbers;
    `watch` is where to begin to worry. Where the KPI only feeds others write `tier: input`; where nobody would act on
    it, retire it.
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
    """Yield a KPI that is held against nothing from the day on."""
    if kpi.definition.tier == "input" or is_retired(kpi, context.as_of):
        return
    name, year = quote(kpi.definition.name), context.workspace.calendar.named(context.as_of)[-1].name
    if not kpi.definition.targets:
        place = kpi.place("targets", part=Part.KEY)
        help_text = f"write `targets: {{{year}: {{at_most: …}}}}`, with at_least, at_most or between"
        yield Problem("OKR606", place, f"the KPI named {name} has no `targets`", help_text, subject=kpi.id)
        return
    last = max((target.cycle for target in kpi.targets), key=lambda cycle: cycle.end, default=None)
    if last is not None and last.end < context.as_of:
        message = f"the last target of {name}, for `{last.name}`, ended on {last.end}"
        place = kpi.place("targets", last.name, part=Part.KEY)
        yield Problem("OKR606", place, message, f"write the target of {year} beside it", subject=kpi.id)


RULE = Rule("OKR606", "kpi-without-target", Severity.WARNING, Scope.KPI, __name__, check)
