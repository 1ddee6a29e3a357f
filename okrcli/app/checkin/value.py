"""A number in a check-in: whether its subject takes one, in which unit, and whether it is possible."""

from __future__ import annotations

from decimal import Decimal
from shlex import quote
from typing import TYPE_CHECKING

from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.errors import OkrError
from okrcli.model.measure import Way
from okrcli.model.placed import PlacedKeyResult, PlacedKpi
from okrcli.quantity import UnitMismatchError, convert, format_exact
from okrcli.scoring.arithmetic import add
from okrcli.scoring.series import key_result_observations, kpi_measurements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.app.checkin.given import Said
    from okrcli.app.session import Session
    from okrcli.model.checkin import Update
    from okrcli.quantity import Exact, Quantity
    from okrcli.scoring.scorecard import Observation

_ZERO = Decimal(0)


def unit_of(subject: PlacedKpi | PlacedKeyResult) -> str | None:
    """Return the unit in which a subject's numbers are."""
    return subject.unit if isinstance(subject, PlacedKpi) else subject.measure.unit


def is_flow(subject: PlacedKpi | PlacedKeyResult) -> bool:
    """Tell whether a subject's numbers are amounts, which are summed."""
    return isinstance(subject, PlacedKpi) and subject.definition.is_flow


def series_of(session: Session, subject: PlacedKpi | PlacedKeyResult, until: date) -> Sequence[Observation]:
    """Return what was seen of a subject by a day: the amounts of a flow, the values of anything else."""
    if isinstance(subject, PlacedKpi):
        return kpi_measurements(session.workspace, subject, until)
    return key_result_observations(session.workspace, subject, until)


def refuse_value(
    session: Session, subject: PlacedKpi | PlacedKeyResult, number: Quantity, said: Said | None = None
) -> None:
    """Raise an `OkrError` where a number would count for nothing: something else measures the subject."""
    refuse_computed(session, subject)
    kpi = None if isinstance(subject, PlacedKpi) else subject.definition.kpi
    if isinstance(subject, PlacedKeyResult) and kpi is not None:
        message = f"`{number.text}` is given to `{subject.id}`, which the KPI `{kpi}` measures"
        computed = subject.kpi is not None and subject.kpi.definition.derived
        help_text = f"write `{_call(kpi, number, said)}`"
        if computed and subject.kpi is not None:
            help_text = f"that one is computed: record {_made_of(session, subject.kpi)}"
        raise RefusedInputError("OKR307", message, help_text)


def refuse_computed(session: Session, subject: PlacedKpi | PlacedKeyResult) -> None:
    """Raise an `OkrError` for what has no numbers of its own: a KPI made of others, and what objectives add up to."""
    if isinstance(subject, PlacedKpi):
        if subject.definition.derived:
            raise OkrError(f"the KPI `{subject.id}` is computed from others", f"record {_made_of(session, subject)}")
    elif subject.definition.way is Way.ROLLUP:
        counting = session.workspace.contributors.get(subject.id, ())
        message = f"`{subject.id}` is measured by the objectives that contribute to it"
        raise OkrError(message, f"check in on {' or '.join(counting) or 'those'}")


def _made_of(session: Session, kpi: PlacedKpi) -> str:
    """Name the KPIs that somebody records for a computed one to have a value, through all that are computed between."""
    found: dict[str, None] = {}
    waiting, seen = [kpi], {kpi.id}
    while waiting:
        for source in (taken.kpi for taken in session.context.book.inputs(waiting.pop(0))):
            if source.id not in seen and source.definition.derived:
                waiting.append(source)
            elif source.id not in seen:
                found[source.id] = None
            seen.add(source.id)
    return " and ".join(f"`{name}`" for name in found) or "the KPIs that it is made of"


def _call(kpi: str, number: Quantity, said: Said | None) -> str:
    """Return the call that records a number on the KPI, with what else was said."""
    added = said is not None and said.add is not None
    call = f"okr checkin {kpi} {'--add ' if added else ''}{quote(number.text)}"
    if said is None:
        return call
    told = (("--at", said.at), ("--confidence", said.confidence), ("--note", said.note))
    return " ".join([call, *(f"{option} {quote(str(value))}" for option, value in told if value is not None)])


def check_value(session: Session, subject: PlacedKpi | PlacedKeyResult, update: Update, at: date) -> None:
    """Raise `RefusedInputError` for a number in another unit, and for one that is not possible."""
    total = total_after(session, subject, update, at)
    if total is None or isinstance(subject, PlacedKeyResult) or subject.bounds.is_reversed:
        return
    if not subject.possible_amounts.holds(total):
        text = format_exact(total, subject.unit)
        message = f"{text} is not possible: the values of `{subject.id}` are {subject.bounds.in_full(subject.unit)}"
        raise RefusedInputError("OKR303", message, f"correct it, or widen `bounds` in {subject.path}")


def total_after(session: Session, subject: PlacedKpi | PlacedKeyResult, update: Update, at: date) -> Exact | None:
    """Return the value that a subject has once the update is filed; None where it gives none."""
    if update.value is not None:
        return number_in(session, subject, update.value)
    if update.add is None:
        return None
    return add(value_before(session, subject, at), number_in(session, subject, update.add))


def value_before(session: Session, subject: PlacedKpi | PlacedKeyResult, at: date) -> Exact:
    """Return what an amount of that day adds to: the last value, else the baseline, else 0.

    Of a flow it is the amount of that very day, for those of other days are summed anyway.
    """
    seen = series_of(session, subject, at)
    if seen and (seen[-1].at == at or not is_flow(subject)):
        return seen[-1].value
    return _ZERO if isinstance(subject, PlacedKpi) else subject.measure.baseline or _ZERO


def number_in(session: Session, subject: PlacedKpi | PlacedKeyResult, quantity: Quantity) -> Decimal:
    """Return a number in its subject's unit; raises `RefusedInputError` where the two do not agree."""
    try:
        return convert(quantity, unit_of(subject), session.config.currency)
    except UnitMismatchError as error:
        raise RefusedInputError("OKR302", error.message, error.help) from None
