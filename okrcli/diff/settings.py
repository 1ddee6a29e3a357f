"""What changed in `okr.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place
from okrcli.diff.changeset import Change, Kind, Record, Side, Thing
from okrcli.diff.kpi_facts import fact_of
from okrcli.folder import WORKSPACE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Value
    from okrcli.model.config import Config


def compare_settings(base: Config, head: Config) -> Iterator[Change]:
    """Iterate over the settings that differ: `scoring.pace.on_track`; a team or person that is new is one change."""
    yield from _compare((), _settings(base), _settings(head))


def _settings(config: Config) -> Value:
    return fact_of(config.model_dump(by_alias=True, warnings=False))


def _compare(path: tuple[str, ...], base: Value, head: Value) -> Iterator[Change]:
    if isinstance(base, Record) and isinstance(head, Record):
        old, new = dict(base.parts), dict(head.parts)
        for key in sorted({*old, *new}):
            yield from _compare((*path, key), old.get(key), new.get(key))
    elif base != head:
        yield Change(
            Kind.CHANGED, Thing.WORKSPACE, WORKSPACE_FILE, ".".join(path), _side(path, base), _side(path, head)
        )


def _side(path: tuple[str, ...], value: Value) -> Side:
    place = Place(WORKSPACE_FILE, path) if value is not None else Place(WORKSPACE_FILE, path[:-1], Part.HOLDER)
    return Side(value, place)
