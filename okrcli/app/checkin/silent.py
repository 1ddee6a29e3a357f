"""A goal that is named, and nothing said of it: whoever sits there is asked, everyone else is told what to type."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from okrcli.app.checkin.owed import goal_of
from okrcli.app.checkin.subject import find_subject
from okrcli.app.checkin.value import refuse_computed
from okrcli.errors import OkrError
from okrcli.model.measure import Way
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult
from okrcli.notation import match_quantity

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.results.checkin import OwedGoal


def goal_to_ask_about(session: Session, ref: str) -> OwedGoal:
    """Return what to ask of the goal that `ref` names; raises an `OkrError` where there is nothing to answer."""
    subject = find_subject(session, ref)
    if not isinstance(subject, PlacedInitiative):
        refuse_computed(session, subject)
    return goal_of(session, subject)


class SilentError(OkrError):
    """A goal is named with nothing said of it, and nobody is there to be asked."""

    def __init__(self, session: Session, ref: str) -> None:
        goal_to_ask_about(session, ref)
        call = f"okr checkin {quote(ref)}"
        help_text = f"write `{call} {_example(session, ref)}`, or `okr checkin -h` for what else can be said"
        super().__init__(f"nothing is said of `{ref}`", help_text)


def _example(session: Session, ref: str) -> str:
    """Return what may stand behind a goal."""
    subject = find_subject(session, ref)
    if isinstance(subject, PlacedInitiative):
        return "done"
    if isinstance(subject, PlacedKeyResult) and subject.definition.way is Way.MILESTONES:
        return "MILESTONE" if len(milestones := subject.definition.milestones or ()) != 1 else milestones[0].id
    if isinstance(subject, PlacedKeyResult) and subject.definition.kpi is not None:
        return "--confidence 0.7"
    return "VALUE"


class UnpairedError(OkrError):
    """The last of several words stands alone: a goal without its value, or the unit of a value without its quotes."""

    def __init__(self, session: Session, words: tuple[str, ...]) -> None:
        *before, last = words
        super().__init__(f"`{last}` stands alone, and each goal has a value behind it", _paired(session, before, last))


def _paired(session: Session, before: list[str], last: str) -> str:
    """Say how the words are put in pairs."""
    *others, ref, value = before
    if not _is_goal(session, last) and match_quantity(f"{value} {last}") is not None:
        return f"write the value in quotes: `okr checkin {' '.join(map(quote, [*others, ref, f'{value} {last}']))}`"
    return f"write `okr checkin {' '.join(map(quote, [*before, last]))} VALUE`"


def _is_goal(session: Session, ref: str) -> bool:
    try:
        find_subject(session, ref)
    except OkrError:
        return False
    return True
