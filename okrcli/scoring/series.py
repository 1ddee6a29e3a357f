"""Observations in order of the day that they are true of: CSV rows and check-ins merged, corrections applied.

Windows are not applied here: a series holds all that was seen by the day, also before and after a cycle.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.model.quantities import in_unit
from okrcli.scoring.arithmetic import add
from okrcli.scoring.points import RowObservations
from okrcli.scoring.scorecard import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.model.measurements import Measurements, PackedRows
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi, Report
    from okrcli.model.workspace import Workspace
    from okrcli.quantity import Exact

_ZERO = Decimal(0)
_NEVER = datetime.min.replace(tzinfo=UTC)


def kpi_measurements(workspace: Workspace, kpi: PlacedKpi, as_of: date) -> Sequence[Observation]:
    """Return what was measured of a KPI by the day: the series of a level, the amounts of a flow, of others nothing.

    What is added to a flow comes on top of the same day's amount: those of other days are amounts of their own.
    """
    found = None if kpi.definition.derived else kpi.measurements
    seen = () if found is None else RowObservations(found.path, _holding(found), as_of)
    if kpi.id not in workspace.reports:
        return seen
    rows = {observation.at: observation for observation in seen}
    reports = () if kpi.definition.derived else workspace.reports.get(kpi.id, ())
    is_flow = kpi.definition.is_flow
    return _merged(rows, reports, _Reading(kpi.unit, workspace.config.currency, as_of, by_day=is_flow))


def key_result_observations(workspace: Workspace, key_result: PlacedKeyResult, as_of: date) -> tuple[Observation, ...]:
    """Return what check-ins say of a key result by the day.

    Nothing can be said of one that a KPI measures, known or not, of milestones and of rollups. An amount that is added
    before there is any value adds to the baseline where that is a number, else to 0.
    """
    if key_result.definition.kpi is not None or key_result.definition.way not in {Way.MOVE, Way.KEEP}:
        return ()
    measure = key_result.measure
    reading = _Reading(measure.unit, workspace.config.currency, as_of, measure.baseline or _ZERO)
    return _merged({}, workspace.reports.get(key_result.id, ()), reading)


class _Reading:
    """How the values of one subject are read: into which unit, by which day, and what the first addition adds to.

    `by_day` says that every day's first addition does so.
    """

    __slots__ = ("as_of", "by_day", "currency", "origin", "unit")

    def __init__(
        self, unit: str | None, currency: str, as_of: date, origin: Decimal = _ZERO, *, by_day: bool = False
    ) -> None:
        self.unit = unit
        self.currency = currency
        self.as_of = as_of
        self.origin = origin
        self.by_day = by_day

    def after(self, report: Report, seen: Observation | None, before: Exact) -> Observation | None:
        """Return what is known of the report's day once it is filed.

        `seen` is what was said of that day until then, `before` the last value of an earlier day. What cannot be read
        into the unit is no observation.
        """
        update = report.update
        number: Exact | None
        if update.value is not None:
            number = in_unit(update.value, self.unit, self.currency)
        elif update.add is not None:
            amount = in_unit(update.add, self.unit, self.currency)
            number = None if amount is None else add(before if seen is None else seen.value, amount)
        else:
            return None if update.withdraw else seen
        return seen if number is None else Observation(report.at, number, report.checkin.path, report=report)


def _merged(rows: Mapping[date, Observation], reports: Sequence[Report], reading: _Reading) -> tuple[Observation, ...]:
    """Go through the days in order and through each day's reports in the order in which they were filed."""
    by_day: defaultdict[date, list[Report]] = defaultdict(list)
    for report in reports:
        if report.at <= reading.as_of:
            by_day[report.at].append(report)
    series: list[Observation] = []
    for day in sorted({*rows, *by_day}):
        before = series[-1].value if series and not reading.by_day else reading.origin
        seen = rows.get(day)
        for report in by_day.get(day, ()):
            seen = reading.after(report, seen, before)
        if seen is not None:
            series.append(seen)
    return tuple(series)


def _holding(measurements: Measurements) -> PackedRows:
    """Return the row that holds for each date: of two, the one that was recorded later, else the lower one."""
    rows = measurements.rows
    if rows.a_row_a_day:
        return rows
    out = {other for indices in rows.of_same_day() for other in _overruled(measurements, indices)}
    return rows.only([index for index in rows.by_day() if index not in out])


def _overruled(measurements: Measurements, indices: Sequence[int]) -> Iterator[int]:
    """Yield all rows of a day but the one that holds."""
    lines = measurements.rows.lines
    holding = max(indices, key=lambda index: (recorded_at(measurements, lines[index]), index))
    return (index for index in indices if index != holding)


def recorded_at(measurements: Measurements, line: int) -> datetime:
    """Return when a row was recorded, as UTC where it names no zone; before everything where it does not say."""
    text = measurements.recorded.get(line)
    if text is None:
        return _NEVER
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
