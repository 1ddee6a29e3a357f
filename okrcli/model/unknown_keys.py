"""What to say of a key that a model does not know."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.annotations import known_keys, required_keys
from okrcli.model.checkin import CheckIn
from okrcli.model.fields import quote
from okrcli.model.ids import is_id
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.model.pointers import value_at
from okrcli.model.synonyms import meant_by

if TYPE_CHECKING:
    from collections.abc import Collection

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

_RECORD = "a value is an observation, not a definition: run `okr checkin {ref} VALUE`"
_PROGRESS = "it is computed from the values that are checked in; take the key out"
_REACHED = "what is reached stands in a check-in: `{ref}: {{reached: [{id}]}}`"
_UNSEEN = "a key result has a title alone: say more in the objective's `why`"
_FILE_NAME = "the id is the file's name; take the key out"
_FOLDER = "the cycle is the folder that the file stands in, such as objectives/2026-Q4/; take the key out"
_TABLE = "values stand beside the KPI, in {ref}.csv, or in check-ins: run `okr checkin {ref} VALUE`"
_OF_KEY_RESULT = {
    "current": _RECORD,
    "value": _RECORD,
    "actual": _RECORD,
    "progress": _PROGRESS,
    "status": _PROGRESS,
    "confidence": "confidence stands in a check-in: `{ref}: {{confidence: 0.7}}`",
    "description": _UNSEEN,
    "why": _UNSEEN,
    "note": "a note stands in a check-in: `{ref}: {{note: …}}`",
    "initiatives": "`initiatives` stand beside `key_results`, each with `for: [{id}]`",
    "tasks": "write `initiatives` beside `key_results`, each with `for: [{id}]`",
}
_OF_MILESTONE = {"done": _REACHED, "reached": _REACHED, "status": _REACHED}
_OF_OBJECTIVE = {
    "id": _FILE_NAME,
    "cycle": _FOLDER,
    "quarter": _FOLDER,
    "period": _FOLDER,
    "progress": _PROGRESS,
    "status": _PROGRESS,
    "grade": "`okr close` writes the grade, in `closed`",
    "due": "an objective is due when its cycle ends; `due` is a key of key results",
    "deadline": "an objective is due when its cycle ends; `due` is a key of key results",
}
_OF_KPI = {
    "id": _FILE_NAME,
    "current": _RECORD,
    "value": _RECORD,
    "actual": _RECORD,
    "values": _TABLE,
    "history": _TABLE,
    "measurements": _TABLE,
    "status": "it is computed from the values and `targets`; take the key out",
    "health": "it is computed from the values and `targets`; take the key out",
}
"""Keys that people look for in a definition, and where what they mean is kept."""

_AFTER_COMMA = re.compile(r"(\d+)( ?[^\d\s].*)?", re.ASCII)
"""The rest of a number behind a comma: `{target: 1,500 min}` reads as the keys `target` and `500 min`."""
_GROUP = 3
_SHORT = 20
"""The longest value that a help repeats."""
_SIMILAR = 0.7
"""How like a known key an unknown one must be to be taken for a slip: `current` is no `parent`."""


def unknown_key(model: type, path: str, data: Node, pointer: Pointer) -> Problem:
    """Return the problem with the key that `pointer` leads to: where it belongs, or the known one that is meant."""
    message = f"the key {quote(str(pointer[-1]))} is not known here"
    if (blank := _odd_blank(str(pointer[-1]))) is not None:
        message = f"{blank} stands in the key {quote(str(pointer[-1]))}"
        return Problem(
            "OKR102", Place(path, pointer, Part.KEY), message, "put a plain space in its place, or take it out"
        )
    help_text = _help_elsewhere(model, path, data, pointer)
    if help_text is None:
        near, holder = _meant(model, pointer), value_at(data, pointer[:-1])
        help_text = _help_near(near, holder, known_keys(model, pointer[:-1]))
        if near in required_keys(model, pointer[:-1]) and near not in _keys_of(holder):
            message += f", and `{near}` is missing"
    return Problem("OKR102", Place(path, pointer, Part.KEY), message, help_text)


def _odd_blank(key: str) -> str | None:
    """Name the first blank in a key that only looks like a space."""
    return next(
        (unicodedata.name(char, "a blank").lower() for char in key if char.isspace() and char not in " \t\n"), None
    )


def key_in_place_of(model: type, path: str, data: Node, pointer: Pointer) -> Pointer | None:
    """Return the pointer to the key that the unknown one at `pointer` was meant as; None where it means no key."""
    if _help_elsewhere(model, path, data, pointer) is not None:
        return None
    near = _meant(model, pointer)
    return None if near is None else (*pointer[:-1], near)


def _help_elsewhere(model: type, path: str, data: Node, pointer: Pointer) -> str | None:
    """Return the help for what is no key at all, or is kept in another place."""
    return cut_number(value_at(data, pointer[:-1]), str(pointer[-1])) or _elsewhere(model, path, data, pointer)


def _meant(model: type, pointer: Pointer) -> str | None:
    """Return the known key that a word means, or that it is a slip of."""
    known, word = known_keys(model, pointer[:-1]), str(pointer[-1]).lower().strip().replace("-", "_").replace(" ", "_")
    return meant_by(word, known) or next(iter(get_close_matches(word, known, n=1, cutoff=_SIMILAR)), None)


def _help_near(near: str | None, holder: Node, known: list[str]) -> str:
    if near is None:
        return f"the keys here are {', '.join(known)}" if known else "take it out"
    return f"take it out: `{near}` is here already" if near in _keys_of(holder) else f"write `{near}`"


def _keys_of(holder: Node) -> Collection[str]:
    return holder.keys() if isinstance(holder, dict) else ()


def cut_number(holder: Node, key: str) -> str | None:
    """Show the number that commas have cut: `{target: 1,500}` reads as the keys `target` and `500`."""
    if not isinstance(holder, dict) or not _AFTER_COMMA.fullmatch(key):
        return None
    keys = list(holder)
    first = last = keys.index(key)
    while first and holder[keys[first - 1]] is None and _AFTER_COMMA.fullmatch(keys[first - 1]):
        first -= 1
    while last + 1 < len(keys) and holder[keys[last]] is None and _AFTER_COMMA.fullmatch(keys[last + 1]):
        last += 1
    head = holder[keys[first - 1]] if first else None
    return _joined(head, keys[first : last + 1]) if isinstance(head, str) and head[-1:].isdigit() else None


def _joined(head: str, rest: list[str]) -> str:
    groups = [match[1] for match in map(_AFTER_COMMA.fullmatch, rest) if match]
    if "." in head:
        return f"a comma ends a value here: write {head.replace('.', '')}.{''.join(rest)}"
    if all(len(group) == _GROUP for group in groups):
        return f"a comma ends a value here: write {head}{''.join(rest)} or {'_'.join([head, *rest])}"
    return f"a comma ends a value here: write {head}.{''.join(rest)}"


def _elsewhere(model: type, path: str, data: Node, pointer: Pointer) -> str | None:
    """Say where what a key means is kept, if that is not in a definition."""
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    key = str(pointer[-1])
    match pointer:
        case (_,) if model is CheckIn:
            return _flat_update(key, value_at(data, pointer))
        case (_,) if model is Kpi:
            return _OF_KPI.get(key, "").format(ref=stem) or None
        case (_,) if model is Objective:
            return _OF_OBJECTIVE.get(key)
        case ("key_results", _, _):
            result = value_at(data, pointer[:2])
            return _OF_KEY_RESULT.get(key, "").format(ref=_ref(stem, result, key), id=_text_in(result, "id")) or None
        case ("key_results", _, "milestones", _, _):
            result, milestone = value_at(data, pointer[:2]), value_at(data, pointer[:4])
            return _OF_MILESTONE.get(key, "").format(ref=_ref(stem, result, key), id=_text_in(milestone, "id")) or None
        case _:
            return None


def _flat_update(key: str, value: Node) -> str | None:
    """Say where what is reported stands, of a key that looks like one of `updates`."""
    is_reference = "/" in key or (meant_by(key, known_keys(CheckIn, ())) is None and is_id(key) and "-" in key)
    shown = value if isinstance(value, str) and len(value) < _SHORT else "…"
    return (
        f"what is reported stands below `updates:`, indented: `updates: {{{key}: {shown}}}`" if is_reference else None
    )


def _ref(slug: str, key_result: Node, key: str) -> str:
    """Return what to check in for a key result, as one would type it: a value goes to the KPI that measures it."""
    kpi = _text_in(key_result, "kpi") if _OF_KEY_RESULT.get(key) is _RECORD else ""
    return kpi or f"{slug}/{_text_in(key_result, 'id')}".rstrip("/")


def _text_in(holder: Node, key: str) -> str:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, str) else ""
