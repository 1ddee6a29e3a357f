"""An objective has more key results than anyone can follow, or too few to tell whether it is reached.

What it does
    Counts the key results of an objective, without those that were dropped, and compares the count with
    `limits.key_results` in okr.yaml: three to five where it is not set. None or too many is a warning, fewer than the
    least an info; not where the objective names the KPI whose breach called for it (`because`): it has one number to
    bring back.

Why it matters
    Whoever steers by nine numbers steers by none: each gets a little attention and the objective as a whole none. One
    or two seldom tell the whole story, and the part that they leave out is the part that suffers.

Bad
    # objectives/2026-Q4/web-shop.yaml
    title: Make the web shop the easy way to order
    owner: web-manager
    key_results: []

Good
    # objectives/2026-Q4/web-shop.yaml
    title: Make the web shop the easy way to order
    owner: web-manager
    key_results:
      - {id: web-orders, title: Take 35% of all orders through the shop, baseline: 22%, target: 35%}
      - {id: page-speed, title: Load a product page in 2 s instead of 4.1 s, baseline: 4.1 s, target: 2 s}
      - {id: returns, title: Keep wrong orders at 2% or fewer, keep: {at_most: 2%}}

How to fix
    Too many: keep those that would convince a doubter that the objective is reached, write work down as `initiatives`,
    and part an objective that is really two. Too few: ask what else would be different, and what might suffer; a
    guardrail (`keep`) is a key result too. Where your house counts differently, set `limits.key_results`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an objective with more or fewer key results than the limits allow."""
    fewest, most = context.workspace.config.limits.key_results
    listed = list(context.workspace.key_results_of(objective))
    count = sum(not is_dropped(key_result, context.as_of) for key_result in listed)
    if fewest <= count <= most or (0 < count < fewest and objective.definition.because is not None):
        return
    place = objective.place("key_results", part=Part.KEY)
    message = f"`key_results` has {_counted(count, len(listed))}, and {_limit(count, fewest, most)}"
    severity = Severity.INFO if 0 < count < fewest else None
    yield Problem("OKR601", place, message, _help(count, most), subject=objective.id, severity=severity)


def _counted(count: int, listed: int) -> str:
    dropped = f" besides {listed - count} dropped" if listed > count else ""
    return f"{count or 'none'}{dropped}"


def _limit(count: int, fewest: int, most: int) -> str:
    if count > most:
        return f"more than {most} are too many to follow"
    return f"{fewest} are the fewest that tell the whole story" if count else "nothing tells whether it is reached"


def _help(count: int, most: int) -> str:
    if count > most:
        return f"keep the {most} that would convince a doubter, and move work into `initiatives`"
    return "write what else would be different, with baseline and target, and what must not suffer, with `keep`"


RULE = Rule("OKR601", "key-result-count", Severity.WARNING, Scope.OBJECTIVE, __name__, check)
