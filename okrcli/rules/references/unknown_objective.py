"""A reference names an objective that does not exist, or that cannot be what is meant.

What it does
    Looks up `contributes_to`, `supports` and `closed.carried_to`. In a file, a reference may leave out its own cycle.
    What an objective contributes to is another objective or a key result with `rollup: true`; the other two lead to an
    objective.

Why it matters
    A goal that contributes to nothing is missing from the progress above it, and the people above believe that it is
    counted.

Bad
    contributes_to: 2026/keep-every-custmer

Good
    contributes_to: 2026/keep-every-customer

How to fix
    Write the cycle and the file's name: `2026/keep-every-customer` for `objectives/2026/keep-every-customer.yaml`.
    Where the objective was renamed, add its old name to `formerly` in its file. To contribute to one key result of
    an objective, give it `rollup: true` as its measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.ids import KeyResultId
from okrcli.rules.nearest import near_names
from okrcli.rules.references.lost import Destination
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.references.lost import LostReference
    from okrcli.rules.rule import Context


def check(lost: LostReference, context: Context) -> Iterator[Problem]:
    """Yield a reference that was meant to lead to an objective."""
    if lost.kind in {Destination.OBJECTIVE, Destination.CONTRIBUTION}:
        message, help_text = _explain(lost, context)
        yield Problem("OKR202", lost.where, message, help_text, subject=lost.subject)


def _explain(lost: LostReference, context: Context) -> tuple[str, str]:
    workspace = context.workspace
    found = workspace.references.contribution(lost.text, lost.home)
    if found is not None:
        return _explain_key_result(lost, workspace.key_results[KeyResultId(found)])
    cycle, _, slug = lost.text.rpartition("/")
    message = f"there is no objective {quote(lost.text)}" + ("" if cycle else f" in {lost.home}")
    wholes = [f"{other.name}/{slug}" for other in workspace.references.cycles]
    if elsewhere := [whole for whole in wholes if whole in workspace.objectives and whole != lost.subject]:
        return message, f"write `{elsewhere[0]}`"
    near = near_names(slug, context.slugs.get(cycle or lost.home, ()))
    if near:
        return message, f"write {' or '.join(f'`{cycle}/{name}`' if cycle else f'`{name}`' for name in near)}"
    return message, "write a cycle and the name of an objective's file, such as `2026/keep-every-customer`"


def _explain_key_result(lost: LostReference, key_result: PlacedKeyResult) -> tuple[str, str]:
    objective = _written(key_result.objective.id, lost)
    if lost.kind is Destination.OBJECTIVE:
        return f"`{lost.text}` is a key result, and an objective is wanted", f"write `{objective}`"
    way = key_result.definition.way.value
    return (
        f"`{lost.text}` is a key result measured by {way}, and only a rollup takes contributions",
        f"write `{objective}`, or measure `{key_result.definition.id}` by rollup: true",
    )


def _written(objective: str, lost: LostReference) -> str:
    """Return an objective's id as the reference would have it: without its own cycle where it left that out."""
    return objective if "/" in lost.text else objective.removeprefix(f"{lost.home}/")


RULE = Rule("OKR202", "unknown-objective", Severity.ERROR, Scope.REFERENCE, __name__, check)
