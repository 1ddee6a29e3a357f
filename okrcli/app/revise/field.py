"""A field of a definition: where it stands, how it is said, and the edit that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.syntax.edits import AddKey, SetValue, value_of
from okrcli.syntax.emit import flow

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.edits import Edit


@dataclass(frozen=True, slots=True)
class Field:
    """`said` is its name within a sentence; `usual` what holds while nothing is written, if anything.

    A list is said in brackets, as a file has it, where `is_list`; else two numbers are a range.
    """

    said: str
    pointer: Pointer
    usual: str | None = None
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Revised:
    """One field that changes: the phrase for `revised`, the edit, and where it is."""

    what: str
    edit: Edit
    pointer: Pointer


def revise_field(data: Node, field: Field, value: Node) -> Revised:
    """Return the change of a field of a parsed file; raises an `OkrError` where it has that value already."""
    old = _at(data, field.pointer)
    was = field.usual if old is None else _said(field, old)
    now = _said(field, value)
    if was == now:
        raise OkrError(f"the {field.said} is {now} already", "give another value, or leave it out")
    what = f"{field.said} set to {now}" if was is None else f"{field.said} from {was} to {now}"
    return Revised(what, _edit(data, field.pointer, value), field.pointer)


def _said(field: Field, value: Node) -> str:
    if not (field.is_list and isinstance(value, list)):
        return say(value)
    points = [f"{say(item.get('value'))} on {say(item.get('at'))}" for item in value if isinstance(item, dict)]
    return ", ".join(points) or flow(value)


def say(value: Node) -> str:
    """Write a value of a file within a sentence: a limit as `at most 30`, a range as `4 to 6`."""
    match value:
        case None:
            return "nothing"
        case str():
            return str(value)
        case [low, high]:
            return f"{say(low)} to {say(high)}"
        case list():
            return ", ".join(map(say, value))
        case dict():
            return ", ".join(f"{key.replace('_', ' ')} {say(item)}" for key, item in value.items())


def _at(data: Node, pointer: Pointer) -> Node:
    try:
        return value_of(data, pointer)
    except LookupError:
        return None


def _edit(data: Node, pointer: Pointer, value: Node) -> Edit:
    """Return the edit that puts a value there, with the mapping that it needs around it.

    Where that mapping is written short, as a milestone that is only its id, the whole of it is written.
    """
    if _at(data, pointer) is not None:
        return SetValue(pointer, value)
    holder, key = pointer[:-1], str(pointer[-1])
    match _at(data, holder):
        case None if holder:
            return _edit(data, holder, {key: value})
        case str(short):
            return SetValue(holder, {"id": short, key: value})
        case _:
            return AddKey(holder, key, value)
