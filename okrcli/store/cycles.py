"""The calendar that `okr.yaml` describes, what is wrong with the cycles in it, and the cycles that files name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.calendar import Calendar, Cycle, UnknownCycleError
from okrcli.diagnostics import Part, Place, Problem
from okrcli.folder import WORKSPACE_FILE
from okrcli.model.config import MONTHS
from okrcli.model.fields import quote
from okrcli.model.ids import ID_RULE, is_id, nearest_id
from okrcli.store.layout import cycle_of

if TYPE_CHECKING:
    from okrcli.model.config import Config
    from okrcli.store.reading import Reading

LONGEST = 3660
"""How many days a cycle may have: ten years, and a few days for the leap years among them."""


@dataclass(frozen=True, slots=True)
class Cycles:
    """The cycles of a workspace: `calendar` is None where `okr.yaml` cannot be read, and `faulty` are those it spoils.

    A name that only `okr.yaml` is to blame for is no fault of the file that uses it.
    """

    calendar: Calendar | None
    faulty: frozenset[str] = frozenset()

    def of_folder(self, path: str, reading: Reading) -> Cycle | None:
        """Return the cycle whose folder a file is in; None where there is none."""
        return self._named(cycle_of(path), "OKR109", Place(path, part=Part.FILE), reading)

    def check_key(self, name: str, where: Place, reading: Reading) -> None:
        """Keep a problem where a key should name a cycle and does not."""
        self._named(name, "OKR104", where, reading)

    def _named(self, name: str, code: str, where: Place, reading: Reading) -> Cycle | None:
        if self.calendar is None or name in self.faulty:
            return None
        try:
            return self.calendar.cycle(name)
        except UnknownCycleError as error:
            reading.report(code, where, error.message, error.help)
            return None


def read_cycles(config: Config | None, reading: Reading) -> Cycles:
    """Return the cycles that `okr.yaml` gives, and keep a problem for each that it spoils."""
    if config is None:
        return Cycles(None)
    written = {name: Cycle(name, cycle.start, cycle.end) for name, cycle in config.cycles.items()}
    problems = {name: problem for name, cycle in written.items() if (problem := _problem(cycle)) is not None}
    reading.problems.extend(problems.values())
    custom = {name: cycle for name, cycle in written.items() if name not in problems}
    calendar = Calendar(MONTHS.index(config.fiscal_year.starts) + 1, config.fiscal_year.named_for, custom)
    return Cycles(calendar, frozenset(name for name in problems if not Calendar.is_calendar_name(name)))


def _problem(cycle: Cycle) -> Problem | None:
    key = Place(WORKSPACE_FILE, ("cycles", cycle.name), Part.KEY)
    end = Place(WORKSPACE_FILE, ("cycles", cycle.name, "end"))
    if Calendar.is_calendar_name(cycle.name):
        help_text = "choose a name in words, such as launch"
        return Problem("OKR113", key, f"`{cycle.name}` is a name that the calendar gives", help_text)
    if not is_id(cycle.name):
        near = nearest_id(cycle.name)
        return Problem(
            "OKR106", key, f"{quote(cycle.name)} is no id", f"write `{near}`: {ID_RULE}" if near else ID_RULE
        )
    if cycle.end < cycle.start:
        message = f"`{cycle.name}` ends on {cycle.end}, before it starts"
        return Problem("OKR113", end, message, f"write a day from {cycle.start} on")
    if cycle.days > LONGEST:
        message = f"`{cycle.name}` lasts until {cycle.end}, and a cycle has at most {LONGEST} days"
        return Problem("OKR113", end, message, "write the year that was meant")
    return None
