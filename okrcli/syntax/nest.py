"""The collections that are being read, one inside the other: how deep they go and how far their lines are indented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrcli.syntax import refusals
from okrcli.syntax.filetext import RefusedError
from okrcli.syntax.limits import MAX_DEPTH
from okrcli.syntax.margins import check_margin

if TYPE_CHECKING:
    from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

    from okrcli.diagnostics import Pointer
    from okrcli.syntax.filetext import FileText


class Nest:
    """The collections around the one being read, outermost first.

    `margin` is the column, from 0, of the block collection that is being read or is around it; -1 outside of all.
    """

    __slots__ = ("_bracket", "_bracket_depth", "_holders", "_source", "margin")

    def __init__(self, source: FileText) -> None:
        self.margin = -1
        self._source = source
        self._holders: list[tuple[dict[str, Any] | list[Any], int]] = []
        self._bracket = -1
        self._bracket_depth = 0

    def enter(self, holder: dict[str, Any] | list[Any], event: CollectionStartEvent) -> None:
        """Begin a collection inside `holder`, or refuse it because it is too deep."""
        if len(self._holders) == MAX_DEPTH:
            raise RefusedError(refusals.too_deep(self._source, event.start_mark.index))
        self._holders.append((holder, self.margin))
        if not event.flow_style:
            self.margin = event.start_mark.column
        elif self._bracket < 0:
            self._bracket, self._bracket_depth = event.start_mark.index, len(self._holders)

    def leave(self, event: CollectionEndEvent) -> dict[str, Any] | list[Any]:
        """End a collection and return the one around it; refuse brackets whose lines are not indented."""
        if self._bracket >= 0 and len(self._holders) == self._bracket_depth:
            check_margin(self._source, (self._bracket, event.end_mark.index), self.margin, flow=True)
            self._bracket = -1
        holder, self.margin = self._holders.pop()
        return holder

    def pointer(self) -> Pointer:
        """Return the way to the collection being read: in each around it, to what was put in last."""
        around = [holder for holder, _ in self._holders[1:]]
        return tuple(next(reversed(holder)) if isinstance(holder, dict) else len(holder) - 1 for holder in around)
