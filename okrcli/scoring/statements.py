"""What owners say beside the numbers: the last confidence, note, check-in, and where an initiative stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from okrcli.model.placed import Report


@dataclass(frozen=True, slots=True)
class Statements:
    """The latest report with a confidence, the latest with a note, and the day of the latest check-in at all."""

    confidence: Report | None = None
    note: Report | None = None
    day: date | None = None

    @property
    def stated(self) -> Decimal | None:
        """The confidence itself, from 0 to 1."""
        return None if self.confidence is None else self.confidence.update.confidence


def last_statements(reports: Sequence[Report], as_of: date) -> Statements:
    """Look through reports in the order in which they were filed.

    What somebody thinks goes by the day on which they said so; `at` is the day of a value. A report about a day after
    `as_of` says nothing yet, but whoever filed it has checked in.
    """
    confidence = note = day = None
    for report in reports:
        if report.checkin.day > as_of:
            break
        day = report.checkin.day
        if report.at > as_of:
            continue
        confidence = report if report.update.confidence is not None else confidence
        note = report if report.update.note is not None else note
    return Statements(confidence, note, day)


def last_status(reports: Sequence[Report], as_of: date) -> Report | None:
    """Return the report that says last where an initiative stands, of reports in the order in which they were filed.

    The days count as in `last_statements`. What was taken back of a day was not said.
    """
    said: dict[date, Report] = {}
    for report in reports:
        if report.checkin.day > as_of:
            break
        if report.at > as_of:
            continue
        if report.update.withdraw or report.update.status is not None:
            said.pop(report.at, None)
        if report.update.status is not None:
            said[report.at] = report
    return next(reversed(said.values()), None)
