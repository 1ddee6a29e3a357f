"""A team does not exist, or is above itself.

What it does
    Looks up `teams` of objectives, `team` of KPIs and people, and `parent` of teams among the `teams` of okr.yaml, and
    follows the parents upward. Teams that are no more (`ended`) and ids they had before (`formerly`) are known.

Why it matters
    A goal of a misspelt team is in nobody's view of that team. Teams that are above each other have no top.

Bad
    teams: [suport]

Good
    teams: [support]

How to fix
    Write an id under `teams:` in okr.yaml, or add the team there: `support: {name: Customer Support}`. Of teams in a
    circle, take out the `parent` of the one that is at the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.nearest import write_nearest
from okrcli.rules.references.lost import Destination
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.references.lost import LostReference
    from okrcli.rules.rule import Context


def check(lost: LostReference, context: Context) -> Iterator[Problem]:
    """Yield a reference that was meant to lead to a team, or to one further up."""
    if lost.kind is not Destination.TEAM:
        return
    message = f"there is no team `{lost.text}`"
    help_text = write_nearest(
        lost.text, context.workspace.config.teams, f"add `{lost.text}: {{}}` under `teams:` in okr.yaml"
    )
    if lost.circle:
        message = f"the teams are above themselves: {lost.circle}"
        help_text = f"take out `parent: {lost.text}` here, or that of another of them"
    yield Problem("OKR205", lost.where, message, help_text, subject=lost.subject)


RULE = Rule("OKR205", "unknown-team", Severity.ERROR, Scope.REFERENCE, __name__, check)
