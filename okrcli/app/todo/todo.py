"""`okr todo`: everything that is owed, by owner and urgency."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.app.belonging import belonging
from okrcli.app.todo.entry import Desk
from okrcli.app.todo.further import further_entries
from okrcli.app.todo.told import told_entries
from okrcli.results.todo import TodoResult, Urgency

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.app.todo.entry import TodoEntry
    from okrcli.results.status import Selection
    from okrcli.results.todo import TodoItem

_RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}


def todo(session: Session, selection: Selection, *, lines: bool = True) -> TodoResult:
    """Return what the owner and the teams of a selection owe; of everybody, where it names none.

    Without `lines`, which cost a pass over each file, items stand on line 1.
    """
    desk, owned = Desk(session), belonging(session.workspace, selection)
    entries = [*told_entries(desk), *further_entries(desk)]
    asked = (entry for entry in entries if _is_asked(entry, owned.teams, owned.owner))
    items = [entry.placed(session) if lines else entry.item for entry in asked]
    counted = Counter(item.urgency for item in items)
    people = session.config.people
    return TodoResult(
        organization=session.config.organization,
        as_of=session.as_of,
        selection=selection,
        items=tuple(sorted(items, key=_order)),
        summary={urgency: counted[urgency] for urgency in Urgency},
        names={person: found.name for person, found in people.items() if found.name is not None},
        revision=session.revision,
    )


def _is_asked(entry: TodoEntry, teams: frozenset[str] | None, owner: str | None) -> bool:
    in_team = teams is None or not teams.isdisjoint(entry.teams)
    return in_team and owner in {None, entry.item.owner}


def _order(item: TodoItem) -> tuple[bool, str, int, bool, int, str, str]:
    """Sort by owner, nobody last; then by urgency, what is not counted in days first, then the longest wait."""
    waited = item.days or 0
    owner = (item.owner is None, item.owner or "")
    return (*owner, _RANK[item.urgency], item.days is not None, -waited, item.subject, item.message)
