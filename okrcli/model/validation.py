"""From parsed data to definitions: the only place that knows what pydantic's errors look like."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.annotations import known_keys
from okrcli.model.fields import describe, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

_ModelT = TypeVar("_ModelT", bound=BaseModel)

_SHAPES = {
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "text",
}
_ELSEWHERE = {
    "current": "a value is an observation, not a definition: run `okr checkin {subject} VALUE`",
    "progress": "progress is computed from the values that are checked in; take the key out",
    "status": "status is computed from progress against plan; take the key out",
    "confidence": "confidence belongs in a check-in: run `okr checkin {subject} VALUE --confidence 0.7`",
    "value": "a value is an observation, not a definition: run `okr checkin {subject} VALUE`",
}
"""Keys that people look for in a definition, and where what they mean is kept."""

_EMPTY_IS_MEANT = frozenset({"bounds", "reached"})
"""Keys below which an empty value says something: no end, and the day of the check-in."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[_ModelT]):
    """A definition, None where none could be made of the data, and what is wrong with the data."""

    definition: _ModelT | None
    problems: tuple[Problem, ...] = ()


def validate(model: type[_ModelT], path: str, data: Node) -> Validated[_ModelT]:
    """Read `data` as `model`. Unknown keys are problems and keep nothing else from being read."""
    if not isinstance(data, dict):
        return Validated(None, (_no_mapping(path, data),))
    definition, details = _validate(model, data)
    unknown = [_pointer(data, detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"]
    empty = [pointer for pointer in _empty_keys(data) if pointer not in unknown] if _holds_nothing(data) else []
    if empty:
        definition, details = None, [detail for detail in details if detail["type"] == "extra_forbidden"]
    elif unknown and len(unknown) == len(details):
        definition, _ = _validate(model, _without(data, unknown))
    problems = [_problem(model, path, data, detail) for detail in details]
    return Validated(definition, (*problems, *(_empty_key(path, pointer) for pointer in empty)))


def _validate(model: type[_ModelT], data: Node) -> tuple[_ModelT | None, list[ErrorDetails]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _no_mapping(path: str, data: Node) -> Problem:
    if data is None:
        return Problem("OKR103", Place(path, part=Part.FILE), "the file is empty", "write it, or delete the file")
    help_text = "write keys and values, such as `title: Delight external customers`"
    return Problem("OKR103", Place(path), f"a mapping is wanted here, and {describe(data)} stands here", help_text)


def _holds_nothing(data: Node) -> bool:
    """Tell whether a value is missing anywhere, without asking where: most files have none."""
    waiting: list[Node] = [data]
    while waiting:
        node = waiting.pop()
        for value in node.values() if isinstance(node, dict) else node or ():
            if value is None:
                return True
            if value.__class__ is dict or value.__class__ is list:
                waiting.append(value)
    return False


def _empty_keys(data: Node, at: Pointer = ()) -> Iterator[Pointer]:
    """Find the keys that have no value, unless no value has a meaning there."""
    match data:
        case dict():
            for key, value in data.items():
                if key not in _EMPTY_IS_MEANT:
                    yield from _empty_keys(value, (*at, key))
        case list():
            for index, value in enumerate(data):
                yield from _empty_keys(value, (*at, index))
        case None:
            yield at
        case str():
            pass


def _empty_key(path: str, pointer: Pointer) -> Problem:
    if isinstance(pointer[-1], int):
        return Problem("OKR103", Place(path, pointer[:-1]), "an item of this list is empty", "write it, or take it out")
    message = f"the key {quote(pointer[-1])} has no value"
    return Problem("OKR103", Place(path, pointer, Part.KEY), message, "write a value, or take the key out")


def _problem(model: type[BaseModel], path: str, data: Node, detail: ErrorDetails) -> Problem:
    context = detail.get("ctx", {})
    pointer = _pointer(data, detail["loc"])
    kind = detail["type"]
    if detail["loc"][-1:] == ("[key]",):
        return Problem(kind, Place(path, pointer, Part.KEY), context["message"], context["help"])
    if kind.startswith("OKR"):
        # A check of the whole mapping speaks of a missing key or of keys that do not go together.
        part = Part.HOLDER if _ends_in_mapping(data, pointer) else Part.VALUE
        return Problem(kind, Place(path, pointer, part), context["message"], context["help"])
    if kind == "missing":
        name = str(detail["loc"][-1])
        holder = _pointer(data, detail["loc"][:-1])
        return Problem("OKR101", Place(path, holder, Part.HOLDER), f"the key `{name}` is missing", f"write `{name}: …`")
    if kind == "extra_forbidden":
        return _unknown_key(model, path, data, pointer)
    return _wrong_value(path, data, pointer, detail)


def _wrong_value(path: str, data: Node, pointer: Pointer, detail: ErrorDetails) -> Problem:
    found = _at(data, pointer)
    if (shape := _SHAPES.get(detail["type"])) is not None or not isinstance(found, str):
        wanted = shape or "one word"
        message = f"{wanted} is wanted here, and {describe(found)} stands here"
        return Problem("OKR103", Place(path, pointer), message, f"write {wanted}")
    words = _words(detail)
    near = get_close_matches(found.lower(), words, n=1)
    message = f"{quote(found)} is not one of {', '.join(words)}"
    return Problem("OKR104", Place(path, pointer), message, f"write {near[0] if near else ' or '.join(words)}")


def _words(detail: ErrorDetails) -> list[str]:
    """Return the words that a field allows, out of pydantic's list of them: `'open' or 'restricted'`."""
    listed = str(detail.get("ctx", {}).get("expected", ""))
    return [word.strip().strip("'") for word in listed.replace(" or ", ",").split(",")]


def _unknown_key(model: type[BaseModel], path: str, data: Node, pointer: Pointer) -> Problem:
    key = str(pointer[-1])
    place = Place(path, pointer, Part.KEY)
    message = f"the key {quote(key)} is not known here"
    if key.isdigit() and (quantity := _cut_number(data, pointer)):
        return Problem(
            "OKR102", place, message, f"a comma ends a value here: write {quantity} or {quantity[:-3]}_{key}"
        )
    if (elsewhere := _ELSEWHERE.get(key)) is not None and "key_results" in pointer:
        return Problem("OKR102", place, message, elsewhere.format(subject=_subject(path, data, pointer)))
    known = known_keys(model, pointer[:-1])
    near = get_close_matches(key.lower().replace("-", "_"), known, n=1)
    return Problem("OKR102", place, message, f"write `{near[0]}`" if near else f"the keys here are {', '.join(known)}")


def _cut_number(data: Node, pointer: Pointer) -> str | None:
    """Return the number that a comma has cut in two: `{target: 1,500}` reads as the keys `target` and `500`."""
    holder = _at(data, pointer[:-1])
    if not isinstance(holder, dict) or len(str(pointer[-1])) != 3:  # noqa: PLR2004 - a group of thousands
        return None
    keys = list(holder)
    before = holder[keys[keys.index(str(pointer[-1])) - 1]]
    return f"{before}{pointer[-1]}" if isinstance(before, str) and before[-1:].isdigit() else None


def _subject(path: str, data: Node, pointer: Pointer) -> str:
    """Return the reference of the key result that `pointer` leads into, as one would type it."""
    slug = path.rpartition("/")[2].removesuffix(".yaml")
    result = _at(data, pointer[:2])
    name = result.get("id") if isinstance(result, dict) else None
    return f"{slug}/{name}" if isinstance(name, str) else slug


def _pointer(data: Node, loc: tuple[int | str, ...]) -> Pointer:
    """Return the way through `data` that a pydantic location means: what pydantic put in between is left out."""
    pointer: list[str | int] = []
    current = data
    for segment in loc:
        match current, segment:
            case dict(), str() if segment in current:
                current = current[segment]
            case list(), int():
                current = current[segment]
            case _:
                continue
        pointer.append(segment)
    return tuple(pointer)


def _at(data: Node, pointer: Pointer) -> Node:
    current = cast("Any", data)
    for segment in pointer:
        current = current[segment]
    return cast("Node", current)


def _ends_in_mapping(data: Node, pointer: Pointer) -> bool:
    return isinstance(_at(data, pointer), dict)


def _without(data: Node, pointers: list[Pointer], at: Pointer = ()) -> Node:
    """Copy `data` without the keys that `pointers` lead to."""
    match data:
        case dict():
            kept = {key: value for key, value in data.items() if (*at, key) not in pointers}
            return {key: _without(value, pointers, (*at, key)) for key, value in kept.items()}
        case list():
            return [_without(value, pointers, (*at, index)) for index, value in enumerate(data)]
        case _:
            return data
