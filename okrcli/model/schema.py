"""JSON Schema of the files of a workspace, for editors and for anybody who writes them by program."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final, cast

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective

KINDS: Final[dict[str, type[object]]] = {
    "objective": Objective,
    "kpi": Kpi,
    "checkin": CheckIn,
    "workspace": Config,
}
"""The kinds of files, and the model of each."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


class _Generator(GenerateJsonSchema):
    """Writes defaults as they would stand in a file."""

    def encode_default(self, dft: Any) -> Any:  # noqa: ANN401 - the signature that is overridden
        match dft:
            case Decimal():
                return float(dft)
            case timedelta():
                return f"{dft.days}d"
            case BaseModel():
                return {}
            case _:
                return super().encode_default(dft)


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of file; `kind` is a key of `KINDS`.

    A schema sees what YAML makes of a file, so it cannot tell a quoted number from a bare one, follow a reference, or
    compare two numbers: whatever it rejects is wrong, and what it accepts may still be.
    """
    schema = TypeAdapter(KINDS[kind]).json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    return {"$schema": _DIALECT, **cast("dict[str, Any]", _without_nulls(schema))}


def _without_nulls(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Take out what only Python needs: absent keys that are None, and titles that repeat a key; close the rest."""
    if isinstance(node, list):
        return [_without_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("default", ...) is None:
        node = _required_type({key: value for key, value in node.items() if key != "default"})
    if "patternProperties" in node:
        node = node | {"additionalProperties": False}
    return {key: _without_nulls(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}


def _required_type(node: dict[str, Any]) -> dict[str, Any]:
    kinds = [kind for kind in node.get("anyOf", ()) if kind != _NULL]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(kinds) == 1:
        return {**rest, **kinds[0]}
    return rest | ({"anyOf": kinds} if kinds else {})
