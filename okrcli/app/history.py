"""Everything that was reported of one goal, newest first: CSV rows and check-ins, also those that were corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.lazy import LazySequence
from okrcli.model.quantities import in_unit
from okrcli.results.show import HistoryEntry
from okrcli.results.source import SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from okrcli.app.session import Session
    from okrcli.model.checkin import Update
    from okrcli.model.measurements import Measurements
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, Report
    from okrcli.quantity import Quantity


class _RowHistory(LazySequence[HistoryEntry]):
    """The rows of a CSV file up to a day, newest first."""

    __slots__ = ("_measurements", "_order")

    def __init__(self, measurements: Measurements, as_of: date) -> None:
        self._measurements = measurements
        self._order = measurements.rows.until(as_of)

    def __len__(self) -> int:
        return len(self._order)

    def item(self, index: int) -> HistoryEntry:
        found = self._measurements
        row = found.rows.item(self._order[-1 - index])
        return HistoryEntry(
            at=row.at,
            by=found.authors.get(row.line),
            value=row.value,
            text="",
            confidence=None,
            note=found.notes.get(row.line),
            source=SourceLine(found.path, row.line),
        )


def kpi_history(session: Session, kpi: PlacedKpi) -> Sequence[HistoryEntry]:
    """Return what was measured and reported of a KPI by the day."""
    rows = () if kpi.measurements is None else _RowHistory(kpi.measurements, session.as_of)
    if kpi.id not in session.workspace.reports:
        return rows
    return _newest_first([*rows, *_reports(session, kpi.id, kpi.unit)])


def key_result_history(session: Session, key_result: PlacedKeyResult) -> tuple[HistoryEntry, ...]:
    """Return what was reported of a key result by the day, and of the KPI that measures it what lies in its cycle."""
    entries = list(_reports(session, key_result.id, key_result.measure.unit))
    if key_result.kpi is not None:
        cycle = key_result.cycle
        entries += [entry for entry in kpi_history(session, key_result.kpi) if cycle.holds(entry.at)]
    return _newest_first(entries)


def _newest_first(entries: list[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))


def _reports(session: Session, subject: str, unit: str | None) -> Iterator[HistoryEntry]:
    for report in reversed(session.workspace.reports.get(subject, ())):
        if report.at <= session.as_of:
            yield _entry(session, report, unit)


def _entry(session: Session, report: Report, unit: str | None) -> HistoryEntry:
    update = report.update
    return HistoryEntry(
        at=report.at,
        by=report.checkin.by,
        value=_number(session, update.value, unit),
        text=_text(update),
        confidence=update.confidence,
        note=update.note,
        source=session.source_of(report.place()),
    )


def _number(session: Session, value: Quantity | None, unit: str | None) -> Decimal | None:
    return in_unit(value, unit, session.config.currency)


def _text(update: Update) -> str:
    """Say what was reported besides a value."""
    said = [f"added {update.add.text}"] if update.add is not None else []
    reached = (
        milestone if day is None else f"{milestone} on {day}" for milestone, day in (update.reached or {}).items()
    )
    said += [f"reached {', '.join(reached)}"] if update.reached else []
    said += [f"took back {', '.join(update.unreached)}"] if update.unreached else []
    said += [update.status] if update.status is not None else []
    said += ["withdrew the value of that day"] if update.withdraw else []
    return "; ".join(said)
