"""`okr close` at a terminal: each objective with its results, then outcome, grade and what was learned."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from okrcli.cli.asking import ask, at_terminal, object_to
from okrcli.cli.opening import open_workspace, settings_of
from okrcli.cli.output import draw, put, screen_of
from okrcli.cli.saving import save
from okrcli.cli.streams import write_error
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.close.verdict import Verdict
    from okrcli.app.session import Session
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.objective import Outcome
    from okrcli.model.placed import PlacedObjective
    from okrcli.results.closing import Closing


class _Stopped(Exception):  # noqa: N818 - no error: somebody has had enough
    """The one who closes stops here."""


class _Skipped(Exception):  # noqa: N818 - no error either
    """The one who closes leaves this objective open."""


def close_goals(context: typer.Context, ref: str, given: Verdict, saving: Saving, *, yes: bool) -> None:
    """Show what `ref` names, ask for what was not given, and close it."""
    from okrcli.app.close.plan import objectives_to_close, plan_close

    session = open_workspace(context)
    objectives = objectives_to_close(session, ref)
    asking = at_terminal() and not yes
    if len(objectives) > 1:
        _refuse_for_many(ref, given, asking=asking, yes=yes)
    shown = asking or not saving.dry_run
    places = (f"{number} of {len(objectives)}" for number in count(1))

    def decide(closing: Closing) -> Verdict | None:
        if shown:
            _show(context, closing, next(places) if len(objectives) > 1 else "")
        return _ask(closing, given) if asking else given

    verdicts = _verdicts(session, objectives, decide)
    if verdicts:
        save(context, lambda now: plan_close(now, ref, verdicts), saving)
    else:
        put("nothing was closed\n", None)


def _refuse_for_many(ref: str, given: Verdict, *, asking: bool, yes: bool) -> None:
    """Refuse what is said of one objective for all of a cycle, and to close a cycle without anybody's consent."""
    from okrcli.app.close.verdict import Verdict

    if given != Verdict():
        message = "--outcome, --grade, --reason and --retro are of one objective"
        raise OkrError(message, f"name it instead of {ref}, or leave them out")
    if not (asking or yes):
        help_text = f"write `okr close {ref} --yes` to close them as their results say, or name one"
        raise OkrError(f"{ref} has several open objectives, and nobody can be asked here", help_text)


def _verdicts(
    session: Session, objectives: tuple[PlacedObjective, ...], decide: Callable[[Closing], Verdict | None]
) -> dict[ObjectiveId, Verdict]:
    """Walk through the objectives; who stops keeps what was decided until then."""
    from okrcli.app.close.plan import walk

    found: dict[ObjectiveId, Verdict] = {}
    try:
        for objective, verdict in walk(session, objectives, decide):
            found[objective.id] = verdict
    except _Stopped:
        return found
    except KeyboardInterrupt:
        write_error("\nnothing was closed\n")
        raise
    return found


def _show(context: typer.Context, closing: Closing, place: str) -> None:
    from okrcli.render.terminal.closing import render_closing

    put(draw(render_closing(closing, place), screen_of(settings_of(context).color, None)), None)


def _ask(closing: Closing, given: Verdict) -> Verdict | None:
    """Ask for what was not given; Enter takes the proposal."""
    try:
        outcome = given.outcome or _ask_outcome(closing)
        return _ask_retro(_ask_grade(closing, replace(given, outcome=outcome)))
    except _Skipped:
        return None


def _answer(question: str) -> str:
    """Return what is typed on a line; `s` leaves the objective open, and `q` all that follow too."""
    typed = ask(question)
    if typed.lower() == "q":
        raise _Stopped
    if typed.lower() == "s":
        raise _Skipped
    return typed


def _ask_outcome(closing: Closing) -> Outcome:
    """Ask for a word, or its beginning, until there is one."""
    from okrcli.app.close.verdict import OUTCOMES, read_outcome

    words = [word for word in OUTCOMES if word != "carried"]
    while True:
        typed = _answer(f"outcome, {' / '.join(words)}; s skips, q stops [{closing.outcome}]: ").lower()
        if not typed:
            return closing.outcome
        matching = [word for word in words if word.startswith(typed)]
        try:
            return read_outcome(matching[0] if len(matching) == 1 else typed, closing.objective.id)
        except OkrError as error:
            object_to(error)


def _ask_grade(closing: Closing, given: Verdict) -> Verdict:
    from okrcli.app.close.verdict import proposed, read_grade

    usual, grade = proposed(closing), given.grade
    while grade is None:
        typed = _answer(f"grade [{usual}]: " if usual is not None else "grade, 0 to 1: ")
        if not typed and usual is not None:
            return given
        try:
            grade = read_grade(typed)
        except OkrError as error:
            object_to(error)
    if grade == usual:
        return given
    reason = given.reason
    while not reason:
        reason = _answer("reason for another grade: ")
    return replace(given, grade=grade, reason=reason)


def _ask_retro(given: Verdict) -> Verdict:
    return given if given.retro is not None else replace(given, retro=_answer("learned (Enter for nothing): ") or None)
