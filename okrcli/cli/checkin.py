"""`okr checkin`: from what was typed or answered to what is written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.cli.asking import at_terminal, confirm
from okrcli.cli.opening import settings_of
from okrcli.cli.output import put, screen_of
from okrcli.cli.said import ToldOfGoal, calls_of, given_of, said_of
from okrcli.cli.saving import save
from okrcli.cli.streams import write_error
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.checkin.given import Given
    from okrcli.app.checkin.recording import Recording
    from okrcli.cli.said import Typed
    from okrcli.results.checkin import CheckedIn


def check_in(context: typer.Context, typed: Typed, saving: Saving) -> None:
    """Record what was typed, or walk a person at a terminal through what they owe."""
    from okrcli.app.checkin.recording import Recording

    if not typed.says_nothing:
        if typed.owner is not None:
            raise OkrError(
                "--owner is whose goals to ask for, and something is said here", "write `--by` for who says it"
            )
        if typed.asks_of_one and at_terminal():
            _ask(context, typed, saving)
            return
        complete = lambda session: given_of(session, typed, said_of(session, typed))  # noqa: E731
        _record(context, saving, Recording(complete, is_sure=typed.yes))
        return
    if typed.told != ToldOfGoal() or typed.csv:
        raise OkrError("nothing says which goal this is about", "write `okr checkin REF VALUE` and the options")
    if not at_terminal():
        help_text = "write `okr checkin REF VALUE`; alone, and at a terminal, it asks for each value that is owed"
        raise OkrError("there is nobody to ask: this is no terminal", help_text)
    _ask(context, typed, saving)


def _ask(context: typer.Context, typed: Typed, saving: Saving) -> None:
    """Ask a person at a terminal for the goal that is named, or for all that they owe, and record the answers."""
    from okrcli.app.checkin.recording import Recording
    from okrcli.cli.walking import ask_of_one, walk

    given = ask_of_one(context, typed) if typed.asks_of_one else walk(context, typed)
    if given is not None:
        with _kept(given, recording := Recording(lambda _: given, is_sure=True)):
            _record(context, saving, recording)


@contextmanager
def _kept(given: Given, recording: Recording) -> Iterator[None]:
    """Show what was answered as calls to make again, where it could not be written."""
    try:
        yield
    except OkrError:
        if not recording.is_written:
            calls = "".join(f"  {call}\n" for call in calls_of(given))
            write_error(f"what you gave is not written; to give it again:\n{calls}")
        raise


def _record(context: typer.Context, saving: Saving, recording: Recording) -> None:
    """Write a check-in and say what it changed; at a terminal, ask about a value that jumps."""
    from okrcli.app.checkin.doubt import DoubtfulValueError

    try:
        carried = save(context, recording.plan, saving)
    except DoubtfulValueError as error:
        if not at_terminal() or not _is_right(context, error.message):
            raise
        recording.is_sure = True
        carried = save(context, recording.plan, saving)
    if carried.saved.diff is None:
        _show(context, recording.effect(carried))


def _is_right(context: typer.Context, doubt: str) -> bool:
    from okrcli.render.asking import render_objection

    put(render_objection(f"{doubt}.", "", screen_of(settings_of(context).color, None).width), None)
    return confirm("    Is that right?")


def _show(context: typer.Context, result: CheckedIn) -> None:
    from okrcli.render.checkin import render_checked_in
    from okrcli.render.paint import Paint

    screen = screen_of(settings_of(context).color, None)
    put(render_checked_in(result, Paint(screen.color), screen.width), None)
