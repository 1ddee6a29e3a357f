"""An objective is measured by milestones only: nothing says what got better.

What it does
    Looks for objectives none of whose key results has a number: all are measured by `milestones`, and none names under
    `influences` a KPI that should move. There is one finding, at the first of them. Beside a key result with a number,
    milestones are welcome.

Why it matters
    A task is done or not done, and doing it may change nothing. Ten tasks can all be finished while customers notice
    no difference. A key result is the difference; the tasks that lead there are initiatives.

Bad
    key_results:
      - id: web-shop
        title: Launch the new web shop
        milestones: [launched]

Good
    key_results:
      - id: web-orders
        title: Take 35% of all orders through the shop, up from 22%
        baseline: 22%
        target: 35%
    initiatives:
      - title: Launch the new web shop
        for: [web-orders]

How to fix
    Ask of each milestone: and what will be better then? Write that as a key result with baseline and target, and the
    milestone as an initiative `for` it. Where a KPI should move, name it under `influences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.measure import Way
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield the first key result of an objective that consists of things to get done."""
    key_results = context.workspace.key_results_of(objective)
    left = [key_result for key_result in key_results if not is_dropped(key_result, context.as_of)]
    if not left or not all(_is_task(key_result) for key_result in left):
        return
    first, *others = left
    message = f"{quote(first.definition.title)} gets done or not, and nothing here says what got better"
    related = tuple((other.place("title"), "measured by milestones too") for other in others)
    help_text = "write what will be better then, with baseline and target, and what is to be done under `initiatives`"
    yield Problem("OKR605", first.place("title"), message, help_text, subject=first.id, related=related)


def _is_task(key_result: PlacedKeyResult) -> bool:
    return key_result.definition.way is Way.MILESTONES and not key_result.definition.influences


RULE = Rule("OKR605", "key-result-is-a-task", Severity.INFO, Scope.OBJECTIVE, __name__, check)
