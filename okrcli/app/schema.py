"""`okr schema`: what the files of a workspace look like, for editors and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.schema import KINDS, json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping


def kinds_of_files() -> tuple[str, ...]:
    """Return the kinds that have a schema."""
    return tuple(KINDS)


def file_schema(kind: str) -> Mapping[str, object]:
    """Return the JSON Schema of one kind of file."""
    return json_schema(kind)
