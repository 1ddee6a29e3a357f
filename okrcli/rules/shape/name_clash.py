"""A KPI, an objective and a cycle share a name.

What it does
    Compares the ids of KPIs, the slugs of objectives (the names of their files) and the names of cycles. An objective
    that has the name of a KPI is reported with that KPI.

Why it matters
    On the command line and in check-ins a short name is enough: `okr show retention`. If that could be a KPI or an
    objective, what is shown would depend on luck.

Bad
    kpis/retention.yaml
    objectives/2026-Q4/retention.yaml

Good
    kpis/retention-rate.yaml
    objectives/2026-Q4/retention.yaml

How to fix
    Name the KPI for the number (`retention-rate`) and the objective for the aim (`keep-every-customer`). `okr rename`
    takes the references along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.model.ids import KpiId
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield the objectives that share a name with a KPI, and both where they share one with a cycle."""
    for kpi in workspace.kpis.values():
        if workspace.calendar.has(kpi.id):
            yield _problem(kpi.place(part=Part.FILE), f"the KPI `{kpi.id}` has the name of a cycle", kpi.id)
    for objective in workspace.objectives.values():
        where, named = objective.place(part=Part.FILE), f"the objective `{objective.slug}` has the name of"
        if (other := workspace.kpis.get(KpiId(objective.slug))) is not None:
            related = (other.place(part=Part.FILE), "the KPI of that name")
            yield _problem(where, f"{named} a KPI", objective.id, related)
        if workspace.calendar.has(objective.slug):
            yield _problem(where, f"{named} a cycle", objective.id)


def _problem(where: Place, message: str, subject: str, *related: tuple[Place, str]) -> Problem:
    return Problem("OKR108", where, message, "rename the file, with `okr rename`", subject, related)


RULE = Rule("OKR108", "name-clash", Severity.ERROR, Scope.WORKSPACE, __name__, check)
