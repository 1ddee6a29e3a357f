"""A reference names a key result, an initiative or a milestone that does not exist.

What it does
    Looks up `for` of initiatives, the keys of `closed.scores`, the keys of a check-in's `updates`, and the milestones
    in `reached` and `unreached`. In a check-in, `delight-customers/csat` means the cycle of its folder, else the one
    cycle that holds its date and has that key result. What `formerly` lists is known.

Why it matters
    What is reported under a wrong name counts nowhere. The key result goes stale although its owner reports every week.

Bad
    updates:
      delight-custmers/csat: 55%

Good
    updates:
      delight-customers/csat: 55%

How to fix
    Write the name of the objective's file, a slash and the `id` of the key result. Where two cycles have it, begin with
    the cycle. `okr checkin` alone asks for each that is owed, and writes the names itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.rules.nearest import near_names, write_nearest
from okrcli.rules.references.lost import Destination
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.references.lost import LostReference
    from okrcli.rules.rule import Context


def check(lost: LostReference, context: Context) -> Iterator[Problem]:
    """Yield a reference that was meant to lead to a part of an objective."""
    workspace = context.workspace
    if lost.kind is Destination.MILESTONE:
        milestones = workspace.key_results[KeyResultId(lost.home)].definition.milestones or ()
        known = [milestone.id for milestone in milestones]
        help_text = write_nearest(lost.text, known, f"its milestones are {', '.join(known)}")
        yield Problem("OKR203", lost.where, f"there is no milestone `{lost.text}`", help_text, subject=lost.subject)
    elif lost.kind is Destination.KEY_RESULT and (objective := workspace.objectives.get(ObjectiveId(lost.home))):
        known = [result.id for result in objective.definition.key_results]
        help_text = write_nearest(lost.text, known, f"its key results are {', '.join(known)}")
        message = f"there is no key result {quote(lost.text)} in this objective"
        yield Problem("OKR203", lost.where, message, help_text, subject=lost.subject)
    elif lost.kind is Destination.KEY_RESULT:
        message = f"there is no key result or initiative {quote(lost.text)}"
        yield Problem("OKR203", lost.where, message, _whole_name(lost, context))


def _whole_name(lost: LostReference, context: Context) -> str:
    """Say which key of a check-in was meant: one that several cycles have, or one with a slip in either half."""
    workspace = context.workspace
    wholes = [f"{cycle.name}/{lost.text}" for cycle in workspace.references.cycles]
    if several := [whole for whole in wholes if whole in workspace.key_results or whole in workspace.initiatives]:
        return f"write {' or '.join(f'`{whole}`' for whole in several)}"
    head, _, part = lost.text.rpartition("/")
    known = workspace.references.objective(head, lost.home)
    if known is not None:
        parts = near_names(part, _parts(workspace.objectives[known]))
        names = " or ".join(f"`{head}/{each}`" for each in parts)
        return f"write {names}" if parts else f"`okr show {known}` lists what it has"
    slugs = context.slugs.get(lost.home, ())
    near = near_names(head.rpartition("/")[2], slugs)
    return (
        f"write `{near[0]}/{part}`"
        if near
        else "write the name of an objective's file, a slash and the id of the key result"
    )


def _parts(objective: PlacedObjective) -> tuple[str, ...]:
    definition = objective.definition
    results = (result.id for result in definition.key_results)
    return (*results, *(initiative.id for initiative in definition.initiatives if initiative.id))


RULE = Rule("OKR203", "unknown-key-result", Severity.ERROR, Scope.REFERENCE, __name__, check)
