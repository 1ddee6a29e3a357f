"""Circles: things that lead back to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NAMED = 12
"""The most members of a circle that a message names."""


def circles(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles in a graph, each from its first member on; no two share a member.

    `edges` maps each thing to those it leads to; what is no key leads nowhere. Depth first, with a stack of its own, so
    that no chain is too long for it.
    """
    done: set[str] = set()
    reported: set[str] = set()
    for start in edges:
        path = {} if start in done else {start: iter(edges[start])}
        while path:
            here, ahead = next(reversed(path.items()))
            following = next(ahead, None)
            if following is None:
                done.add(here)
                del path[here]
            elif following in path and following not in reported:
                members = _members(list(path), following)
                if reported.isdisjoint(members):
                    yield members
                reported.update(members)
            elif following in edges and following not in path and following not in done:
                path[following] = iter(edges[following])


def _members(path: Sequence[str], first: str) -> tuple[str, ...]:
    return tuple(path[path.index(first) :])


def say_circle(members: Sequence[str]) -> str:
    """Write a circle out, back to its first member; of a long one its first members."""
    if len(members) <= _NAMED:
        return " → ".join((*members, members[0]))
    return f"{' → '.join(members[:_NAMED])} → … ({len(members) - _NAMED} more) → {members[0]}"
