"""From parsed data to definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.annotations import needs_nothing
from okrcli.model.complaints import UNKNOWN_KEY, problem_of
from okrcli.model.fields import describe, quote
from okrcli.model.pointers import empty_keys, existing, value_at, without
from okrcli.model.unknown_keys import cut_number, key_in_place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

_ModelT = TypeVar("_ModelT")

_READERS: dict[type, TypeAdapter[Any]] = {}

_OF_THE_KEY = UNKNOWN_KEY | {"missing"}
"""Complaints of pydantic's about a key, whatever its value."""

MANY = 50
"""How many things that are wrong with one file are told one by one; nobody mends more before checking again."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[_ModelT]):
    """A definition, None where none could be made of the data, and what is wrong with the data."""

    definition: _ModelT | None
    problems: tuple[Problem, ...] = ()


def validate(model: type[_ModelT], path: str, data: Node) -> Validated[_ModelT]:
    """Read `data` as `model`. Unknown keys are problems and keep nothing else from being read."""
    if not isinstance(data, dict):
        return Validated(None, (_no_mapping(path, data),))
    definition, details = _read(model, data)
    if not details and not _holds_nothing(data):
        return Validated(definition)
    ways = [existing(data, detail["loc"]) for detail in details]
    unknown = {way for way, detail in zip(ways, details, strict=True) if detail["type"] in UNKNOWN_KEY}
    empty = [way for way in empty_keys(data, _empty_is_meant) if way not in unknown]
    if empty:
        definition = None
    elif unknown and len(unknown) == len(details):
        definition, _ = _read(model, without(data, unknown))
    said = {*empty, *(way[:-1] for way in empty)}  # what complains here as well only says so again
    told = [it for way, it in zip(ways, details, strict=True) if it["type"] in _OF_THE_KEY or way not in said]
    misspelt = {key_in_place_of(model, path, data, way) for way in unknown}
    told = [it for it in told if it["type"] != "missing" or _missing(data, it["loc"]) not in misspelt]
    problems = [problem_of(model, path, data, detail) for detail in told[:MANY]]
    problems += [_empty_key(model, path, data, pointer) for pointer in empty[: MANY - len(problems)]]
    return Validated(definition, (*problems, *_more(path, problems, len(told) + len(empty))))


def _missing(data: Node, loc: Pointer) -> Pointer:
    """Return where the key would stand that is missing."""
    return (*existing(data, loc[:-1]), loc[-1])


def _read(model: type[_ModelT], data: Node) -> tuple[_ModelT | None, list[ErrorDetails]]:
    try:
        return reader_of(model).validate_python(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def reader_of(model: type[_ModelT]) -> TypeAdapter[_ModelT]:
    """Return what reads a definition, built once."""
    if model not in _READERS:
        _READERS[model] = TypeAdapter(model)
    return _READERS[model]


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
        values = node.values() if isinstance(node, dict) else node or ()
        if None in values:
            return True
        waiting += [value for value in values if value.__class__ is dict or value.__class__ is list]
    return False


def _empty_is_meant(at: Pointer) -> bool:
    """Tell whether an empty value says something here: no end of `bounds`, and the check-in's day in `reached`."""
    match at:
        case ("bounds",) | ("updates", _, "reached"):
            return True
        case _:
            return False


def _empty_key(model: type, path: str, data: Node, pointer: Pointer) -> Problem:
    if isinstance(pointer[-1], int):
        return Problem("OKR103", Place(path, pointer), "an item of this list is empty", "write it, or take it out")
    value = "write `{}`" if needs_nothing(model, pointer) else "write a value"
    if (number := cut_number(value_at(data, pointer[:-1]), str(pointer[-1]))) is not None:
        message = f"the key {quote(pointer[-1])} is the rest of a number"
        return Problem("OKR104", Place(path, pointer, Part.KEY), message, number)
    message = f"the key {quote(pointer[-1])} has no value"
    return Problem("OKR103", Place(path, pointer, Part.KEY), message, f"{value}, or take the key out")


def _more(path: str, told: Sequence[Problem], number: int) -> Iterator[Problem]:
    if number > len(told):
        message = f"{number - len(told)} more things in this file are wrong"
        yield Problem(told[-1].code, Place(path, part=Part.FILE), message, "mend the first ones and check again")
