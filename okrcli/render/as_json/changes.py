"""What changed in definitions as JSON: alike in `okr diff`, `okr log` and `okr trend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.identity import plain_value

if TYPE_CHECKING:
    from okrcli.diff.changeset import Change, Side, Thing
    from okrcli.render.as_json.values import Json


def change_keys(change: Change) -> dict[str, Json]:
    """Return a change of a definition with its values on both sides."""
    return {
        "kind": change.kind.value,
        "thing": thing_word(change.thing),
        "subject": change.subject,
        "field": change.field,
        "base": side_value(change.base),
        "head": side_value(change.head),
    }


def thing_word(thing: Thing) -> str:
    """Return a kind of thing as a word of JSON, such as `key_result`."""
    return thing.value.replace(" ", "_").lower()


def side_value(side: Side | None) -> Json:
    """Return what stands on one side; null where nothing does."""
    return None if side is None else plain_value(side.value)
