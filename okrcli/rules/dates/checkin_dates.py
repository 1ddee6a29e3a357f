"""Where a check-in says its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place

if TYPE_CHECKING:
    from okrcli.model.placed import PlacedCheckIn


def date_place(checkin: PlacedCheckIn) -> Place:
    """Return the place of a check-in's date: at `date`, or where only the file's name says it, of the file."""
    written = checkin.definition.date is not None
    return Place(checkin.path, ("date",)) if written else Place(checkin.path, part=Part.FILE)
