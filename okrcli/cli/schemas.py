"""Which schema `okr schema` prints: that of a kind of file, or that of an output."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OUTPUT = "output"
_FILES = {"okr.yaml": "workspace", "okr": "workspace", "config": "workspace", "settings": "workspace"}
"""What people call the kind of `okr.yaml`."""


class UnknownSchemaError(OkrError):
    """There is no schema of that name."""

    def __init__(self, call: str, name: str | None, known: Iterable[str]) -> None:
        names = list(known)
        near = [_FILES[name]] if name in _FILES else get_close_matches((name or "").lower(), names, n=1)
        missing = "the name of an output is missing" if name is None else f"there is no schema `{name}`"
        super().__init__(missing, f"write `{call} {near[0] if near else '|'.join(names)}`")


def schema_text(kind: str, name: str | None) -> str:
    """Return a JSON Schema as text; raises an `OkrError` for a name that has none."""
    return json.dumps(_output_schema(name) if kind == OUTPUT else _file_schema(kind, name), indent=2) + "\n"


def _output_schema(name: str | None) -> Mapping[str, object]:
    from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS

    if name not in OUTPUT_SCHEMAS:
        raise UnknownSchemaError("okr schema output", name, OUTPUT_SCHEMAS)
    return OUTPUT_SCHEMAS[name]


def _file_schema(kind: str, name: str | None) -> Mapping[str, object]:
    from okrcli.app.schema import file_schema, kinds_of_files

    kinds = kinds_of_files()
    if kind not in kinds and name is None:
        from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS

        if kind in OUTPUT_SCHEMAS:
            raise OkrError(f"`{kind}` is an output, and no kind of file", f"write `okr schema output {kind}`")
    if kind not in kinds:
        raise UnknownSchemaError("okr schema", kind, [*kinds, OUTPUT])
    if name is not None:
        raise OkrError(f"`okr schema {kind}` takes nothing more, and `{name}` follows", f"write `okr schema {kind}`")
    return file_schema(kind)
