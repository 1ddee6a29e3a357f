"""The options that every changing command has, and what becomes of its change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.opening import open_workspace, root_of, settings_of, start_of
from okrcli.cli.output import put, screen_of
from okrcli.cli.streams import error_width, write_error, write_sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from okrcli.app.changing import CarriedOut, Planning, Saving
    from okrcli.app.proving import NewErrorsError
    from okrcli.render.places import Viewpoint
    from okrcli.results.saved import Saved

CommitOption = Annotated[bool, typer.Option("--commit", help="Commit exactly the files that are written.")]
PushOption = Annotated[bool, typer.Option("--push", help="Commit them, and push.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Print the diff, and write nothing.")]


def saving_of(commit: bool, push: bool, dry_run: bool) -> Saving:
    """Return what the three options ask for."""
    from okrcli.app.changing import Saving

    return Saving(commit=commit, push=push, dry_run=dry_run)


def save(context: typer.Context, plan: Planning, saving: Saving) -> CarriedOut:
    """Change the workspace around where the user stands, and say what was done.

    `plan` is called once, with the workspace as it is while nobody else changes it. Findings that refuse the change are
    shown on stderr before the error goes up.
    """
    from okrcli.app.changing import change_workspace

    root = root_of(context)
    seen = _viewpoint(context, root)
    carried = _showing_refusals(
        seen, lambda: change_workspace(root, lambda: open_workspace(context, root), plan, saving)
    )
    _show(context, carried.saved, seen)
    return carried


def _viewpoint(context: typer.Context, root: Path) -> Viewpoint:
    from okrcli.render.places import Viewpoint

    return Viewpoint(root, start_of(context).absolute())


def _showing_refusals(seen: Viewpoint, change: Callable[[], CarriedOut]) -> CarriedOut:
    from okrcli.app.proving import NewErrorsError

    try:
        return change()
    except NewErrorsError as error:
        write_error(_told(error, seen))
        raise


def _told(error: NewErrorsError, seen: Viewpoint) -> str:
    """Write findings as `okr validate` does: with excerpts to people, a line each to programs."""
    from okrcli.render.findings.concise import render_concise
    from okrcli.render.findings.full import render_excerpts
    from okrcli.render.paint import Paint

    if not sys.stderr.isatty():
        return render_concise(error.found, Paint(on=False), seen)
    return render_excerpts(error.found, Paint(on=False), seen, error_width())


def _show(context: typer.Context, saved: Saved, seen: Viewpoint) -> None:
    """Print a diff to stdout and all else about it to stderr, or say what was written."""
    from okrcli.render.paint import Paint
    from okrcli.render.saved import render_diff, render_remarks, render_saved

    if saved.said:
        write_error(f"{saved.said}\n")
    screen = screen_of(settings_of(context).color, None)
    if saved.diff is None:
        put(render_saved(saved, seen, screen.width), None)
        return
    put(render_diff(saved, Paint(screen.color)), None)
    write_sentences(saved.draft.subject, *render_remarks(saved))
