"""Two measurements of one day disagree.

What it does
    Compares the rows of a CSV file that have one date: they may differ only where the one further down has a later
    `recorded` time. Then compares what different people check in for one thing and one `at`: the later one counts, and
    a difference is a warning.

Why it matters
    Which of the two numbers is right, nobody can tell from the file, and the health of the KPI hangs on it.

Bad
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    # kpis/reply-time.csv
    date,value
    2026-10-02,48
    2026-10-02,44

Good
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    unit: min
    # kpis/reply-time.csv
    date,value,recorded
    2026-10-02,48,2026-10-02T17:00:00+00:00
    2026-10-02,44,2026-10-05T09:00:00+00:00

How to fix
    Delete the row that is wrong, or give the correction a time in the column `recorded`. Of two people's values, let
    one of them check in the right one for that day once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Place, Problem, Severity
from okrcli.model.ids import KeyResultId, KpiId
from okrcli.model.quantities import in_unit
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.series import recorded_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from okrcli.model.measurements import Measurement, Measurements
    from okrcli.model.placed import Report
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield the rows and check-ins that disagree with others of their day."""
    for kpi in workspace.kpis.values():
        if kpi.measurements is not None:
            yield from _rows(kpi.measurements, kpi.id)
    for subject, reports in workspace.reports.items():
        if len({report.checkin.by for report in reports}) > 1:
            for last, other in _disagreeing(workspace, subject, reports):
                yield _people(last, other, subject)


def _rows(measurements: Measurements, subject: str) -> Iterator[Problem]:
    rows = measurements.rows
    for indices in rows.of_same_day():
        other, *others = map(rows.item, indices)
        for row in others:
            is_later = recorded_at(measurements, row.line) > recorded_at(measurements, other.line)
            if other.value != row.value and not is_later:
                yield _twice(measurements.path, row, other, subject)
            else:
                other = row


def _twice(path: str, row: Measurement, other: Measurement, subject: str) -> Problem:
    message = f"`{row.at}` has {row.value} here, and {other.value} in line {other.line}"
    related = ((Place(path, (other.line, "date")), "the other value"),)
    help_text = "delete one, or write a later time in the column `recorded`"
    return Problem("OKR312", Place(path, (row.line, "date")), message, help_text, subject, related)


def _people(last: Report, other: Report, subject: str) -> Problem:
    mine, theirs = last.update.value, other.update.value
    message = (
        f"`{mine.text if mine else ''}` is said here of {last.at}, and `{other.checkin.by}` says "
        f"`{theirs.text if theirs else ''}`"
    )
    related = ((other.place("value"), f"what `{other.checkin.by}` says"),)
    help_text = "agree on one, and check that in once more with this `at`"
    return Problem("OKR312", last.place("value"), message, help_text, subject, related, Severity.WARNING)


def _disagreeing(workspace: Workspace, subject: str, reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Yield the last value of a day with that of somebody who says another; a value that was withdrawn is none."""
    said: dict[date, dict[str, Report]] = {}
    for report in reports:
        of_day = said.setdefault(report.at, {})
        if report.update.withdraw:
            of_day.clear()
        elif report.update.value is not None:
            person = workspace.references.person(report.checkin.by)
            of_day.pop(person, None)
            of_day[person] = report
    for of_day in said.values():
        if len(of_day) > 1:
            *others, last = of_day.values()
            yield from ((last, other) for other in others if _differ(workspace, subject, last, other))


def _differ(workspace: Workspace, subject: str, first: Report, second: Report) -> bool:
    return _number(workspace, subject, first) != _number(workspace, subject, second)


def _number(workspace: Workspace, subject: str, report: Report) -> Decimal | None:
    kpi, key_result = workspace.kpis.get(KpiId(subject)), workspace.key_results.get(KeyResultId(subject))
    unit = kpi.unit if kpi is not None else key_result.measure.unit if key_result is not None else None
    return in_unit(report.update.value, unit, workspace.config.currency)


RULE = Rule("OKR312", "conflicting-measurements", Severity.ERROR, Scope.WORKSPACE, __name__, check)
