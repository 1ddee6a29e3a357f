"""What the people of the made-up company report each Friday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.company import CHECKIN_DAYS, Company, slug
from tests.bench.words import NOTES, WORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

REACHED = {2: "chicago", 5: "omaha"}
"""The week in which a milestone is first reported."""


def checkin(company: Company, person: int, week: int) -> str:
    """Write what one person reports in one week of the cycle, counted from 0."""
    dice = company.dice("check-in", person, week)
    updates = [
        f"  {slug(objective)}/{result}: {said}\n"
        for objective in company.owned(person)
        for result in company.results(objective)
        if (said := update(dice, result, week, 1 + objective % 3))
    ]
    return f"""\
date: {CHECKIN_DAYS[week]}
updates:
{"".join(updates)}done:
  - {dice.choice(WORK)}
next:
  - {dice.choice(WORK)}
"""


def update(dice: Random, result: str, week: int, pace: int) -> str:
    """Say where a key result stands, at times with a note; nothing of those that a KPI measures."""
    match result:
        case "steps":
            return f"{{reached: [{REACHED[week]}]}}" if week in REACHED else ""
        case "handling" | "guard":
            return f"{{confidence: 0.{dice.randrange(3, 9)}}}" if week % 4 == 0 else ""
        case _:
            value = VALUES[result](pace * week)
            note = dice.choice(NOTES)
            return f"{{value: {value}, confidence: 0.{dice.randrange(3, 9)}, note: {note}}}" if week % 2 else value


VALUES: dict[str, Callable[[int], str]] = {
    "deals": str,
    "turnaround": lambda steps: f"{48 - steps} h",
    "share": lambda steps: f"{40 + steps}%",
    "cost": lambda steps: f"${7 + steps % 3}.50",
}
"""What is reported of each key result after so many steps of the 24 to its target."""
