"""A number is in another unit than the one that is declared there.

What it does
    Reads every number that carries its unit into the unit of its KPI or key result: baselines, targets, limits, bounds,
    plans and checked-in values. Durations (`s`, `min`, `h`, `d`, `w`) convert; nothing else does. A key result that
    repeats `unit` must agree with its KPI.

Why it matters
    A number in another unit is left out, so a goal would have no target, or a KPI no value. Without this rule, 30
    hours would count as 30 minutes.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: accounts, title: Sign five tier-one accounts, unit: accounts, baseline: 0, target: 5 customers}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: accounts, title: Sign five tier-one accounts, unit: accounts, baseline: 0, target: 5 accounts}

How to fix
    Write the number in the unit that is declared, or without any: a bare number is in it anyway. The unit is declared
    once, as `unit` of the KPI or of a key result without one. Amounts are not converted between currencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.ids import KeyResultId, KpiId
from okrcli.model.quantities import key_result_quantities, kpi_quantities
from okrcli.quantity import UnitMismatchError, convert, resolve_unit
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.quantity import Quantity
    from okrcli.rules.rule import Context


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield each number whose unit does not agree with the one around it."""
    currency = workspace.config.currency
    for subject, unit, quantity, where in _with_units(workspace):
        try:
            convert(quantity, unit, currency)
        except UnitMismatchError as error:
            yield Problem("OKR302", where, error.message, error.help, subject)
    for key_result in workspace.key_results.values():
        if key_result.kpi is not None and key_result.definition.unit is not None:
            yield from _declared(key_result, key_result.kpi, key_result.definition.unit, currency)


def _declared(key_result: PlacedKeyResult, kpi: PlacedKpi, written: str, currency: str) -> Iterator[Problem]:
    if resolve_unit(written, currency) != kpi.unit:
        message = f"the unit here is `{written}`, and that of the KPI `{kpi.id}` is {kpi.unit or 'none'}"
        yield Problem("OKR302", key_result.place("unit"), message, "take it out: the KPI's unit holds", key_result.id)


def _with_units(workspace: Workspace) -> Iterator[tuple[str, str | None, Quantity, Place]]:
    """Yield each number that carries another unit: of which subject, in which it is wanted, and where it stands."""
    for key_result in workspace.key_results.values():
        for pointer, quantity in key_result_quantities(key_result.definition):
            if quantity.unit not in (None, key_result.measure.unit):
                yield key_result.id, key_result.measure.unit, quantity, key_result.place(*pointer)
    for kpi in workspace.kpis.values():
        for pointer, quantity in kpi_quantities(kpi.definition):
            if quantity.unit not in (None, kpi.unit):
                yield kpi.id, kpi.unit, quantity, kpi.place(*pointer)
    yield from _reported(workspace)


def _reported(workspace: Workspace) -> Iterator[tuple[str, str | None, Quantity, Place]]:
    for subject, reports in workspace.reports.items():
        kpi, key_result = workspace.kpis.get(KpiId(subject)), workspace.key_results.get(KeyResultId(subject))
        if kpi is None and (key_result is None or key_result.definition.kpi is not None):
            continue
        unit = kpi.unit if kpi is not None else key_result.measure.unit if key_result is not None else None
        for report in reports:
            value, amount = report.update.value, report.update.add
            if value is not None and value.unit not in (None, unit):
                yield subject, unit, value, report.place("value")
            if amount is not None and amount.unit not in (None, unit):
                yield subject, unit, amount, report.place("add")


RULE = Rule("OKR302", "unit-mismatch", Severity.ERROR, Scope.WORKSPACE, __name__, check)
