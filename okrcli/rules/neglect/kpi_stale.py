"""The last value of a KPI is older than its cadence allows.

What it does
    Compares the day of a KPI's last value with its `cadence` and `checkin.grace` in okr.yaml. Months, quarters and
    years count with the longest there is, so that a value on each period's last day is never late. A KPI with the
    cadence `irregular` is never stale, nor is one that is retired, has a formula or a ratio, or has never had a value.

Why it matters
    A gauge that has stopped looks like one that is steady. Whoever reads the dashboard believes the last number, and a
    breach that nobody measures calls for no objective.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/nps.yaml
    name: Net promoter score
    owner: support-lead
    cadence: monthly
    # checkins/2026-Q3/2026-09-04-support-lead.yaml
    updates:
      nps: 68

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # kpis/nps.yaml
    name: Net promoter score
    owner: support-lead
    cadence: monthly
    # checkins/2026-Q4/2026-11-06-support-lead.yaml
    updates:
      nps: {value: 68, at: 2026-10-31}

How to fix
    Record the value: `okr checkin nps 68`, or a row in the CSV beside the KPI, or `okr pull nps` where it has a
    source. Where a value comes less often than the cadence says, change `cadence`. Where nobody measures it any more,
    retire the KPI: `retired: {date: 2026-11-20, because: …}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield a KPI that is owed a value; what is computed is owed none, but its inputs are."""
    score = context.scorecard.kpis[kpi.id]
    if not score.stale or score.last_seen is None or kpi.definition.derived:
        return
    days = (context.as_of - score.last_seen).days
    cadence = kpi.definition.cadence.value
    message = f"{quote(kpi.definition.name)} is {cadence}, and its last value is of {score.last_seen}, {days} days ago"
    yield Problem("OKR502", kpi.place("cadence"), message, _call(kpi), subject=kpi.id)


def _call(kpi: PlacedKpi) -> str:
    if kpi.definition.source is not None:
        return f"run `okr pull {kpi.id}`"
    row = f", or add a row to {kpi.measurements.path}" if kpi.measurements is not None else ""
    return f"run `okr checkin {kpi.id} VALUE`{row}"


RULE = Rule("OKR502", "kpi-stale", Severity.WARNING, Scope.KPI, __name__, check)
