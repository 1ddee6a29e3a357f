"""The first files of a workspace: goals that are true of anyone who begins, so that every command has a picture.

They pass `okr validate` as they are, and hold one of each thing: an objective, a KPI that it moves, a count of its
own, a guardrail, a check-in. Their cycle begins today: in a quarter that is half over, everything would be at risk on
the day that one begins.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from okrcli.calendar import Calendar

if TYPE_CHECKING:
    from datetime import date

CYCLE = "first-steps"
OBJECTIVE = "steer-by-goals"
KPI = "fresh-goals"
WEEKS = 12

_WORKSPACE = """\
version: 1

# Twelve weeks from the day on which this workspace began. Quarters, months and years need no entry here: an objective
# in objectives/{next}/ is for that quarter.
cycles:
  first-steps: {{start: {start}, end: {end}}}

# What most workspaces say sooner or later, and `okr schema workspace` lists:
#
# organization: Northwind Traders
# teams:
#   support: {{name: Customer Support, lead: support-lead}}
# people:
#   support-lead: {{name: Head of support, team: support}}
"""

_OBJECTIVE = """\
# A first objective, true of anyone who begins. Keep it, or write your own over it.
title: Steer by a few goals that everyone can see
why: Goals that nobody looks at change nothing.
owner: me
key_results:
  - id: fresh-goals
    title: Raise the share of key results with a fresh number from 0% to 80%
    kpi: fresh-goals                 # measured by the KPI of that name
    baseline: 0%
    target: 80%
  - id: objectives
    title: Write 3 objectives down
    unit: objectives                 # measured by what check-ins say
    baseline: 0
    target: 3
  - id: short-review
    title: Keep the weekly review within 30 minutes
    keep: {at_most: 30 min}          # a guardrail: to stay inside, week by week
"""

_KPI = """\
name: Key results with a fresh number
what: >-
  The share of open key results whose last value is at most a week old, counted at the weekly review.
why: A goal without a number from this week steers nothing.
how: Counted in `okr status`; what is stale there is not fresh.
owner: me
cadence: weekly
unit: "%"
bounds: [0, 100]
indicator: leading
targets:
"""

_CHECK_IN = """\
# Numbers arrive here, one file for each person and day. A later file corrects an earlier one.
updates:
  fresh-goals: {value: 0%, note: Nothing had a number before today.}
  steer-by-goals/objectives: {value: 1, confidence: 0.7}
  steer-by-goals/short-review: {value: 1 min, note: This first look.}
done:
  - Wrote the first objective down
next:
  - Write our own goals over it
"""


def first_files(today: date) -> dict[str, str]:
    """Return the text of each file by its path."""
    end = today + timedelta(weeks=WEEKS, days=-1)
    after = next(cycle.name for cycle in Calendar().named(end + timedelta(days=1)) if "-Q" in cycle.name)
    years = sorted({today.year, end.year})
    return {
        "okr.yaml": _WORKSPACE.format(start=today, end=end, next=after),
        f"objectives/{CYCLE}/{OBJECTIVE}.yaml": _OBJECTIVE,
        f"kpis/{KPI}.yaml": _KPI + "".join(f"  {year}: {{at_least: 80}}\n" for year in years),
        f"checkins/{CYCLE}/{today}-me.yaml": _CHECK_IN,
    }
