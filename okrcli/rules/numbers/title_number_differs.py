"""A title names a number that the key result does not have.

What it does
    Looks in the title of a key result for numbers beside its unit, such as `30 minutes`, `40%` or `$50M`, and compares
    them with its baseline, target, stretch, plan and limits, and with the way between baseline and target. A number
    may be rounded. Numbers of other things (`Q4 2026`, `three cities`, `20 tier-one accounts`) are left alone.

Why it matters
    People read titles. When the target is changed and the title is not, everyone works towards the old number.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 85%, baseline: 40%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Correct the title, or the number if the title is right. A changed target has an entry under `revised` as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import format_exact
from okrcli.rules.numbers.titles import numbers_in
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.arithmetic import fraction_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, context: Context) -> Iterator[Problem]:
    """Yield the numbers of a title that are none of the key result's."""
    unit, title = key_result.measure.unit, key_result.definition.title
    if unit is None:
        return
    written = list(numbers_in(title, unit, context.workspace.config.currency))
    known = [fraction_of(number) for number in _numbers(key_result)] if written else []
    for found in written if known else ():
        if not any(found.may_be(number) for number in known):
            message = f"`{found.text}` stands in the title, and {_say(key_result)}"
            help_text = "correct the title, or the number if the title is right"
            yield Problem("OKR315", key_result.place("title"), message, help_text, key_result.id)


def _numbers(key_result: PlacedKeyResult) -> Iterator[Decimal]:
    """Yield the numbers that a title may name; none while the baseline is only to be seen."""
    measure = key_result.measure
    if measure.keep is not None:
        yield from (end for end in (measure.keep.low, measure.keep.high) if end is not None)
    end = measure.target_from(measure.baseline)
    if measure.baseline is None or end is None:
        return
    yield from (measure.baseline, end, end - measure.baseline, *(value for _, value in measure.plan))
    yield from (number for number in (measure.stretch, measure.change) if number is not None)
    if measure.relative and measure.change is not None:
        yield measure.change * 100


def _say(key_result: PlacedKeyResult) -> str:
    measure = key_result.measure
    if measure.keep is not None:
        return f"the limit is {measure.keep.in_full(measure.unit)}"
    ends = (number for number in (measure.baseline, measure.target_from(measure.baseline)) if number is not None)
    return f"the key result goes from {' to '.join(format_exact(end, measure.unit) for end in ends)}"


RULE = Rule("OKR315", "title-number-differs", Severity.WARNING, Scope.KEY_RESULT, __name__, check)
