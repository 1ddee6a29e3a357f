"""What was typed after `okr checkin`, and what it says of which goals."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.app.checkin.given import Given, Said
    from okrcli.app.session import Session


@dataclass(frozen=True, slots=True)
class ToldOfGoal:
    """What the options say of the one goal that is named, and of every one: its day, and that a value is taken back."""

    add: str | None = None
    reached: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    confidence: str | None = None
    note: str | None = None
    link: str | None = None
    at: date | None = None
    withdraw: bool = False

    @property
    def is_of_one(self) -> bool:
        """Tell whether something is said that can only be about a single goal."""
        return any((self.add, self.reached, self.unreached, self.confidence, self.note, self.link))


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed after `okr checkin`; `owner` is whose goals to walk through."""

    words: tuple[str, ...] = ()
    told: ToldOfGoal = field(default_factory=ToldOfGoal)
    done: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    date: date | None = None
    by: str | None = None
    owner: str | None = None
    csv: bool = False
    yes: bool = False

    @property
    def says_nothing(self) -> bool:
        """Tell whether the command was called alone."""
        return not (self.words or self.done or self.next or self.blocked)

    @property
    def asks_of_one(self) -> bool:
        """Tell whether one goal is named, and nothing is said of it."""
        return len(self.words) == 1 and not (self.told.is_of_one or self.told.withdraw)


def given_of(session: Session, typed: Typed, said: Sequence[Said]) -> Given:
    """Complete what was said with who says it, and when."""
    from okrcli.app.checkin.given import Given

    return Given(
        by=who(session, typed.by),
        day=typed.date or session.as_of,
        now=datetime.now(UTC),
        said=tuple(said),
        done=typed.done,
        next=typed.next,
        blocked=typed.blocked,
        to_csv=typed.csv,
    )


def calls_of(given: Given) -> Iterator[str]:
    """Yield the calls that say the same again; `--yes` since all of it was looked at."""
    about = f"--by {given.by} --date {given.day} --yes"
    for said in given.said:
        options = [("--add", said.add), ("--confidence", said.confidence), ("--note", said.note)]
        told = [said.ref, *([said.value] if said.value is not None else [])]
        told += [word for name, text in options if text is not None for word in (name, text)]
        yield f"okr checkin {shlex.join(told)} {about}"
    lines = [word for key, texts in given.lists.items() for text in texts for word in (f"--{key}", text)]
    if lines:
        yield f"okr checkin {shlex.join(lines)} {about}"


def who(session: Session, asked: str | None) -> str:
    """Return who checks in; git is only asked where an address could tell."""
    from okrcli.app.checkin.who import person

    return person(session.workspace, asked, lambda: _address(session), os.environ.get("OKR_USER"))


def _address(session: Session) -> str | None:
    from okrcli.vcs.author import author_of

    return author_of(session.root).email


def said_of(session: Session, typed: Typed) -> list[Said]:
    """Return what is said of each goal that was named; raises an `OkrError` where that is not clear."""
    from okrcli.app.checkin.given import Said

    told = typed.told
    pairs = _pairs(session, typed)
    if len(pairs) > 1 and told.is_of_one:
        raise OkrError(
            f"{len(pairs)} goals are named, and an option is about one of them",
            "check in to that one by itself; only --at and --withdraw are about all",
        )
    return [
        Said(
            ref=ref,
            value=value,
            add=told.add,
            reached=told.reached,
            unreached=told.unreached,
            confidence=told.confidence,
            note=told.note,
            link=told.link,
            at=told.at,
            withdraw=told.withdraw,
        )
        for ref, value in pairs
    ]


def _pairs(session: Session, typed: Typed) -> list[tuple[str, str | None]]:
    """Part words into references and values; a single reference may go without where options say the rest."""
    from okrcli.app.checkin.silent import SilentError, UnpairedError

    words = typed.words
    if typed.asks_of_one:
        raise SilentError(session, words[0])
    if len(words) == 1:
        return [(words[0], None)]
    if len(words) % 2:
        raise UnpairedError(session, words)
    return list(zip(words[::2], words[1::2], strict=True))


def read_date(text: str) -> date:
    """Read a day of `--at` or `--date`; raises an `OkrError` that says how it is written."""
    from okrcli.app.checkin.refusal import RefusedInputError
    from okrcli.model.days import DayError, parse_day

    try:
        return parse_day(text)
    except DayError as error:
        raise RefusedInputError("OKR104", error.message, error.help) from None
