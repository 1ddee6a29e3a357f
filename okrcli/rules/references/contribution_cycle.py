"""Objectives contribute to each other in a circle.

What it does
    Follows `contributes_to` from objective to objective, and names the whole way round.

Why it matters
    The progress of each would be computed from the progress of the others, and so from itself. None of them has one.

Bad
    contributes_to: 2026-Q4/calm-desk      # which contributes to this objective

Good
    supports: 2026-Q4/calm-desk

How to fix
    Contributions go one way: from a person or team to the team or company above, from a quarter to its year. Take one
    of them out, or write `supports`, which says that goals are aligned and changes no number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.ids import ObjectiveId
from okrcli.rules.references.circles import circles, say_circle
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield each circle of contributions, at its last objective."""
    above = ((child, workspace.objective_above(child)) for child in workspace.contributes_to)
    edges = {str(child): (objective.id,) for child, objective in above if objective is not None}
    for circle in circles(edges):
        *others, last = [workspace.objectives[ObjectiveId(member)] for member in circle]
        message = f"these objectives contribute to themselves: {say_circle(circle)}"
        help_text = f"take out `contributes_to: {last.definition.contributes_to}`, or write `supports` instead"
        related = tuple((other.place("contributes_to"), "part of the circle") for other in others)
        yield Problem("OKR206", last.place("contributes_to"), message, help_text, last.id, related)


RULE = Rule("OKR206", "contribution-cycle", Severity.ERROR, Scope.WORKSPACE, __name__, check)
