"""A check-in gives a value to a key result that its KPI measures.

What it does
    Reports `value` and `add` of an update whose key result has a `kpi`.

Why it matters
    The key result takes its number from the KPI and nowhere else, so the value would count for nothing. If both
    counted, a dashboard and a goal would show two numbers for one thing.

Bad
    updates:
      delight-customers/reply-time: 43 min

Good
    updates:
      reply-time: 43 min
      delight-customers/reply-time: {confidence: 0.6, note: The evening shift begins on Monday.}

How to fix
    Record the value on the KPI, by its id. Confidence and notes stay with the key result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, context: Context) -> Iterator[Problem]:
    """Yield the values that check-ins give to a key result with a KPI."""
    kpi = key_result.definition.kpi
    for report in context.workspace.reports.get(key_result.id, ()) if key_result.kpi is not None else ():
        for key, given in (("value", report.update.value), ("add", report.update.add)):
            if given is not None:
                message = f"`{given.text}` is given to `{report.key}`, which the KPI `{kpi}` measures"
                at = f"{{{key}: {given.text}, at: {report.at}}}" if key == "add" or report.update.at else given.text
                help_text = f"write `{kpi}: {at}`"
                yield Problem("OKR307", report.place(key), message, help_text, key_result.id)


RULE = Rule("OKR307", "value-on-kpi-result", Severity.ERROR, Scope.KEY_RESULT, __name__, check)
