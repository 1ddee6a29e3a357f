"""Sequences whose items are made when they are asked for: of a million, most never are."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

_ItemT = TypeVar("_ItemT")


class LazySequence(Sequence[_ItemT]):
    """A sequence that knows how to make each of its items; equal to any other with equal items in its order."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment] # as a list's

    @abstractmethod
    def item(self, index: int) -> _ItemT:
        """Make the item at an index from 0."""

    @overload
    def __getitem__(self, index: int) -> _ItemT: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[_ItemT]: ...

    def __getitem__(self, index: int | slice) -> _ItemT | Sequence[_ItemT]:
        where = range(len(self))[index]
        return tuple(map(self.item, where)) if isinstance(where, range) else self.item(where)

    def __iter__(self) -> Iterator[_ItemT]:
        return map(self.item, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"
