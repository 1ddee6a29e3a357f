"""Something was seen on a day that is still to come.

What it does
    Compares the date of each check-in, each `at` and each day in `reached` in it, and each row of a CSV file with the
    day from which okr looks (`--as-of`). Where that is today by the clock, tomorrow in UTC is no future yet, since it
    is tomorrow somewhere.

Why it matters
    What is dated later does not exist for any number. A slip in the year would make a value vanish until then.

Bad
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    # kpis/reply-time.csv
    date,value
    2027-10-02,48

Good
    # kpis/reply-time.yaml
    name: Average reply time
    owner: support-lead
    cadence: weekly
    # kpis/reply-time.csv
    date,value
    2026-10-02,48

How to fix
    Correct the date. For a check-in that is the name of its file as well. What you expect for a day to come is a
    `plan` of the key result.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from okrcli.diagnostics import Place, Problem, Severity
from okrcli.rules.dates.checkin_dates import date_place
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.measurements import Measurement, PackedRows
    from okrcli.model.placed import PlacedCheckIn
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context


def check(workspace: Workspace, context: Context) -> Iterator[Problem]:
    """Yield the observations that are dated after today."""
    latest = context.latest_day
    for checkin in workspace.checkins:
        if checkin.day > latest:
            yield _problem(date_place(checkin), checkin.day, context)
        for where, day in _days_in(checkin):
            if day > latest:
                yield _problem(where, day, context)
    for kpi in workspace.kpis.values():
        for row in _last_rows(kpi.measurements.rows, latest) if kpi.measurements else ():
            if row.at > latest and kpi.measurements is not None:
                yield _problem(Place(kpi.measurements.path, (row.line, "date")), row.at, context, kpi.id)


def _last_rows(rows: PackedRows, latest: date) -> Sequence[Measurement]:
    """Leave out the rows that are in order and not in the future."""
    return rows[bisect_right(rows.days, latest.toordinal()) :] if rows.a_row_a_day else rows


def _days_in(checkin: PlacedCheckIn) -> Iterator[tuple[Place, date]]:
    for key, update in checkin.definition.updates.items():
        at = ("updates", key)
        if update.at is not None:
            yield Place(checkin.path, (*at, "at")), update.at
        for name, day in (update.reached or {}).items():
            if day is not None:
                yield Place(checkin.path, (*at, "reached", name)), day


def _problem(where: Place, day: date, context: Context, subject: str | None = None) -> Problem:
    today = f"looked at from {context.as_of}"
    return Problem("OKR402", where, f"`{day}` is still to come, {today}", "write a day that has been", subject)


RULE = Rule("OKR402", "future-date", Severity.ERROR, Scope.WORKSPACE, __name__, check)
