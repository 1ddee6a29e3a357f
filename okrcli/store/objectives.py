"""The files below `objectives/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.ids import ObjectiveId
from okrcli.model.objective import Objective
from okrcli.model.placed import PlacedObjective
from okrcli.store.layout import cycle_of, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.store.cycles import Cycles
    from okrcli.store.reading import Reading
    from okrcli.tree import Entry


def read_objectives(entries: Iterable[Entry], cycles: Cycles, reading: Reading) -> tuple[PlacedObjective, ...]:
    """Return the objectives that could be read, each id once."""
    placed: dict[ObjectiveId, PlacedObjective] = {}
    for entry in entries:
        slug = stem_of(entry.path)
        whole = ObjectiveId(f"{cycle_of(entry.path)}/{slug}")
        definition = reading.definition(entry, Objective)
        cycle = cycles.of_folder(entry.path, reading)
        if not reading.has_id(entry.path) or definition is None or cycle is None:
            reading.broken.add(whole)
        elif (first := placed.get(whole)) is not None:
            reading.report_duplicate(entry.path, first.path, whole)
        else:
            placed[whole] = PlacedObjective(whole, cycle, slug, entry.path, definition)
    return tuple(placed.values())
