"""`okr schema`: what the files of a workspace look like, for editors and programs."""

from __future__ import annotations

from typing import Any

from okrcli.model.schema import KINDS, json_schema


def kinds_of_files() -> tuple[str, ...]:
    """Return the kinds that have a schema."""
    return tuple(KINDS)


def file_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    return json_schema(kind)
