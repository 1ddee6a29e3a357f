"""Files that look like ours where none is read, and links that may hide some."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.calendar import Calendar
from okrcli.store.layout import FileKind, kind_of, read_checkin_name, stem_of
from okrcli.tree import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrcli.model.placed import PlacedObjective
    from okrcli.store.cycles import Cycles
    from okrcli.store.reading import Reading
    from okrcli.tree import Entry

_EXAMPLE_DAY = date(2026, 11, 20)
_QUARTER = 2
"""Where the quarter is among the names that a calendar has for a day."""


def report_misplaced(
    misplaced: Iterable[Entry], objectives: Sequence[PlacedObjective], cycles: Cycles, reading: Reading
) -> None:
    """Keep a problem for each file that has the wrong suffix or stands where it is not read, with where it belongs.

    What refers into it is no fault of its own.
    """
    for entry in misplaced:
        better = _with_our_suffix(entry.path)
        home = better if kind_of(better) is not FileKind.MISPLACED else _home_of(better, objectives, cycles)
        reading.broken |= _ids(better, objectives)
        reading.report_file("OKR008", entry.path, *_fault(entry.path, better, home))


def _ids(path: str, objectives: Sequence[PlacedObjective]) -> set[str]:
    """Return the ids that may be meant to lead to a file: a KPI's, or an objective's in its cycle, else in any."""
    folder, *inside, _ = path.split("/")
    if path.endswith(".csv") or folder == "checkins":
        return set()
    cycles = inside[:1] or {objective.cycle.name for objective in objectives}
    return {stem_of(path), *(f"{cycle}/{stem_of(path)}" for cycle in cycles)}


def _fault(path: str, better: str, home: str | None) -> tuple[str, str]:
    if home is None:
        return "a CSV file is read beside a KPI alone", "move it to kpis/, beside its KPI and with its name"
    if better != path:
        return f"a `.{path.rpartition('.')[2]}` file is not read", f"rename it to {home}"
    if path.startswith("objectives/"):
        return "an objective stands in the folder of its cycle", f"move it to {home}"
    return "a check-in stands right in the folder of its cycle", f"move it to {home}"


def report_hidden(others: Iterable[Entry], reading: Reading) -> None:
    """Keep a problem for what may hold goals that nobody reads: a link named like a folder, a folder that is sealed."""
    for entry in others:
        looks_like_folder = "." not in entry.path.rpartition("/")[2]
        if entry.kind is EntryKind.SEALED or (entry.kind is EntryKind.LINK and looks_like_folder):
            reading.bytes_of(entry)


def _with_our_suffix(path: str) -> str:
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.csv" if suffix.lower() == "csv" else f"{stem}.yaml"


def _home_of(path: str, objectives: Sequence[PlacedObjective], cycles: Cycles) -> str | None:
    """Return a path at which a file of this name would be read; None where only its KPI can tell."""
    folder, *rest = path.split("/")
    name = rest[-1]
    if name.endswith(".csv"):
        return None
    if folder == "checkins":
        written = read_checkin_name(stem_of(path), ())
        inside = rest[0] if len(rest) > 1 else _quarter(cycles, written.day if written else _EXAMPLE_DAY)
        return f"{folder}/{inside}/{name}"
    return f"{folder}/{objectives[-1].cycle.name if objectives else _quarter(cycles, _EXAMPLE_DAY)}/{name}"


def _quarter(cycles: Cycles, day: date) -> str:
    return (cycles.calendar or Calendar()).named(day)[_QUARTER].name
