"""`okr drop` of a key result: it stays in its file, with the day and the reason, and counts no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editing.files import edited
from okrcli.app.editing.standing import DroppedError, refuse_closed, said
from okrcli.draft import Draft
from okrcli.syntax.edits import AddKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.syntax.edits import Edit


def drop_key_result(session: Session, result: PlacedKeyResult, because: str, *, exclude: bool) -> Draft:
    """Plan to give a key result up; `exclude` leaves it out of the grade too."""
    refuse_closed(result)
    if result.definition.dropped is not None:
        raise DroppedError(result)
    entry = {"date": session.as_of.isoformat(), "because": said(because, "--because")}
    at = ("key_results", result.index)
    edits: list[Edit] = [AddKey(at, "dropped", {**entry})]
    if exclude:
        edits.append(AddKey(at, "score", "exclude"))
    subject = f"Drop: {result.definition.title}"
    return Draft((edited(session, result.path, edits),), subject, tuple(_remarks(session, result, exclude=exclude)))


def _remarks(session: Session, result: PlacedKeyResult, *, exclude: bool) -> Iterator[str]:
    grade = "is left out of the grade" if exclude else "counts 0 in the grade"
    yield f"`{result.id}` counts no more from today, and {grade}"
    others = [other for other in session.workspace.key_results_of(result.objective) if other.id != result.id]
    if all(other.definition.dropped is not None for other in others):
        name = result.objective.id
        yield f"nothing else measures `{name}`: `okr close {name} --outcome abandoned` ends it"
