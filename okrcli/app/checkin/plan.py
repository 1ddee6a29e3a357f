"""From what a person gives to the files that would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.entry import check_day, read_entries
from okrcli.app.checkin.filing import Drawer, file_changes
from okrcli.app.checkin.folder import by_cycle
from okrcli.app.checkin.rows import rows_of
from okrcli.app.checkin.wording import remarks_on, subject_line
from okrcli.draft import Draft
from okrcli.errors import OkrError
from okrcli.syntax.scalars import check_text
from okrcli.tree import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.draft import FileChange


def planned(session: Session, given: Given, entries: Sequence[CheckInEntry]) -> Draft:
    """Return the draft that entries and lines of a check-in make; raises an `OkrError` where a day does not fit."""
    return Draft(
        tuple(_files(session, given, entries)),
        subject_line(session, given, entries),
        tuple(remarks_on(session, given.day, entries)),
    )


def checked(session: Session, given: Given) -> list[CheckInEntry]:
    """Read all that was given and hold it against the workspace, without thinking of files yet."""
    check_day(session, given.day)
    _refuse_unlisted(session)
    entries = read_entries(session, given)
    for text in (line for lines in given.lists.values() for line in lines):
        check_text(text)
    if not entries and not given.lists:
        raise OkrError(
            "nothing is said here", "write what there is to say: `okr checkin REF VALUE`, `--note` or `--done`"
        )
    return entries


def _refuse_unlisted(session: Session) -> None:
    """Raise an `OkrError` where a folder hides what was said before, or which cycles there are."""
    if all(problem.code != "OKR007" for problem in session.loaded.problems):
        return
    sealed = (entry.path for entry in session.tree.entries() if entry.kind is EntryKind.SEALED)
    hiding = next((path for path in sealed if not path.startswith("kpis")), None)
    if hiding is not None:
        message = f"{hiding}/ cannot be looked into, so nobody knows what stands there already"
        raise OkrError(message, "make it readable, and check in again")


def _files(session: Session, given: Given, entries: Sequence[CheckInEntry]) -> Iterator[FileChange]:
    rows, filed = rows_of(session, given, entries) if given.to_csv else ([], entries)
    yield from rows
    lists = given.lists
    if not filed and not lists:
        return
    for cycle, group in by_cycle(session, filed, given.by, given.day).items():
        if group or lists:
            yield from file_changes(Drawer(session, given.by, given.day, cycle), group, lists)
            lists = {}
