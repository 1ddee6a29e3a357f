"""The watch band of a target lies on the bad side of its limit.

What it does
    Compares `watch` with the limit of the same target: not over `at_most`, not under `at_least`, and inside `between`.

Why it matters
    The watch band warns before the limit is reached. Behind the limit it never warns, and values that are breached
    would be called healthy.

Bad
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30, watch: 33}

Good
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30, watch: 27}

How to fix
    Write a number on the good side of the limit: below `at_most`, above `at_least`, for `between: [4, 6]` a pair such
    as `[4.5, 5.5]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import Quantity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi, Range
    from okrcli.rules.rule import Context


def check(kpi: PlacedKpi, _: Context) -> Iterator[Problem]:
    """Yield each target whose watch band is not inside its limit."""
    for target in kpi.targets:
        name, watch = target.cycle.name, kpi.definition.targets[target.cycle.name].watch
        if watch is not None and not target.limit.is_reversed and not _is_inside(target.inner, target.limit):
            written = watch.text if isinstance(watch, Quantity) else f"{watch[0].text}, {watch[1].text}"
            message = f"`{written}` is on the bad side of the limit, {target.limit.in_full(kpi.unit)}"
            help_text = f"write a number on the good side, {_example(target.limit)}"
            yield Problem("OKR313", kpi.place("targets", name, "watch"), message, help_text, kpi.id)


def _is_inside(inner: Range, limit: Range) -> bool:
    return all(limit.holds(end) for end in (inner.low, inner.high) if end is not None)


def _example(limit: Range) -> str:
    if limit.low is not None and limit.high is not None:
        return f"two from {limit.low:f} to {limit.high:f}"
    return f"below {limit.high:f}" if limit.high is not None else f"above {limit.low:f}"


RULE = Rule("OKR313", "watch-on-the-wrong-side", Severity.ERROR, Scope.KPI, __name__, check)
