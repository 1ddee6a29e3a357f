"""The bare work that `okr validate` is measured against: read, parse to values with places, run pydantic. No rules.

Its parser is its own, the shortest and fastest plain loop that is right for well written files, so that the ratio tells
what okr adds to it.
"""

from __future__ import annotations

import csv
import gc
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from _ruamel_yaml import CParser
from pydantic import TypeAdapter
from ruamel.yaml.events import (
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.node import Quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.node import Node

READERS: dict[str, TypeAdapter[Any]] = {
    "okr.yaml": TypeAdapter(Config),
    "objectives": TypeAdapter(Objective),
    "kpis": TypeAdapter(Kpi),
    "checkins": TypeAdapter(CheckIn),
}

Following: TypeAlias = "Callable[[], Event]"
"""Hands out one event of a parser after another."""

Spot: TypeAlias = tuple[int, int, int, int]
Places: TypeAlias = "tuple[Spot, dict[str, tuple[Spot, Places]] | list[Places] | None]"
"""Where a value stands, and the places of what is in it: of a mapping's keys and values, of a list's items."""


def parse(data: bytes) -> tuple[Node, Places]:
    """Turn the C parser's events into a value and its places."""
    following: Following = CParser(data).get_event
    following()
    following()
    return read(following, following())


def read(following: Following, event: Event) -> tuple[Node, Places]:
    """Read the value that begins with an event."""
    if isinstance(event, ScalarEvent):
        return scalar(event), (spot(event), None)
    if isinstance(event, MappingStartEvent):
        return read_mapping(following, event)
    return read_sequence(following, event)


def scalar(event: ScalarEvent) -> str | None:
    """Return a scalar's text; nothing and `null` are None."""
    value: str = event.value
    if event.style:
        return Quoted(value)
    return None if value in {"", "null", "~"} else value


def read_mapping(following: Following, start: Event) -> tuple[Node, Places]:
    """Read the entries of a mapping to its end."""
    values: dict[str, Node] = {}
    places: dict[str, tuple[Spot, Places]] = {}
    while isinstance(event := following(), ScalarEvent):
        key: str = event.value
        values[key], below = read(following, following())
        places[key] = (spot(event), below)
    return values, (spot(start), places)


def read_sequence(following: Following, start: Event) -> tuple[Node, Places]:
    """Read the items of a list to its end."""
    values: list[Node] = []
    places: list[Places] = []
    while not isinstance(event := following(), SequenceEndEvent):
        value, below = read(following, event)
        values.append(value)
        places.append(below)
    return values, (spot(start), places)


def spot(event: Event) -> Spot:
    """Return where an event begins and ends."""
    start, end = event.start_mark, event.end_mark
    return start.line, start.column, end.line, end.column


def read_rows(path: Path) -> list[tuple[date, Decimal]]:
    """Read a CSV file to typed rows."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return [(date.fromisoformat(row[0]), Decimal(row[1])) for row in rows]


def main(root: Path) -> None:
    """Do the bare work on every file of a workspace, and keep it all, as a check across files must."""
    kept: list[object] = []
    for name, reader in READERS.items():
        top = root / name
        for path in [top] if top.is_file() else sorted(top.rglob("*.*")):
            if path.suffix == ".csv":
                kept.append(read_rows(path))
            else:
                value, places = parse(path.read_bytes())
                kept.append((reader.validate_python(value), places))
    print(f"{len(kept)} files")


if __name__ == "__main__":
    gc.disable()
    main(Path(sys.argv[1]))
