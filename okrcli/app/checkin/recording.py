"""A check-in on its way into the files: planned while nobody else writes, and compared with what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.doubt import refuse_doubtful
from okrcli.app.checkin.effect import effect_of
from okrcli.app.checkin.plan import checked, planned
from okrcli.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.app.changing import CarriedOut
    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.draft import Draft, FileChange
    from okrcli.results.checkin import CheckedIn


class Recording:
    """Plans a check-in; `complete` says what is given, once the workspace is known.

    A value that jumps is refused unless `is_sure`.
    """

    def __init__(self, complete: Callable[[Session], Given], *, is_sure: bool) -> None:
        self._complete = complete
        self._entries: list[CheckInEntry] = []
        self._planned: tuple[Session, Draft] | None = None
        self.is_sure = is_sure

    def plan(self, session: Session) -> Draft:
        """Return the draft; raises an `OkrError` for what cannot stand, or makes somebody doubt."""
        given = self._complete(session)
        self._entries = checked(session, given)
        if not self.is_sure:
            refuse_doubtful(session, self._entries)
        draft = planned(session, given, self._entries)
        self._planned = (session, draft)
        return draft

    @property
    def is_written(self) -> bool:
        """Whether the files of the last plan stand there: what fails after that is not about them."""
        if self._planned is None:
            return False
        session, draft = self._planned
        return all(_stands(session, file) for file in draft.files)

    def effect(self, carried: CarriedOut) -> CheckedIn:
        """Return what the check-in changed that was planned last."""
        return effect_of(carried.before, carried.after, self._entries)


def _stands(session: Session, file: FileChange) -> bool:
    try:
        return session.tree.read(file.path) == file.after
    except UnreadableError:
        return False
