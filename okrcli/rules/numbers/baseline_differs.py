"""A baseline differs from what its KPI showed on the cycle's first day.

What it does
    Once the cycle has begun, compares `baseline` with the KPI's last value on or before the first day, and reports a
    difference of more than a tenth of the way from baseline to target. An objective that the breach of this KPI called
    for (`because`) may have begun on any day of its cycle: there a value that the KPI had since the first day is right
    too.

Why it matters
    A baseline that is too low gives progress to work that was not done, one that is too high takes it away.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 60 min, target: 30 min}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    # kpis/reply-time.csv
    date,value
    2026-09-25,48

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48 min, target: 30 min}
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    # kpis/reply-time.csv
    date,value
    2026-09-25,48

How to fix
    Write the value that the help names, or `baseline: first`, which takes it from the KPI. Where the baseline is right,
    correct the measurement.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import Quantity, format_exact
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.arithmetic import fraction_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.quantity import Exact
    from okrcli.rules.rule import Context
    from okrcli.scoring.scorecard import Observation

_SHARE = 10
"""A difference counts from this part of the way on: a tenth."""


def check(key_result: PlacedKeyResult, context: Context) -> Iterator[Problem]:
    """Yield a key result whose baseline is not where its KPI was."""
    measure, written = key_result.measure, key_result.definition.baseline
    end = measure.target_from(measure.baseline)
    if measure.baseline is None or end is None or not isinstance(written, Quantity):
        return
    seen = _at_start(key_result, context)
    since = _since_start(key_result, context)
    if seen is not None and all(_is_far(each.value, measure.baseline, end) for each in (seen, *since)):
        value = format_exact(seen.value, measure.unit)
        message = f"`{written.text}` stands here, and the KPI was at {value} on {seen.at}"
        help_text = f"write `baseline: {value}`, or `baseline: first`"
        related = ((seen.where, "what was measured"),)
        yield Problem("OKR306", key_result.place("baseline"), message, help_text, key_result.id, related)


def _is_far(seen: Exact, baseline: Decimal, end: Decimal) -> bool:
    start = fraction_of(baseline)
    return abs(start - fraction_of(seen)) * _SHARE > abs(fraction_of(end) - start)


def _at_start(key_result: PlacedKeyResult, context: Context) -> Observation | None:
    """Return the KPI's last value on or before the first day; None before that day, and for a sum over the window."""
    start = key_result.cycle.start
    if key_result.kpi is None or key_result.definition.of is not None or context.as_of < start:
        return None
    series = context.series(key_result.kpi)
    known = bisect_right(series, start, key=attrgetter("at"))
    return series[known - 1] if known else None


def _since_start(key_result: PlacedKeyResult, context: Context) -> Sequence[Observation]:
    """Return the values of the window so far, where the breach of this very KPI called for the objective."""
    kpi, because = key_result.kpi, key_result.objective.definition.because
    if kpi is None or context.workspace.references.kpi(because or "") != kpi.id:
        return ()
    return [seen for seen in context.series(kpi) if seen.at > key_result.objective.cycle.start]


RULE = Rule("OKR306", "baseline-differs", Severity.WARNING, Scope.KEY_RESULT, __name__, check)
