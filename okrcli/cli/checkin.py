"""`okr checkin`: from what was typed or answered to what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.cli.asking import at_terminal, confirm
from okrcli.cli.opening import settings_of
from okrcli.cli.output import put, screen_of
from okrcli.cli.said import Told, given_of, said_of
from okrcli.cli.saving import save
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.checkin.given import Given
    from okrcli.app.session import Session
    from okrcli.cli.said import Typed
    from okrcli.results.checkin import CheckedIn


def check_in(context: typer.Context, typed: Typed, saving: Saving) -> None:
    """Record what was typed, or walk a person at a terminal through what they owe."""
    if not typed.says_nothing:
        said = said_of(typed)
        _record(context, saving, lambda session: given_of(session, typed, said), is_sure=typed.yes)
        return
    if typed.told != Told() or typed.csv:
        raise OkrError("nothing says which goal this is about", "write `okr checkin REF VALUE` and the options")
    if not at_terminal():
        help_text = "write `okr checkin REF VALUE`; alone, and at a terminal, it asks for each value that is owed"
        raise OkrError("there is nobody to ask: this is no terminal", help_text)
    from okrcli.cli.walking import walk

    given = walk(context, typed)
    if given is not None:
        _record(context, saving, lambda _: given, is_sure=True)


def _record(context: typer.Context, saving: Saving, complete: Callable[[Session], Given], *, is_sure: bool) -> None:
    """Write a check-in and say what it changed; at a terminal, ask about a value that jumps."""
    from okrcli.app.checkin.doubt import DoubtfulValueError
    from okrcli.app.checkin.recording import Recording

    recording = Recording(complete, is_sure=is_sure)
    try:
        carried = save(context, recording.plan, saving)
    except DoubtfulValueError as error:
        if not at_terminal() or not confirm(f"{error.message}. Is that right?"):
            raise
        recording.is_sure = True
        carried = save(context, recording.plan, saving)
    if carried.saved.diff is None:
        _show(context, recording.effect(carried))


def _show(context: typer.Context, result: CheckedIn) -> None:
    from okrcli.render.checkin import render_checked_in
    from okrcli.render.paint import Paint

    screen = screen_of(settings_of(context).color, None)
    put(render_checked_in(result, Paint(screen.color), screen.width), None)
