"""An owner, a lead or an author is not one of the people.

What it does
    Where okr.yaml lists `people`, looks up the owners of objectives, key results, initiatives and KPIs, the leads of
    teams, and the authors of check-ins. People who have left (`ended`) and ids they had before (`formerly`) are known.

Why it matters
    A goal whose owner is misspelt is in nobody's list of what is owed. A check-in by an unknown author may have been
    meant for another.

Bad
    owner: suport-lead

Good
    owner: support-lead

How to fix
    Write an id under `people:` in okr.yaml, or add the person there. The author of a check-in is in the file's name:
    rename the file.
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
    """Yield a reference that was meant to lead to a person."""
    if lost.kind is Destination.PERSON:
        known = context.workspace.config.people
        help_text = write_nearest(lost.text, known, f"add `{lost.text}: {{}}` under `people:` in okr.yaml")
        yield Problem("OKR204", lost.where, f"`{lost.text}` is not one of the people", help_text, subject=lost.subject)


RULE = Rule("OKR204", "unknown-person", Severity.ERROR, Scope.REFERENCE, __name__, check)
