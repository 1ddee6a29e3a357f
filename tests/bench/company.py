"""A made-up company of any size: who there is, and the numbers that its files will tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.words import AREAS

CYCLE = "2026-Q4"
AS_OF = date(2026, 11, 20)
FRIDAYS = [AS_OF - timedelta(weeks=week) for week in range(51, -1, -1)]
"""The days of a year of measurements."""
CHECKIN_DAYS = FRIDAYS[-8:]
"""Those that lie in the cycle."""

OBJECTIVES_A_PERSON = 5
OBJECTIVES_A_TEAM = 20
OBJECTIVES_A_KPI = 5

ALONE = ["turnaround", "steps", "share", "cost"]
"""Ids of key results that check-ins measure; every objective has `deals` before these."""


@dataclass(frozen=True, slots=True)
class Company:
    """How large it is, and from which seed. The same size and seed give the same bytes."""

    objectives: int
    seed: int

    @property
    def people(self) -> int:
        """One for five objectives, and at least one."""
        return -(-self.objectives // OBJECTIVES_A_PERSON)

    @property
    def teams(self) -> int:
        """One for twenty objectives, and at least one."""
        return -(-self.objectives // OBJECTIVES_A_TEAM)

    @property
    def kpis(self) -> int:
        """One for five whole objectives."""
        return self.objectives // OBJECTIVES_A_KPI

    def dice(self, *what: object) -> Random:
        """Return the source of chance of one thing, so that no file depends on how many others there are."""
        return Random(repr((self.seed, *what)))

    def owned(self, person: int) -> range:
        """Return the objectives of a person."""
        first = person * OBJECTIVES_A_PERSON
        return range(first, min(first + OBJECTIVES_A_PERSON, self.objectives))

    def results(self, objective: int) -> list[str]:
        """Return an objective's three to five key results; every fifth objective moves a KPI and guards another."""
        measured = ["handling", "guard"] if objective % OBJECTIVES_A_KPI == 0 and self.kpis > 1 else []
        turn = objective % len(ALONE)
        return ["deals", *measured, *ALONE[turn:], *ALONE[:turn]][: 3 + objective % 3]


def slug(objective: int) -> str:
    """Name an objective."""
    return f"goal-{objective:05}"


def person_id(person: int) -> str:
    """Name a person by role."""
    return f"lead-{person:04}"


def team_id(objective: int) -> str:
    """Name the team that an objective belongs to."""
    team = objective // OBJECTIVES_A_TEAM
    return f"{AREAS[team % len(AREAS)]}-{team:03}"


def kpi_id(kpi: int) -> str:
    """Name a KPI."""
    return f"handling-{kpi:04}"


@dataclass(frozen=True, slots=True)
class Gauge:
    """The numbers of a KPI in tenths of a minute: a year that falls slowly, and how far it should fall."""

    series: tuple[int, ...]

    @property
    def baseline(self) -> int:
        """The last value before the cycle."""
        return self.series[-len(CHECKIN_DAYS) - 1]

    @property
    def target(self) -> int:
        """Ten minutes below the baseline."""
        return self.baseline - 100


def gauge(company: Company, kpi: int) -> Gauge:
    """Throw a year of values for a KPI."""
    dice = company.dice("gauge", kpi)
    start = dice.randrange(500, 900)
    return Gauge(tuple(start - 4 * week + dice.randrange(-15, 16) for week in range(len(FRIDAYS))))


def tenths(number: int) -> str:
    """Write a number of tenths as a decimal."""
    return f"{number // 10}.{number % 10}"
