"""What a changing command asks of a file: edits of single values, each named by its pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never, cast

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer
    from okrcli.node import Node


@dataclass(frozen=True, slots=True)
class SetValue:
    """Put another value in the place of the one that `pointer` leads to."""

    pointer: Pointer
    value: Node


@dataclass(frozen=True, slots=True)
class AddKey:
    """Put a key into the mapping at `pointer`, behind all others or before them.

    An empty value is taken for an empty mapping. `comment` stands at the end of the key's line; inside brackets there
    is no place for it.
    """

    pointer: Pointer
    key: str
    value: Node
    comment: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put an item at the end of the list at `pointer`; an empty value is taken for an empty list."""

    pointer: Pointer
    value: Node
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take the list item at `pointer` out, with the comments on its lines."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Take the key and the value at `pointer` out, with the comments on their lines."""

    pointer: Pointer


Edit: TypeAlias = SetValue | AddKey | AddItem | RemoveItem | RemoveKey


class CannotEditError(OkrError):
    """A file cannot be changed as asked without touching what nobody asked to change; it stays as it is."""

    def __init__(self, path: str, line: int, reason: str, by_hand: str) -> None:
        super().__init__(f"{path}:{line}: cannot change this file: {reason}", by_hand)
        self.path = path
        self.line = line


def value_of(data: Node, pointer: Pointer) -> Node:
    """Return the value that a pointer leads to; raises LookupError where it leads nowhere."""
    current = data
    for step in pointer:
        current = _inside(current)[step]
    return current


def changed(data: Node, edit: Edit) -> Node:
    """Return what the values of a document are after an edit; raises LookupError where it makes no sense."""
    match edit:
        case SetValue(pointer, value):
            value_of(data, pointer)
            return _with(data, pointer, value)
        case AddKey(pointer, key, value):
            return _with(data, pointer, _with_key(value_of(data, pointer), key, value))
        case AddItem(pointer, value):
            return _with(data, pointer, _with_item(value_of(data, pointer), value))
        case RemoveItem(pointer) | RemoveKey(pointer):
            value_of(data, pointer)
            return _with(data, pointer[:-1], _without(value_of(data, pointer[:-1]), pointer[-1]))
        case _:
            assert_never(edit)


def _inside(node: Node) -> dict[str | int, Node]:
    match node:
        case dict():
            return dict(node.items())
        case list():
            return dict(enumerate(node))
        case _:
            return {}


def _with(node: Node, pointer: Pointer, value: Node) -> Node:
    """Copy the collections on the way to a value, and put another one there."""
    if not pointer:
        return value
    copy = cast("Any", node).copy()
    copy[pointer[0]] = _with(copy[pointer[0]], pointer[1:], value)
    return cast("Node", copy)


def _with_key(node: Node, key: str, value: Node) -> Node:
    match node:
        case None:
            return {key: value}
        case dict() if key not in node:
            return {**node, key: value}
        case _:
            raise LookupError(key)


def _with_item(node: Node, value: Node) -> Node:
    match node:
        case None:
            return [value]
        case list():
            return [*node, value]
        case _:
            raise LookupError(node)


def _without(node: Node, step: str | int) -> Node:
    if isinstance(node, dict):
        return {key: value for key, value in node.items() if key != step}
    return [value for index, value in enumerate(cast("list[Node]", node)) if index != step]
