"""A key result ends where it starts.

What it does
    Compares `target`, or the baseline with its `change`, with `baseline`, in the unit of the key result.

Why it matters
    Progress is the share of the way that has been gone, and there is no way. To hold a number where it is, is a goal
    of another kind.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT to 80%, baseline: 80%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Keep CSAT at 80%, unit: "%", keep: {at_least: 80}}

How to fix
    Write the number that it starts from, or `baseline: first` to take the first one that is seen. Where the number
    shall stay as it is, write `keep` with a limit in place of baseline and target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.numbers.movement import end_place, end_text
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, _: Context) -> Iterator[Problem]:
    """Yield a key result that has no way to go."""
    measure = key_result.measure
    end = measure.target_from(measure.baseline)
    if measure.change == 0 or (end is not None and end == measure.baseline):
        message = f"`{end_text(key_result)}` leads where it starts, so there is no way to go"
        help_text = "write a number to reach, or `keep` in place of baseline and target"
        yield Problem("OKR301", end_place(key_result), message, help_text, key_result.id)


RULE = Rule("OKR301", "baseline-is-target", Severity.ERROR, Scope.KEY_RESULT, __name__, check)
