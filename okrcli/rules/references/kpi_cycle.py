"""KPIs are computed from each other, or are above each other, in a circle.

What it does
    Follows `formula`, `numerator` and `denominator` from KPI to KPI, then `parent`, and names the whole way round.

Why it matters
    A KPI that is computed from itself has no value, and a tree of KPIs in which one is above itself has no top.

Bad
    # kpis/revenue.yaml
    name: Revenue
    owner: finance-lead
    cadence: monthly
    formula: margin + cost
    # kpis/cost.yaml
    name: Cost
    owner: finance-lead
    cadence: monthly
    # kpis/margin.yaml
    name: Gross margin
    owner: finance-lead
    cadence: monthly
    formula: revenue - cost

Good
    # kpis/revenue.yaml
    name: Revenue
    owner: finance-lead
    cadence: monthly
    # kpis/cost.yaml
    name: Cost
    owner: finance-lead
    cadence: monthly
    # kpis/margin.yaml
    name: Gross margin
    owner: finance-lead
    cadence: monthly
    formula: revenue - cost

How to fix
    Decide which of them is measured, and give that one a CSV file in place of its formula. Of parents, take out that of
    the KPI at the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.ids import KpiId
from okrcli.rules.references.circles import circles, say_circle
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield each circle of inputs and each of parents, at its last KPI."""
    kpis, find = workspace.kpis, workspace.references.kpi
    inputs = {str(kpi.id): [find(ref) or "" for ref in kpi.definition.inputs] for kpi in kpis.values()}
    parents = {str(kpi.id): [find(kpi.definition.parent or "") or ""] for kpi in kpis.values()}
    for circle in circles(inputs):
        members = [kpis[KpiId(member)] for member in circle]
        places = [_input_place(workspace, kpi, circle[(i + 1) % len(circle)]) for i, kpi in enumerate(members)]
        help_text = f"give `{circle[-1]}` measurements of its own, in place of `{circle[0]}`"
        yield _problem(circle, places, "are computed from themselves", help_text)
    for circle in circles(parents):
        places = [kpis[KpiId(member)].place("parent") for member in circle]
        help_text = f"take out `parent: {kpis[KpiId(circle[-1])].definition.parent}`"
        yield _problem(circle, places, "are above themselves", help_text)


def _problem(circle: tuple[str, ...], places: list[Place], what: str, help_text: str) -> Problem:
    message = f"these KPIs {what}: {say_circle(circle)}"
    related = tuple((place, "part of the circle") for place in places[:-1])
    return Problem("OKR207", places[-1], message, help_text, circle[-1], related)


def _input_place(workspace: Workspace, kpi: PlacedKpi, following: str) -> Place:
    """Return where a KPI names the one that follows it in the circle."""
    parts = (("numerator", kpi.definition.numerator), ("denominator", kpi.definition.denominator))
    keys = [key for key, part in parts if part is not None and workspace.references.kpi(part.kpi) == following]
    return kpi.place(keys[0], "kpi") if keys else kpi.place("formula")


RULE = Rule("OKR207", "kpi-cycle", Severity.ERROR, Scope.WORKSPACE, __name__, check)
