"""What a check-in says of itself: the commit's first line, and remarks for who checks in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.origin import initiative_status
from okrcli.app.checkin.value import is_flow, series_of, total_after, unit_of
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult
from okrcli.quantity import format_quantity
from okrcli.rules.calls import short_reference
from okrcli.scoring.arithmetic import add

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.quantity import Exact

_LONGEST = 72
"""How many characters the first line of a commit's message may well have."""


def subject_line(session: Session, given: Given, entries: Sequence[CheckInEntry]) -> str:
    """Say what is checked in, in one line: `Check in: reply time 48 → 43 min`; what is too much is counted."""
    said = [_said(session, entry) for entry in entries] or [f"{', '.join(given.lists)} of {given.by}"]
    lines = [_joined(said, shown) for shown in range(len(said), 0, -1)]
    return next((line for line in lines if len(line) <= _LONGEST), lines[-1])


def _joined(said: Sequence[str], shown: int) -> str:
    more = f" and {len(said) - shown} more" if shown < len(said) else ""
    return f"Check in: {', '.join(said[:shown])}{more}"


def _said(session: Session, entry: CheckInEntry) -> str:
    name = entry.subject.id.rpartition("/")[2].replace("-", " ")
    update = entry.update
    if isinstance(entry.subject, PlacedInitiative):
        return _status(session, entry.subject, name, update.status)
    number = total_after(session, entry.subject, update, entry.at)
    if number is not None:
        unit = unit_of(entry.subject)
        return f"{name} {_from_to(_before(session, entry), number, None if unit == name else unit)}"
    if update.withdraw:
        return f"{name} of {entry.at} taken back"
    if update.reached or update.unreached:
        named = [*(update.reached or ()), *(f"not {name}" for name in update.unreached or ())]
        return f"{name} {', '.join(named)}"
    return f"{name} confidence {update.confidence:f}" if update.confidence is not None else f"note on {name}"


def _before(session: Session, entry: CheckInEntry) -> Exact | None:
    """Return the number that the one of an entry takes the place of; another day's amount of a flow stays."""
    if isinstance(entry.subject, PlacedInitiative):
        return None
    seen = series_of(session, entry.subject, entry.at)
    stays = not seen or (is_flow(entry.subject) and seen[-1].at != entry.at)
    return None if stays else seen[-1].value


def _status(session: Session, initiative: PlacedInitiative, name: str, status: str | None) -> str:
    before = initiative_status(session, initiative)
    if status is None:
        return f"note on {name}"
    return f"{name} {status}" if before == status else f"{name} {before} → {status}"


def _from_to(before: Exact | None, after: Exact, unit: str | None) -> str:
    """Say `48 → 43 min`: a unit that is a word is said once."""
    end = format_quantity(after, unit)
    if before is None or before == after:
        return end
    start = format_quantity(before, unit)
    return f"{start if unit is None else start.removesuffix(f' {unit}')} → {end}"


def remarks_on(session: Session, day: date, entries: Sequence[CheckInEntry]) -> Iterator[str]:
    """Yield what somebody who checks in on a day should know: values that count for nothing, or that fall."""
    for entry in entries:
        if entry.has_number:
            yield from _overruled(session, day, entry)
            yield from _remarks(session, entry)


def _overruled(session: Session, day: date, entry: CheckInEntry) -> Iterator[str]:
    """Tell of a check-in that is filed later and speaks of the same day: it wins."""
    reports = session.workspace.reports.get(entry.subject.id, ())
    later = [report.checkin for report in reports if report.at == entry.at and report.checkin.day > day]
    if later:
        yield f"{later[-1].path} speaks of {entry.at} too, and wins over a check-in of {day}"


def new_total(session: Session, entry: CheckInEntry) -> str:
    """Say what a number comes to that adds to the last one."""
    if isinstance(entry.subject, PlacedInitiative):
        return ""
    number = total_after(session, entry.subject, entry.update, entry.at)
    return "" if number is None else format_quantity(number, unit_of(entry.subject))


def _remarks(session: Session, entry: CheckInEntry) -> Iterator[str]:
    subject = entry.subject
    if not isinstance(subject, PlacedKeyResult):
        return
    cycle = subject.cycle
    if not cycle.holds(entry.at):
        short = short_reference(subject, session.as_of)
        yield f"{entry.at} is outside of {cycle.name}, so the value does not count in `{short}`"
        return
    seen = series_of(session, subject, entry.at)
    number = total_after(session, subject, entry.update, entry.at)
    if number is not None and seen and number < seen[-1].value and subject.counts_up:
        unit, last = unit_of(subject), seen[-1].value
        meant = format_quantity(add(last, number), unit)
        fell = _from_to(last, number, unit)
        yield f"{fell}: a value is the total so far; if that came on top, the total is {meant}, so record that"
