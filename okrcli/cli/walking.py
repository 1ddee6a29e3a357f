"""A walk through what a person owes, question by question. Nothing is written before the last answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from okrcli.app.checkin.doubt import doubt_of
from okrcli.app.checkin.entry import read_entry
from okrcli.app.checkin.given import Said
from okrcli.app.checkin.owed import owed_by
from okrcli.app.checkin.silent import goal_to_ask_about
from okrcli.app.checkin.who import known
from okrcli.app.checkin.wording import new_total, remarks_on
from okrcli.cli.asking import ask, confirm
from okrcli.cli.opening import open_workspace, settings_of
from okrcli.cli.output import put, screen_of
from okrcli.cli.said import given_of, who
from okrcli.cli.streams import write_error
from okrcli.errors import OkrError
from okrcli.model.measure import Way
from okrcli.render.asking import confidence_question, number_question, render_goal, render_objection, render_owed
from okrcli.render.paint import Paint
from okrcli.results.checkin import OwedInitiative, OwedKeyResult, OwedKpi
from okrcli.syntax.scalars import UnwritableTextError, check_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import typer

    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.cli.output import Screen
    from okrcli.cli.said import Typed
    from okrcli.results.checkin import Owed, OwedGoal
    from okrcli.scoring.scorecard import KeyResultScore

_LISTS = {"done": "done since last time", "next": "next", "blocked": "blocked by"}
_NOTHING = "Nothing was given, and nothing was written.\n"


class _SkipError(Exception):
    """The person has nothing more to say of this goal."""


class _StopError(Exception):
    """The person has nothing more to say at all."""


@dataclass(slots=True)
class Answers:
    """What was given so far: of goals, and lines for the weekly report by their key."""

    said: list[Said] = field(default_factory=list)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


def walk(context: typer.Context, typed: Typed) -> Given | None:
    """Ask a person for everything that is owed; return what they gave, None where that is nothing."""
    session = open_workspace(context)
    by = who(session, typed.by)
    owed = owed_by(session, by if typed.owner is None else known(session.workspace, typed.owner))
    screen = screen_of(settings_of(context).color, None)
    put(render_owed(owed, Paint(screen.color), screen.width), None)
    if not owed.goals:
        return None
    answers = _Interview(session, typed.date or session.as_of, screen).answers(owed)
    if not answers.said and not answers.lists:
        put(_NOTHING, None)
        return None
    done, coming, blocked = (tuple(answers.lists.get(key, ())) for key in _LISTS)
    completed = replace(typed, by=by, done=done, next=coming, blocked=blocked)
    return given_of(session, completed, answers.said)


def ask_of_one(context: typer.Context, typed: Typed) -> Given | None:
    """Ask for the one goal that was named, owed or not; return what was given, None where that is nothing."""
    session = open_workspace(context)
    goal = goal_to_ask_about(session, typed.words[0])
    screen = screen_of(settings_of(context).color, None)
    completed = replace(typed, by=who(session, typed.by))
    answers = _Interview(session, typed.date or session.as_of, screen, typed.told.at).answer(goal)
    given = given_of(session, completed, answers.said)
    if not given.said and not given.lists:
        put(_NOTHING, None)
        return None
    return given


class _Interview:
    """The questions to one person on one day."""

    def __init__(self, session: Session, day: date, screen: Screen, at: date | None = None) -> None:
        self._session = session
        self._day = day
        self._at = at
        self._paint = Paint(screen.color)
        self._width = screen.width

    def answers(self, owed: Owed) -> Answers:
        """Ask until all is answered or the person stops; on Ctrl-C all of it is given up."""
        return _kept(lambda found: self._ask_all(owed, found))

    def answer(self, goal: OwedGoal) -> Answers:
        """Ask about one goal, with the same ends."""
        put(render_goal(goal, "", self._paint, self._width), None)
        return _kept(lambda found: self._ask_of(goal, found))

    def _ask_all(self, owed: Owed, found: Answers) -> None:
        for number, goal in enumerate(owed.goals, 1):
            place = f"{number} of {len(owed.goals)}"
            put(render_goal(goal, place, self._paint, self._width), None)
            self._ask_of(goal, found)
        put("\nFor the weekly report, a line each; Enter goes on.\n", None)
        for key, name in _LISTS.items():
            self._ask_lines(key, name, found)

    def _ask_of(self, goal: OwedGoal, found: Answers) -> None:
        """Ask about one goal; what was answered is kept, however the questions end."""
        said = nothing = Said(_ref(goal), at=self._at)
        try:
            if _is_measured_by_hand(goal):
                said = self._asked(number_question(goal), said, lambda given, text: self._number(goal, given, text))
            score = _stated_of(goal)
            if score is not None:
                said = self._asked(confidence_question(score), said, self._confidence)
            said = self._asked("note: ", said, self._note)
            if said == nothing:
                said = _as_before(goal, said)
        except _SkipError:
            pass
        finally:
            if said != nothing:
                found.said.append(said)

    def _asked(self, question: str, said: Said, take: Callable[[Said, str], Said | None]) -> Said:
        """Ask until an answer can be taken; Enter leaves all as it was."""
        while True:
            text = _answer(question)
            if not text:
                return said
            try:
                taken = take(said, text)
            except OkrError as error:
                self._object(error)
                continue
            if taken is not None:
                return taken

    def _number(self, goal: OwedGoal, said: Said, text: str) -> Said | None:
        """Take a total, an addition such as `+1`, or milestones; None where it jumps and was not meant."""
        given = replace(said, add=text[1:].strip()) if text.startswith("+") else replace(said, value=text)
        if isinstance(goal, OwedKeyResult) and goal.score.key_result.definition.way is Way.MILESTONES:
            given = _milestones(goal, said, text)
            if given == said:
                return said
        entry = next(read_entry(self._session, given, self._day))
        odd = [doubt_of(self._session, entry), *remarks_on(self._session, self._day, [entry])]
        for doubt in filter(None, odd):
            put(render_objection(f"{doubt}.", "", self._width), None)
            if not confirm("    Is that right?"):
                return None
        if given.add is not None:
            put(f"    = {new_total(self._session, entry)}\n", None)
        return given

    def _confidence(self, said: Said, text: str) -> Said:
        list(read_entry(self._session, Said(said.ref, confidence=text, at=self._at), self._day))
        return replace(said, confidence=text)

    def _note(self, said: Said, text: str) -> Said:
        check_text(text)
        return replace(said, note=text)

    def _ask_lines(self, key: str, name: str, found: Answers) -> None:
        """Ask for lines until one is empty."""
        lines: list[str] = []
        while text := self._line(name):
            lines.append(text)
            found.lists[key] = tuple(lines)

    def _line(self, name: str) -> str:
        """Return one line for the weekly report; an empty one, and `s`, go on."""
        while True:
            try:
                text = _answer(f"{name}: ")
                check_text(text)
            except _SkipError:
                return ""
            except UnwritableTextError as error:
                self._object(error)
            else:
                return text

    def _object(self, error: OkrError) -> None:
        put(render_objection(error.message, error.help, self._width), None)


def _kept(ask_all: Callable[[Answers], None]) -> Answers:
    """Return what was given until the questions ended, or the person stopped."""
    found = Answers()
    try:
        ask_all(found)
    except _StopError:
        pass
    except KeyboardInterrupt:
        write_error("\nnothing was written\n")
        raise
    return found


def _answer(question: str) -> str:
    text = ask(f"  {question}")
    if text in {"q", "Q"}:
        raise _StopError
    if text in {"s", "S"}:
        raise _SkipError
    return text


def _ref(goal: OwedGoal) -> str:
    match goal:
        case OwedKpi():
            return goal.score.kpi.id
        case OwedKeyResult():
            return goal.score.key_result.id
        case OwedInitiative():
            return goal.initiative.id
        case _:
            assert_never(goal)


def _is_measured_by_hand(goal: OwedGoal) -> bool:
    return not isinstance(goal, OwedKeyResult) or goal.score.key_result.definition.kpi is None


def _stated_of(goal: OwedGoal) -> KeyResultScore | None:
    """Return the key result of which a confidence is asked for, if there is one."""
    if isinstance(goal, OwedInitiative):
        return None
    return goal.key_result if isinstance(goal, OwedKpi) else goal.score


def _milestones(goal: OwedKeyResult, said: Said, text: str) -> Said:
    """Take the names of milestones, or a yes where one is left."""
    still_open = [milestone.milestone.id for milestone in goal.score.milestones if milestone.reached is None]
    word = text.lower()
    if word in {"n", "no"}:
        return said
    return replace(said, value=still_open[0] if word in {"y", "yes"} and len(still_open) == 1 else text)


def _as_before(goal: OwedGoal, said: Said) -> Said:
    """Say the confidence or the status again that stands: the person has looked, and nothing else has changed."""
    if isinstance(goal, OwedInitiative):
        return replace(said, value=goal.status)
    stands = None if isinstance(goal, OwedKpi) else goal.score.confidence
    return said if stands is None else replace(said, confidence=f"{stands:f}")
