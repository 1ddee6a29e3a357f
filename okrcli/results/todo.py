"""What `okr todo` lists: everything that somebody owes on a day, with the call that settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from okrcli.results.diff import GitRevision
    from okrcli.results.source import SourceLine
    from okrcli.results.status import Selection


class Urgency(Enum):
    """How much time there is, the least first."""

    OVERDUE = "overdue"
    """The time for it is over: a finding of `okr status` too, or a day of one's own that has passed."""
    DUE = "due"
    """Its time has come."""
    OPEN = "open"
    """It has no day."""


class Task(Enum):
    """What is to be done."""

    CHECK_IN = "check_in"
    MEASURE = "measure"
    PROPOSE = "propose"
    CLOSE = "close"
    STATE_CONFIDENCE = "state_confidence"
    FINISH_INITIATIVE = "finish_initiative"
    REACH_MILESTONE = "reach_milestone"
    FIND_OWNER = "find_owner"
    LINK_KPI = "link_kpi"


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing that is owed: by whom (None where nobody can be named), of which goal, and the call that settles it.

    `message` is a sentence without markup. `days` is for how many days it has waited, None where that has no number.
    """

    task: Task
    urgency: Urgency
    owner: str | None
    subject: str
    message: str
    call: str
    days: int | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class TodoResult:
    """What is owed, by owner and then by urgency, the longest wait first. `names` are those of the owners."""

    organization: str | None
    as_of: date
    selection: Selection
    items: tuple[TodoItem, ...]
    summary: Mapping[Urgency, int]
    names: Mapping[str, str]
    revision: GitRevision | None = None
    """The commit that the files are of; None for those on disk."""
