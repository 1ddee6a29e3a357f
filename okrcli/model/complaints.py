"""From pydantic's errors to problems: the only place that knows what they look like."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.annotations import sketch
from okrcli.model.faults import fault_of
from okrcli.model.fields import LIST_HELP, describe, list_of, quote
from okrcli.model.pointers import existing, order_in, value_at
from okrcli.model.unknown_keys import unknown_key
from okrcli.notation import match_quantity

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from okrcli.diagnostics import Pointer
    from okrcli.model.faults import Fault
    from okrcli.node import Node

UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
"""What pydantic calls a key that a definition does not know: of a model, and of a record."""

_MAPPINGS = frozenset({"model_type", "dataclass_type", "dict_type"})
_LISTS = frozenset({"tuple_type", "list_type"})
_ANY_MAPPING = "keys and values, one a line: `key: value`"
_LIMIT = "{at_least: …}"
"""What is shown of a limit before anything is known of it."""

_FEW = 4
"""Words that a help can list; more of them are in the message."""


def problem_of(model: type, path: str, data: Node, detail: ErrorDetails) -> Problem:
    """Turn one of pydantic's errors about the data of the file at `path` into a problem."""
    kind, loc = detail["type"], detail["loc"]
    pointer = existing(data, loc)
    if kind.startswith("OKR"):
        return _fault(path, data, pointer, fault_of(detail.get("ctx")), is_key=loc[-1:] == ("[key]",))
    if kind in UNKNOWN_KEY:
        return unknown_key(model, path, data, pointer)
    if kind == "missing":
        place = Place(path, existing(data, loc[:-1]), Part.HOLDER)
        return Problem("OKR101", place, f"the key `{loc[-1]}` is missing", f"write `{loc[-1]}: …`")
    return _wrong_value(model, path, data, pointer, detail)


def _fault(path: str, data: Node, pointer: Pointer, found: Fault, *, is_key: bool) -> Problem:
    """Place a fault at the last of the parts that it is about, with the first as related."""
    ways = [(*pointer, *way) for way in found.about]
    there = sorted((way for way in ways if existing(data, way) == way), key=lambda way: order_in(data, way))
    if not there:
        part = Part.KEY if is_key else _part_of(found, value_at(data, pointer))
        return Problem(found.code, Place(path, pointer, part), found.message, found.help)
    first = (Place(path, there[0], found.part), f"`{there[0][-1]}` stands here")
    related = (first,) if len(there) > 1 else ()
    return Problem(found.code, Place(path, there[-1], found.part), found.message, found.help, related=related)


def _part_of(found: Fault, value: Node) -> Part:
    """Return where a fault of a whole value is: one of a mapping's content is about what is missing in it."""
    return Part.HOLDER if isinstance(value, dict) and found.code != "OKR103" else Part.VALUE


def _wrong_value(model: type, path: str, data: Node, pointer: Pointer, detail: ErrorDetails) -> Problem:
    found, kind = value_at(data, pointer), detail["type"]
    words = _words(detail)
    if kind in _MAPPINGS:
        wanted, help_text = "a mapping", f"write {_mapping_of(found, sketch(model, pointer))}"
    elif kind in _LISTS:
        wanted, help_text = "a list", list_of(found, "write it as a list: ") if isinstance(found, str) else LIST_HELP
    elif isinstance(found, str):
        message = f"{quote(found)} is not one of {', '.join(words)}"
        return Problem("OKR104", Place(path, pointer), message, _word_help(found, words))
    else:
        wanted, help_text = "one word", f"write one of {', '.join(words)}"
    message = f"{wanted} is wanted here, and {describe(found)} stands here"
    return Problem("OKR103", Place(path, pointer), message, help_text)


def _mapping_of(found: Node, sketched: str | None) -> str:
    """Show the mapping that is wanted; a number in place of a limit is put into one."""
    if sketched == _LIMIT and isinstance(found, str) and match_quantity(found) is not None:
        return f"{{at_most: {found}}} or {{at_least: {found}}}"
    return sketched or _ANY_MAPPING


def _words(detail: ErrorDetails) -> list[str]:
    """Return the words that a field allows, out of pydantic's list of them: `'open' or 'restricted'`."""
    listed = str(detail.get("ctx", {}).get("expected", ""))
    return [word.strip().strip("'") for word in listed.replace(" or ", ",").split(",")]


def _word_help(found: str, words: list[str]) -> str:
    near = get_close_matches(found.lower(), words, n=1)
    if near:
        return f"write {near[0]}"
    return f"write {' or '.join(words)}" if len(words) <= _FEW else "write one of these words"
