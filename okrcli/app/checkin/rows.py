"""Values of KPIs as rows of the CSV files beside them, written as the rows above are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.app.checkin.entry import CheckInEntry
from okrcli.app.checkin.value import total_after
from okrcli.app.editing.files import read
from okrcli.draft import FileChange
from okrcli.errors import OkrError
from okrcli.model.checkin import Update
from okrcli.model.placed import PlacedKpi
from okrcli.syntax.append import append_row
from okrcli.syntax.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.model.measurements import Measurements
    from okrcli.node import Node

_BESIDE = frozenset({"note", "link", "at"})
"""What is said beside a number."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A KPI's number for a day, and the file that it goes into."""

    kpi: PlacedKpi
    measurements: Measurements
    table: Table
    at: date
    value: Decimal
    note: str


def rows_of(
    session: Session, given: Given, entries: Sequence[CheckInEntry]
) -> tuple[list[FileChange], list[CheckInEntry]]:
    """Return the CSV files with a row for each KPI's number, and the entries that are left for check-ins."""
    changes: list[FileChange] = []
    left: list[CheckInEntry] = []
    for entry in entries:
        if isinstance(entry.subject, PlacedKpi) and entry.has_number:
            row = _row(session, entry, entry.subject)
            changes.append(_appended(session, given, row))
            left += _rest(entry, has_note="note" in row.table.columns)
        else:
            left.append(entry)
    if not changes:
        raise OkrError("`--csv` is for the values of KPIs, and none is given", "leave `--csv` out")
    return changes, left


def _rest(entry: CheckInEntry, *, has_note: bool) -> Iterator[CheckInEntry]:
    """Yield what a row has no room for: a link, and the note where there is no column for one."""
    kept = _BESIDE - {"note"} if has_note else _BESIDE
    node: dict[str, Node] = {key: value for key, value in entry.node.items() if key in kept}
    if node.keys() - {"at"}:
        update = Update(note=None if has_note else entry.update.note, link=entry.update.link, at=entry.update.at)
        yield CheckInEntry(entry.subject, node, update, entry.at)


def _row(session: Session, entry: CheckInEntry, kpi: PlacedKpi) -> _Row:
    without = "leave `--csv` out: the check-in itself holds the value"
    table = None if kpi.measurements is None else session.loaded.sources.get(kpi.measurements.path)
    if kpi.measurements is None or not isinstance(table, Table):
        raise OkrError(f"there is no CSV file beside {kpi.path}", without)
    value = total_after(session, kpi, entry.update, entry.at)
    if not isinstance(value, Decimal):
        raise OkrError("rows of a CSV file are only added", without)
    if any(r.at == entry.at and r.update.value is not None for r in session.workspace.reports.get(kpi.id, ())):
        message = f"a check-in has a value of `{kpi.id}` for {entry.at}, and that wins over a CSV row"
        raise OkrError(message, without)
    _refuse_second(kpi.measurements, table, entry.at, value)
    return _Row(kpi, kpi.measurements, table, entry.at, value, entry.update.note or "")


def _refuse_second(measurements: Measurements, table: Table, at: date, value: Decimal) -> None:
    """Raise an `OkrError` where the day has a row already that the new one could not correct."""
    same = [row for row in measurements.rows if row.at == at]
    if any(row.value == value for row in same[-1:]):
        raise OkrError(f"{measurements.path} says {value:f} for {at} already", "there is nothing to do")
    if same and "recorded" not in table.columns:
        message = f"{measurements.path} has {same[-1].value:f} for {at}, and no column `recorded` for corrections"
        raise OkrError(message, "leave `--csv` out: a check-in corrects it")


def _appended(session: Session, given: Given, row: _Row) -> FileChange:
    """Return the file with one more line."""
    path, rows = row.measurements.path, row.measurements.rows
    before = read(session, path)
    cells = {
        "date": row.at.isoformat(),
        "value": f"{row.value:f}",
        "note": " ".join(row.note.split()),
        "by": given.by,
        "recorded": given.now.isoformat(timespec="seconds"),
    }
    return FileChange(path, before, append_row(row.table, before, cells, above=rows[-1].line if rows else 1))
