"""The files below `checkins/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Place
from okrcli.model.checkin import CheckIn
from okrcli.model.days import DayError, parse_day
from okrcli.model.ids import is_id, nearest_id
from okrcli.model.placed import PlacedCheckIn
from okrcli.store.layout import cycle_of, read_checkin_name, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.config import Config
    from okrcli.store.cycles import Cycles
    from okrcli.store.layout import CheckInName
    from okrcli.store.reading import Reading
    from okrcli.tree import Entry


def read_checkins(
    entries: Iterable[Entry], config: Config | None, cycles: Cycles, reading: Reading
) -> tuple[PlacedCheckIn, ...]:
    """Return the check-ins that could be read and whose content agrees with their name."""
    known = _known_people(config)
    placed = []
    for entry in entries:
        definition = reading.definition(entry, CheckIn)
        cycle = cycles.of_folder(entry.path, reading)
        stated = None if definition is None else definition.by
        name = read_checkin_name(stem_of(entry.path), known if stated is None or stated in known else {*known, stated})
        if name is None or not is_id(name.by):
            message = "the name of a check-in is its date and its person, and this one is not"
            help_text = f"rename it to checkins/{cycle_of(entry.path)}/{_name_for(entry.path, definition, cycle)}.yaml"
            reading.report_file("OKR112", entry.path, message, help_text)
        elif definition is not None and _agrees(entry.path, definition, name, reading) and cycle is not None:
            placed.append(PlacedCheckIn(entry.path, cycle, name.day, name.by, name.number, definition))
    return tuple(placed)


def _known_people(config: Config | None) -> frozenset[str]:
    """Return the ids of people, those of the past too: check-ins are never renamed."""
    people = {} if config is None else config.people
    return frozenset((*people, *(old for person in people.values() for old in person.formerly)))


def _name_for(path: str, definition: CheckIn | None, cycle: Cycle | None) -> str:
    """Return a name that a check-in may have: what it says of itself, else what its present name seems to say."""
    stem = stem_of(path)
    stated_day, stated_by = (None, None) if definition is None else (definition.date, definition.by)
    day = stated_day or _day_in(stem) or (cycle.start if cycle is not None else "2026-11-20")
    return f"{day}-{stated_by or nearest_id(stem.lstrip('0123456789-_. ')) or 'support-lead'}"


def _day_in(stem: str) -> date | None:
    try:
        return parse_day(stem[: len("2026-11-20")])
    except DayError:
        return None


def _agrees(path: str, definition: CheckIn, name: CheckInName, reading: Reading) -> bool:
    """Compare what a check-in says of itself with its name; keep a problem for each that differs."""
    agrees = True
    for key, written, named in (("date", definition.date, name.day), ("by", definition.by, name.by)):
        if written is not None and written != named:
            message = f"`{written}` stands here, and `{named}` in the file's name"
            reading.report("OKR112", Place(path, (key,)), message, f"write {named}, or rename the file")
            agrees = False
    return agrees
