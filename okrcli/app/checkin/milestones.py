"""What is said of milestones: which are reached, when, and which are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.rules.nearest import write_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from okrcli.app.checkin.given import Said
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.node import Node


def milestone_nodes(key_result: PlacedKeyResult, said: Said, day: date) -> dict[str, Node]:
    """Return `reached` and `unreached`; milestones that stand in place of a value are reached.

    Where one was reached on a day of its own, the others get theirs too: that of the report.
    """
    reached = dict(_dated(key_result, (*said.reached, *([said.value] if said.value else []))))
    taken = dict(_dated(key_result, said.unreached))
    nodes: dict[str, Node] = {}
    if reached:
        with_days: dict[str, Node] = {name: at or str(day) for name, at in reached.items()}
        nodes["reached"] = with_days if any(reached.values()) else list(reached)
    if taken:
        nodes["unreached"] = list(taken)
    return nodes


def _dated(key_result: PlacedKeyResult, texts: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Iterate over the milestones in texts such as `chicago,omaha=2026-11-18`, with their days."""
    known = [milestone.id for milestone in key_result.definition.milestones or ()]
    for text in (part.strip() for given in texts for part in given.split(",")):
        name, _, day = text.partition("=")
        if name not in known:
            listed = f"its milestones are {', '.join(known)}" if len(known) > 1 else f"write `{known[0]}`"
            help_text = write_nearest(name, known, listed)
            raise RefusedInputError("OKR203", f"`{key_result.id}` has no milestone `{name}`", help_text)
        yield name, day or None
