"""A number lies outside what is possible for its KPI.

What it does
    Where a KPI has `bounds`, checks its targets, the baseline, target, stretch, plan and limits of the key results that
    it measures, and its measurements: CSV rows and checked-in values. A value that a later one corrected is not judged.

Why it matters
    An NPS of 680 or a negative duration is a slip of the hand. It would pull every mean, chart and limit along.

Bad
    # kpis/nps.yaml
    name: Net promoter score
    owner: support-lead
    cadence: quarterly
    bounds: [-100, 100]
    targets:
      2026: {at_least: 700}

Good
    # kpis/nps.yaml
    name: Net promoter score
    owner: support-lead
    cadence: quarterly
    bounds: [-100, 100]
    targets:
      2026: {at_least: 70}

How to fix
    Correct the number. A measurement is corrected by a newer one of the same day: a check-in with `at`, or a CSV row
    with a later `recorded`. Where the number is right, widen `bounds`; null stands for no end.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from okrcli.diagnostics import Place, Problem, Severity
from okrcli.model.placed import Range
from okrcli.model.quantities import in_unit, key_result_quantities, kpi_quantities
from okrcli.quantity import Exact, format_exact
from okrcli.rules.numbers.movement import end_text
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.series import kpi_measurements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context

_Written: TypeAlias = tuple[str, Exact, Place, str]
"""A number as a message names it, in the KPI's unit, its place, and the id of the goal that it belongs to."""


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield the numbers of a KPI, and of the key results that it measures, that its bounds do not hold."""
    if kpi.bounds == Range() or kpi.bounds.is_reversed:
        return
    stated = (item for item in _stated(kpi, context.workspace) if not kpi.bounds.holds(item[1]))
    possible = kpi.possible_amounts
    measured = (item for item in _measured(kpi, context.workspace, possible) if not possible.holds(item[1]))
    for named, _, where, subject in (*stated, *measured):
        message = f"{named} is not possible: the values of `{kpi.id}` are {kpi.bounds.in_full(kpi.unit)}"
        yield Problem("OKR303", where, message, f"correct it, or widen `bounds` in {kpi.path}", subject)


def _stated(kpi: PlacedKpi, workspace: Workspace) -> Iterator[_Written]:
    currency = workspace.config.currency
    for pointer, quantity in kpi_quantities(kpi.definition):
        number = in_unit(quantity, kpi.unit, currency)
        if pointer[0] != "bounds" and number is not None:
            yield f"`{quantity.text}`", number, kpi.place(*pointer), kpi.id
    for name in workspace.links_of(kpi.id).measured:
        yield from _of_key_result(workspace.key_results[name], kpi, currency)


def _of_key_result(key_result: PlacedKeyResult, kpi: PlacedKpi, currency: str) -> Iterator[_Written]:
    """Yield a key result's numbers; a sum over its window is no value of the KPI."""
    if key_result.definition.of is not None:
        return
    for pointer, quantity in key_result_quantities(key_result.definition):
        number = in_unit(quantity, kpi.unit, currency)
        if pointer[0] != "change" and number is not None:
            yield f"`{quantity.text}`", number, key_result.place(*pointer), key_result.id
    end = key_result.measure.target_from(key_result.measure.baseline)
    if key_result.measure.change is not None and end is not None:
        named = f"`{end_text(key_result)}`, which leads to {format_exact(end, kpi.unit)},"
        yield named, end, key_result.place("change"), key_result.id


def _measured(kpi: PlacedKpi, workspace: Workspace, possible: Range) -> Iterator[_Written]:
    """Yield the measurements that hold; where there are no check-ins, a look at the rows may be enough."""
    extremes = kpi.measurements.rows.extremes() if kpi.measurements else ()
    if kpi.id not in workspace.reports and all(map(possible.holds, extremes)):
        return
    for seen in kpi_measurements(workspace, kpi, date.max):
        update = None if seen.report is None else seen.report.update
        if seen.report is not None and update is not None and update.value is None:
            named = f"{format_exact(seen.value, kpi.unit)}, the total with `{update.add.text if update.add else ''}`,"
            yield named, seen.value, seen.report.place("add"), kpi.id
        else:
            written = update.value.text if update is not None and update.value is not None else str(seen.value)
            yield f"`{written}`", seen.value, seen.where, kpi.id


RULE = Rule("OKR303", "out-of-bounds", Severity.ERROR, Scope.KPI, __name__, check)
