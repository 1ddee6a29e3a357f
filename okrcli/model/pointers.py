"""Finding one's way through parsed data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node


def value_at(data: Node, pointer: Pointer) -> Node:
    """Return the value that `pointer` leads to; it must lead to one."""
    current = cast("Any", data)
    for step in pointer:
        current = current[step]
    return cast("Node", current)


def existing(data: Node, steps: tuple[int | str, ...]) -> Pointer:
    """Return the way that these steps mean: those that lead nowhere are left out."""
    pointer: list[str | int] = []
    current = data
    for step in steps:
        match current, step:
            case dict(), str() if step in current:
                current = current[step]
            case list(), int():
                current = current[step]
            case _:
                continue
        pointer.append(step)
    return tuple(pointer)


def order_in(data: Node, pointer: Pointer) -> tuple[int, ...]:
    """Return what sorts pointers by the order of what they lead to in the text."""
    found = []
    current = data
    for step in pointer:
        found.append(list(current).index(str(step)) if isinstance(current, dict) else int(step))
        current = value_at(current, (step,))
    return tuple(found)


def without(data: Node, pointers: Collection[Pointer], at: Pointer = ()) -> Node:
    """Copy `data` without the keys that `pointers` lead to."""
    match data:
        case dict():
            kept = {key: value for key, value in data.items() if (*at, key) not in pointers}
            return {key: without(value, pointers, (*at, key)) for key, value in kept.items()}
        case list():
            return [without(value, pointers, (*at, index)) for index, value in enumerate(data)]
        case _:
            return data


def empty_keys(data: Node, is_meant: Callable[[Pointer], bool], at: Pointer = ()) -> list[Pointer]:
    """Return the ways to what has no value, but for what stands right below a way where that `is_meant`."""
    found: list[Pointer] = []
    for step, value in _inside(data):
        if value is None:
            found.extend(() if is_meant(at) else [(*at, step)])
        elif not isinstance(value, str):
            found.extend(empty_keys(value, is_meant, (*at, step)))
    return found


def _inside(data: Node) -> Iterable[tuple[str | int, Node]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()
