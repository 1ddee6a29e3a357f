"""What a KPI says, field by field."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from okrcli.diff.facts import record, record_of
from okrcli.diff.goal_facts import limit, pair, revisions
from okrcli.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Value
    from okrcli.diff.facts import Names
    from okrcli.model.formula import Formula
    from okrcli.model.kpi import Kpi, RatioPart, Target
    from okrcli.model.placed import PlacedKpi


def kpi_facts(kpi: PlacedKpi, names: Names) -> dict[str, Value]:
    """Return what a KPI says of itself; each of its targets is a field, `targets.2026`."""
    definition = kpi.definition
    return {
        "name": definition.name,
        "what": definition.what,
        "why": definition.why,
        "how": definition.how,
        "owner": names.person(definition.owner),
        "team": names.team(definition.team),
        "cadence": definition.cadence.value,
        "unit": kpi.unit,
        "bounds": _bounds(kpi, names),
        **dict(_targets(kpi, names)),
        "tier": definition.tier,
        "indicator": definition.indicator,
        "parent": names.kpi(definition.parent),
        **_series_facts(definition, names),
        "visibility": definition.visibility,
        "perspective": definition.perspective,
        "link": definition.link,
        "revised": revisions(definition.revised),
        "formerly": definition.formerly,
        "retired": _retired(definition, names),
    }


def _bounds(kpi: PlacedKpi, names: Names) -> Value:
    bounds = kpi.definition.bounds
    return None if bounds is None else tuple(names.amount(end, kpi.unit) for end in bounds)


def _targets(kpi: PlacedKpi, names: Names) -> Iterator[tuple[str, Value]]:
    for cycle, target in kpi.definition.targets.items():
        yield f"targets.{cycle}", _target(target, kpi.unit, names)


def _target(target: Target, unit: str | None, names: Names) -> Value:
    watch: Value = None
    if isinstance(target.watch, Quantity):
        watch = names.amount(target.watch, unit)
    elif target.watch is not None:
        watch = pair(target.watch, unit, names)
    return record_of({**dict(limit(target, unit, names).parts), "watch": watch})


def _series_facts(definition: Kpi, names: Names) -> dict[str, Value]:
    """Return what decides how its series comes about, and when it raises the alarm."""
    window, period, source = definition.window, definition.baseline_period, definition.source
    return {
        "nature": definition.nature,
        "accumulate": definition.accumulate,
        "window": None if window is None else f"{window.count} {window.length}",
        "alarm": record(
            breach_after=_count(definition.alarm.breach_after), recover_after=_count(definition.alarm.recover_after)
        ),
        "baseline_period": None if period is None else record_of({"from": period.first, "to": period.last}),
        "source": None if source is None else fact_of(source.model_dump(warnings=False)),
        "formula": None if definition.formula is None else _formula(definition.formula, names),
        "numerator": _part(definition.numerator, names),
        "denominator": _part(definition.denominator, names),
        "scale": definition.scale,
    }


def _count(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _formula(formula: Formula, names: Names) -> str:
    """Return a formula as it is written, with the KPIs' ids of the head and single blanks."""
    text = " ".join(formula.text.split())
    for ref in formula.inputs:
        text = re.sub(rf"(?<![a-z0-9-]){ref}(?![a-z0-9-])", names.kpi(ref) or ref, text)
    return text


def _part(part: RatioPart | None, names: Names) -> Value:
    return None if part is None else record(kpi=names.kpi(part.kpi), take=part.take)


def _retired(definition: Kpi, names: Names) -> Value:
    retired = definition.retired
    if retired is None:
        return None
    return record(date=retired.date, because=retired.because, replaced_by=names.kpi(retired.replaced_by))


def fact_of(value: object) -> Value:
    """Return what a definition holds without a shape of its own: texts, numbers, lists and mappings of them."""
    match value:
        case dict():
            return record_of({str(key): fact_of(inner) for key, inner in value.items()})
        case list() | tuple():
            return tuple(fact_of(inner) for inner in value)
        case None | bool() | Decimal() | date():
            return value
        case int():
            return Decimal(value)
        case Enum():
            return fact_of(value.value)
        case timedelta():
            return f"{value.days}d"
        case _:
            return str(value)
