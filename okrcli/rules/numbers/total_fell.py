"""A count that starts from 0 falls.

What it does
    On a key result that counts up from 0 and is measured by check-ins, reports each value that is lower than the one
    before. Percentages and durations may fall; a value that was corrected is not judged.

Why it matters
    A value is the total so far. Whoever checks in 2 and then 1 has mostly signed three accounts and reported one of
    them away.

Bad
    # objectives/2026-Q4/midwest-trade.yaml
    title: Win the Midwest trade
    owner: sales-lead
    key_results:
      - {id: accounts, title: Sign five tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-11-06-sales-lead.yaml
    updates:
      midwest-trade/accounts: 2
    # checkins/2026-Q4/2026-11-13-sales-lead.yaml
    updates:
      midwest-trade/accounts: 1

Good
    # objectives/2026-Q4/midwest-trade.yaml
    title: Win the Midwest trade
    owner: sales-lead
    key_results:
      - {id: accounts, title: Sign five tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-11-06-sales-lead.yaml
    updates:
      midwest-trade/accounts: 2
    # checkins/2026-Q4/2026-11-13-sales-lead.yaml
    updates:
      midwest-trade/accounts: {add: 1}

How to fix
    Check in the total again, with the `at` of the day that was wrong, or write `{add: 1}` for what came on top. Where
    the total did fall, silence this with the reason.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.series import key_result_observations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.model.placed import PlacedKeyResult, Report
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, context: Context) -> Iterator[Problem]:
    """Yield the values of a count that are lower than the one before."""
    reports = context.workspace.reports.get(key_result.id, ())
    if not key_result.counts_up or _only_grows(reports):
        return
    for before, seen in pairwise(key_result_observations(context.workspace, key_result, date.max)):
        value = None if seen.report is None else seen.report.update.value
        if value is not None and seen.value < before.value:
            message = f"`{value.text}` is less than the {before.value:f} of {before.at}: a value is the total so far"
            help_text = f"write {{add: {value.text}}} if that came on top"
            yield Problem(
                "OKR316", seen.where, message, help_text, key_result.id, ((before.where, "the total before"),)
            )


def _only_grows(reports: Sequence[Report]) -> bool:
    """Tell at a glance that nothing can have fallen: only totals, in order of their days, each at least the last."""
    totals = [(report.at, report.update.value.number) for report in reports if report.update.value is not None]
    grow = all(before[0] < after[0] and before[1] <= after[1] for before, after in pairwise(totals))
    return grow and not any(report.update.add for report in reports)


RULE = Rule("OKR316", "total-fell", Severity.WARNING, Scope.KEY_RESULT, __name__, check)
