"""Two targets of a KPI are in force on one day, and neither is the shorter.

What it does
    Compares the cycles of a KPI's `targets`. Of two that hold a day, the shorter is in force; two of equal length that
    share a day are reported at the one that stands further down.

Why it matters
    The KPI could be healthy and breached on the same day.

Bad
    # okr.yaml
    version: 1
    cycles:
      autumn: {start: 2026-10-01, end: 2026-12-31}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026-Q4: {at_most: 30}
      autumn: {at_most: 35}

Good
    # okr.yaml
    version: 1
    cycles:
      autumn: {start: 2026-10-01, end: 2026-12-31}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 35}
      2026-Q4: {at_most: 30}

How to fix
    Delete one of the two. A target for part of a longer cycle overrides it on its days.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, _: Context) -> Iterator[Problem]:
    """Yield each target that shares a day with another of its length."""
    if len(kpi.targets) < 2:  # noqa: PLR2004 - it takes two
        return
    order = {name: index for index, name in enumerate(kpi.definition.targets)}
    cycles = sorted((target.cycle for target in kpi.targets), key=lambda cycle: (cycle.days, cycle.start))
    for pair in pairwise(cycles):
        first, second = sorted(pair, key=lambda cycle: order[cycle.name])
        if first.days == second.days and first.overlaps(second):
            message = f"`{second.name}` and `{first.name}` are equally long and share a day"
            related = ((kpi.place("targets", first.name, part=Part.KEY), "the other target"),)
            where = kpi.place("targets", second.name, part=Part.KEY)
            yield Problem("OKR311", where, message, "keep one of the two", kpi.id, related)


RULE = Rule("OKR311", "targets-overlap", Severity.ERROR, Scope.KPI, __name__, check)
