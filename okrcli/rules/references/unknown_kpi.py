"""A reference names a KPI that does not exist.

What it does
    Looks up every KPI that is named: in `kpi`, `influences` and `because` of an objective, in `formula`, `numerator`,
    `denominator`, `parent` and `replaced_by` of a KPI, and in the updates of a check-in. The id of a KPI is the name
    of its file; the folders above it do not matter. Ids that a KPI had before, listed under `formerly`, are known.

Why it matters
    A key result whose KPI does not exist has no measurement, so it shows no progress and nobody is told why. A value
    that is checked in under a wrong name counts nowhere.

Bad
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: repy-time
        baseline: 48 min
        target: 30 min

Good
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min

How to fix
    Write the id of a KPI below `kpis/`. Where the KPI is new, write its file first: `okr new kpi`. Where it was
    renamed, add the old id to `formerly` in its file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.model.ids import is_id
from okrcli.rules.nearest import write_nearest
from okrcli.rules.references.lost import Destination
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.references.lost import LostReference
    from okrcli.rules.rule import Context


def check(lost: LostReference, context: Context) -> Iterator[Problem]:
    """Yield a reference that was meant to lead to a KPI."""
    if lost.kind is Destination.KPI:
        known = context.workspace.kpis
        file = f"kpis/{lost.text}.yaml" if is_id(lost.text) else "a file below kpis/"
        help_text = write_nearest(lost.text, known, f"write the KPI first: {file}")
        yield Problem("OKR201", lost.where, f"there is no KPI {quote(lost.text)}", help_text, subject=lost.subject)


RULE = Rule("OKR201", "unknown-kpi", Severity.ERROR, Scope.REFERENCE, __name__, check)
