"""Plain values of what changed, and an id for each change that stays the same from push to push."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from okrcli.diff.changeset import Amount, Record
from okrcli.quantity import to_json_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.diff.changeset import Change, Side, Value

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""A value in what JSON can hold."""

_DIGITS = 12


def plain_value(value: Value) -> Plain:
    """Return a value as JSON holds it: numbers without their unit, dates in ISO 8601."""
    match value:
        case Amount(number, _):
            return to_json_number(number)
        case Record(parts):
            return {name: plain_value(part) for name, part in parts}
        case tuple():
            return [plain_value(part) for part in value]
        case Decimal():
            return to_json_number(value)
        case date():
            return value.isoformat()
        case _:
            return value


def change_id(change: Change) -> str:
    """Return the first 12 hex digits of SHA-256 over kind, subject, field and both values."""
    facts = [change.kind.value, change.subject, change.field, _plain(change.base), _plain(change.head)]
    text = json.dumps(facts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def _plain(side: Side | None) -> Plain:
    return None if side is None else plain_value(side.value)
