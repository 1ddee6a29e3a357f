"""Nobody owns an open objective any more: its owner has left.

What it does
    Looks up the owner of each open objective under `people` in okr.yaml. Where that person has an `ended` date and the
    day has come, the objective has no owner. An objective without the key `owner` is a missing-key, and a name that
    `people` does not have an unknown-person.

Why it matters
    An objective without an owner is an objective that nobody is asked about. The work goes on for a while, and the
    check-ins stop first.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    people:
      catalogue-manager: {name: Catalogue manager, ended: 2026-10-31}
    # objectives/2026-Q4/leaner-catalogue.yaml
    title: Offer fewer products, and know each of them
    owner: catalogue-manager
    key_results:
      - {id: guides, title: Write 60 product guides, unit: guides, baseline: 0, target: 60}

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    people:
      catalogue-manager: {name: Catalogue manager, ended: 2026-10-31}
      marketing-lead: {name: Head of marketing}
    # objectives/2026-Q4/leaner-catalogue.yaml
    title: Offer fewer products, and know each of them
    owner: marketing-lead
    key_results:
      - {id: guides, title: Write 60 product guides, unit: guides, baseline: 0, target: 60}

How to fix
    Ask who takes it over, and say so: `okr revise leaner-catalogue owner=marketing-lead --because "…"`. Where nobody
    does, close the objective as abandoned: `okr close leaner-catalogue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.calls import short_reference
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_objective_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an open objective whose owner is no longer there."""
    owner = objective.definition.owner
    left = context.workspace.gone_since(owner, context.as_of)
    if left is None or not is_objective_open(objective, context.as_of):
        return
    message = f"`{owner}`, who owns {quote(objective.definition.title)}, has not been there since {left}"
    name = short_reference(objective, context.as_of)
    successor = context.workspace.lead_of(objective, context.as_of) or "PERSON"
    call = f"okr revise {name} owner={successor} --because TEXT"
    help_text = f"run `{call}` with who takes it over; where nobody does, `okr close {name}` as abandoned"
    yield Problem("OKR504", objective.place("owner"), message, help_text, subject=objective.id)


RULE = Rule("OKR504", "no-owner", Severity.WARNING, Scope.OBJECTIVE, __name__, check)
