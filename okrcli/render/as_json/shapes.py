"""The bricks of the output's JSON Schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

    from okrcli.render.as_json.values import Json

Shape: TypeAlias = "dict[str, Json]"
"""A part of a JSON Schema."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def text(description: str = "") -> Shape:
    """Describe a text."""
    return _described({"type": "string"}, description)


def day(description: str = "") -> Shape:
    """Describe a day, `2026-11-20`."""
    return _described({"type": "string", "format": "date"}, description)


def number(description: str = "") -> Shape:
    """Describe a number of at most 12 significant digits."""
    return _described({"type": "number"}, description)


def share(description: str = "") -> Shape:
    """Describe a number from 0 to 1."""
    return _described({"type": "number", "minimum": 0, "maximum": 1}, description)


def whole(description: str = "") -> Shape:
    """Describe a count or a line."""
    return _described({"type": "integer", "minimum": 0}, description)


def switch(description: str = "") -> Shape:
    """Describe a yes or no."""
    return _described({"type": "boolean"}, description)


def word(kind: type[Enum] | Iterable[str], description: str = "") -> Shape:
    """Describe one of several words."""
    values = [item if isinstance(item, str) else item.value for item in kind]
    return _described({"enum": values}, description)


def constant(value: str) -> Shape:
    """Describe a text that is always the same."""
    return {"const": value}


def nothing() -> Shape:
    """Describe what is null in this version."""
    return {"type": "null"}


def maybe(shape: Shape) -> Shape:
    """Describe what is null where it is unknown or absent."""
    described = shape.get("description")
    bare = {key: value for key, value in shape.items() if key != "description"}
    return _described({"anyOf": [bare, {"type": "null"}]}, str(described or ""))


def many(shape: Shape, description: str = "") -> Shape:
    """Describe a list."""
    return _described({"type": "array", "items": shape}, description)


def record(fields: dict[str, Shape], description: str = "", *, optional: Iterable[str] = ()) -> Shape:
    """Describe a mapping: every key is there but the optional ones. A later version of okr may add keys."""
    required = [key for key in fields if key not in set(optional)]
    return _described({"type": "object", "properties": fields, "required": required}, description)


def counted(kind: type[Enum]) -> Shape:
    """Describe how many there are of each word."""
    return record({str(item.value): whole() for item in kind})


def document(name: str, fields: dict[str, Shape], description: str) -> Shape:
    """Describe a whole output, whose `format` is `okr.NAME/1`."""
    return {
        "$schema": DIALECT,
        "title": f"okr.{name}/1",
        **record({"format": constant(f"okr.{name}/1"), **fields}, description),
    }


def _described(shape: Shape, description: str) -> Shape:
    return shape | {"description": description} if description else shape


PLACE: dict[str, Shape] = {"file": text("Relative to the workspace."), "line": whole()}
"""The keys of where something stands."""
