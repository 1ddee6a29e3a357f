"""The names that a file refers to others by: of KPIs, and in a check-in of whatever is reported on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.checkin import CheckIn
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective

if TYPE_CHECKING:
    from collections.abc import Iterator


def names_in(meaning: object) -> Iterator[str]:
    """Iterate over the names in what a file came to; in a check-in over every part of its keys."""
    match meaning:
        case Objective():
            yield from _of_objective(meaning)
        case Kpi():
            yield from _of_kpi(meaning)
        case CheckIn():
            for key in meaning.updates:
                yield from key.split("/")
        case _:
            return


def _of_objective(objective: Objective) -> Iterator[str]:
    if objective.because is not None:
        yield objective.because
    for result in objective.key_results:
        if result.kpi is not None:
            yield result.kpi
        yield from result.influences


def _of_kpi(kpi: Kpi) -> Iterator[str]:
    yield from () if kpi.parent is None else (kpi.parent,)
    yield from () if kpi.formula is None else kpi.formula.inputs
    yield from (part.kpi for part in (kpi.numerator, kpi.denominator) if part is not None)
    if kpi.retired is not None and kpi.retired.replaced_by is not None:
        yield kpi.retired.replaced_by
