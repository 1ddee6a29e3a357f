"""What the made-up company wants: `okr.yaml`, KPIs with their rows, and objectives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.bench.company import (
    AS_OF,
    FRIDAYS,
    OBJECTIVES_A_KPI,
    OBJECTIVES_A_PERSON,
    OBJECTIVES_A_TEAM,
    Company,
    gauge,
    kpi_id,
    person_id,
    slug,
    team_id,
    tenths,
)
from tests.bench.words import AIMS, AREAS, COMMENTS, NOTES, SENTENCES, WORK

if TYPE_CHECKING:
    from random import Random


def settings(company: Company) -> str:
    """Write `okr.yaml`, with the day pinned and limits that teams of this size keep."""
    teams = [team_id(number * OBJECTIVES_A_TEAM) for number in range(company.teams)]
    people = [(person_id(number), team_id(company.owned(number).start)) for number in range(company.people)]
    lines = [
        "version: 1",
        "organization: Bench",
        f"as_of: {AS_OF}",
        f"limits: {{key_results: [3, 5], objectives_per_team: {OBJECTIVES_A_TEAM}, kpis_per_team: 7}}",
        "teams:",
        *(f"  {team}: {{name: {team.capitalize()}}}" for team in teams),
        "people:",
        *(f"  {person}: {{name: {person.capitalize()}, team: {team}}}" for person, team in people),
    ]
    return "\n".join(lines) + "\n"


def kpi_definition(company: Company, kpi: int) -> str:
    """Write a KPI that is healthy where its key result goes, and in one of three where it stands."""
    dice = company.dice("kpi", kpi)
    limit = gauge(company, kpi).target + dice.choice([20, 60, 180])
    return f"""\
name: Minutes of handling, line {kpi}
what: >-
  {dice.choice(SENTENCES)}
why: {dice.choice(SENTENCES)}
how: Export of the desk, column minutes, averaged over the week.
owner: {person_id(kpi)}
team: {team_id(kpi * OBJECTIVES_A_KPI)}
cadence: weekly
unit: min
bounds: [0, null]
targets:
  2026: {{at_most: {tenths(limit)}, watch: {tenths(limit - 15)}}}
indicator: {("leading", "lagging")[kpi % 2]}
"""


def kpi_rows(company: Company, kpi: int) -> str:
    """Write a year of weekly measurements."""
    dice = company.dice("rows", kpi)
    values = zip(FRIDAYS, gauge(company, kpi).series, strict=True)
    rows = [f"{day},{tenths(value)},{dice.choice(['', '', '', *NOTES])}\n" for day, value in values]
    return "".join(["date,value,note\n", *rows])


def objective(company: Company, number: int) -> str:
    """Write an objective with as many reasons, key results and initiatives as people give."""
    dice = company.dice("objective", number)
    reasons = "\n  ".join(dice.sample(SENTENCES, 8))
    return f"""\
{dice.choice(COMMENTS)}
title: {dice.choice(AIMS)}
why: >-
  {reasons}
owner: {person_id(number // OBJECTIVES_A_PERSON)}
teams: [{team_id(number)}]
ambition: {dice.choice(["aspirational", "committed"])}
{alignment(dice, number)}link: https://wiki.bench.example/goals/{slug(number)}
tags: [{dice.choice(AREAS)}, growth]
key_results:
{"".join(key_result(company, number, result) for result in company.results(number))}initiatives:
{"".join(initiative(dice, number, index) for index in range(3))}"""


def alignment(dice: Random, number: int) -> str:
    """Hang seven in ten under an objective with a tenth of their number, so that no circle can come about."""
    aligned = number > 0 and dice.random() < 0.7
    return f"contributes_to: {slug(number // 10)}\n" if aligned else ""


def key_result(company: Company, objective: int, result: str) -> str:
    """Write one key result with a comment and its way of measuring."""
    dice = company.dice("key result", objective, result)
    kpi = objective // OBJECTIVES_A_KPI
    return f"""\
  {dice.choice(COMMENTS)}
  - id: {result}
{measure(company, kpi, result)}    weight: {dice.choice([1, 1, 2])}
    due: {AS_OF + timedelta(days=dice.randrange(20, 41))}
"""


def measure(company: Company, kpi: int, result: str) -> str:
    """Write the title of a key result and how it is measured."""
    match result:
        case "handling":
            numbers = gauge(company, kpi)
            return moved("Cut the minutes of handling", tenths(numbers.baseline), tenths(numbers.target), kpi)
        case "guard":
            other = kpi_id((kpi + 1) % company.kpis)
            return f"    title: Keep the next line in hand\n    kpi: {other}\n    keep: {{at_most: 120 min}}\n"
        case "steps":
            steps = "".join(f"      - {{id: {step}, due: 2026-{day}}}\n" for step, day in STEPS.items())
            return f"    title: Take the road show to three cities\n    milestones:\n{steps}"
        case "cost":
            return "    title: Keep the cost of a ticket in bounds\n    unit: USD\n    keep: {at_most: $9}\n"
        case _:
            title, unit, baseline, target = ALONE_FROM_TO[result]
            return f"    title: {title}\n    unit: {unit}\n    baseline: {baseline}\n    target: {target}\n"


STEPS = {"chicago": "10-16", "omaha": "11-06", "detroit": "12-04"}
"""The milestones of `steps`, with their days of 2026."""

ALONE_FROM_TO = {
    "deals": ("Sign two dozen of the large accounts", "accounts", "0", "24"),
    "turnaround": ("Bring the time from order to parcel down", "h", "48 h", "24 h"),
    "share": ("Raise the share of orders that need no question", '"%"', "40%", "64%"),
}
"""Key results that check-ins move: title, unit, baseline and target."""


def moved(title: str, baseline: str, target: str, kpi: int) -> str:
    """Write a key result that follows a KPI."""
    return f"""\
    title: {title} from {baseline} to {target}
    kpi: {kpi_id(kpi)}
    baseline: {baseline} min
    target: {target} min
"""


def initiative(dice: Random, objective: int, index: int) -> str:
    """Write a piece of work for the key result that every objective has."""
    return f"""\
  - id: work-{index}
    title: {dice.choice(WORK)}
    for: [deals]
    owner: {person_id(objective // OBJECTIVES_A_PERSON)}
    due: {AS_OF + timedelta(days=dice.randrange(40))}
    status: {dice.choice(["planned", "doing", "done"])}
    link: https://tracker.bench.example/T-{dice.randrange(10_000)}
"""
