"""Numbers that are worth a second look before they are written: far more of a move than was ever seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.app.checkin.value import is_flow, series_of, total_after, unit_of
from okrcli.errors import OkrError
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult
from okrcli.quantity import format_exact
from okrcli.scoring.arithmetic import fraction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.checkin.subject import Subject
    from okrcli.app.session import Session

_TIMES = 3


class DoubtfulValueError(OkrError):
    """A value jumps, and whoever gave it has not said that it is right all the same."""

    def __init__(self, said: str) -> None:
        super().__init__(said, "correct it, or say with `--yes` that it is right")


def refuse_doubtful(session: Session, entries: Iterable[CheckInEntry]) -> None:
    """Raise `DoubtfulValueError` for a number that moves over three times as far as its subject ever did."""
    said = [doubt for entry in entries if (doubt := doubt_of(session, entry)) is not None]
    if said:
        raise DoubtfulValueError("; ".join(said))


def doubt_of(session: Session, entry: CheckInEntry) -> str | None:
    """Say what is odd about a number; None where nothing is, or where there is nothing to compare it with.

    What is added to a flow may be a part of an amount, and so as small as it likes.
    """
    subject = entry.subject
    if isinstance(subject, PlacedInitiative):
        return None
    number = total_after(session, subject, entry.update, entry.at)
    seen = series_of(session, subject, entry.at)
    largest = max(_moves(session, subject), default=None)
    if number is None or not seen or not largest:
        return None
    moved = fraction_of(number) - fraction_of(seen[-1].value)
    is_part = is_flow(subject) and entry.update.add is not None
    if (moved if is_part else abs(moved)) <= _TIMES * largest:
        return None
    unit, last = unit_of(subject), seen[-1]
    before, now, move = (format_exact(value, unit) for value in (last.value, number, largest))
    return f"`{subject.id}` was {before} on {last.at} and would be {now}, and its largest move so far is {move}"


def _moves(session: Session, subject: Subject) -> Iterator[Fraction]:
    """Iterate over the moves so far; of a key result without a KPI, the first is from its baseline."""
    if isinstance(subject, PlacedInitiative):
        return
    seen = [fraction_of(observation.value) for observation in series_of(session, subject, session.latest_day)]
    if isinstance(subject, PlacedKeyResult) and subject.measure.baseline is not None:
        seen = [fraction_of(subject.measure.baseline), *seen]
    yield from (abs(after - before) for before, after in pairwise(seen))
