"""What `okr git` prints, and how git calls this okr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.cli.findings import exit_code, show_findings
from okrcli.cli.guard import DONE, FINDINGS
from okrcli.cli.opening import clock_of, open_workspace, settings_of, start_of
from okrcli.cli.output import put, screen_of
from okrcli.cli.streams import write_error
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from okrcli.app.clone.staged import StagedCheck
    from okrcli.render.paint import Paint
    from okrcli.results.clone import Installed

_SIX = 6
"""What git gives of two versions: of each its file, its id and its mode."""


def command() -> tuple[str, ...]:
    """Return how git calls this okr, whatever is on its path; `-P`, so that no folder of a repository is imported."""
    return (sys.executable, "-P", "-m", "okrcli")


def show_installed(context: typer.Context, done: Installed) -> None:
    """Say what was written, or show the diff of what would be."""
    from okrcli.render.clone import render_installed, render_lines

    if done.diff is None:
        put(render_installed(done, start_of(context).absolute()), None)
    else:
        put(render_lines(done.diff, _paint(context)), None)


def show_staged(context: typer.Context, checked: Sequence[StagedCheck]) -> int:
    """Show what was found in each workspace, and nothing where all is well."""
    code = DONE
    for each in checked:
        if each.result.findings:
            show_findings(context, each.result, each.root, None, None)
        code = max(code, exit_code(each.result, "error"))
    if code:
        write_error("these goals are staged with errors: mend and stage them, or commit with --no-verify\n")
    return code


def codeowners_of(context: typer.Context, *, check: bool, dry_run: bool) -> int:
    """Write CODEOWNERS, or show what would change in it."""
    from okrcli.app.clone.codeowners import plan_codeowners
    from okrcli.app.unified import unified_diff
    from okrcli.render.places import Viewpoint
    from okrcli.render.saved import render_diff, render_remarks, render_saved
    from okrcli.results.saved import Saved
    from okrcli.store.write import write
    from okrcli.vcs.clone import open_clone

    session = open_workspace(context)
    top = open_clone(session.root).repository.top
    change = plan_codeowners(session, top)
    if not (check or dry_run):
        write(top, change.files)
        put(render_saved(Saved(change), Viewpoint(top, start_of(context).absolute())), None)
        return DONE
    saved = Saved(change, diff=unified_diff(change.files))
    put(render_diff(saved, _paint(context)), None)
    write_error("".join(f"{line}\n" for line in render_remarks(saved)))
    if check and saved.diff:
        write_error(f"{change.files[0].path} is not what the goals say: run `okr git codeowners`, and commit it\n")
        return FINDINGS
    return DONE


def _paint(context: typer.Context) -> Paint:
    """Return colours for stdout; git's pager shows them too."""
    from okrcli.render.paint import Paint

    color = settings_of(context).color
    is_paged = os.environ.get("GIT_PAGER_IN_USE") == "true" and not os.environ.get("NO_COLOR")
    return Paint(screen_of("always" if color == "auto" and is_paged and _is_bright() else color, None).color)


def _is_bright() -> bool:
    return os.environ.get("TERM", "dumb") != "dumb"


def show_file_diff(context: typer.Context, path: str, versions: Sequence[str]) -> None:
    """Show one file of a comparison; git names it alone where it is not merged."""
    from okrcli.app.clone.one_file import FileVersion, diff_file
    from okrcli.render.clone import render_file_diff
    from okrcli.vcs.clone import open_clone

    if not versions:
        put(f"* Unmerged path {path}\n", None)
        return
    if len(versions) < _SIX:
        raise OkrError("this is what `git diff` calls", "run `okr git install`, then `git diff`")
    start = start_of(context)
    new_path = versions[_SIX] if len(versions) > _SIX else path
    old, new = FileVersion(path, _read(start, versions[0])), FileVersion(new_path, _read(start, versions[3]))
    found = diff_file(open_clone(start).repository.top, old, new, clock_of(context).today)
    put(render_file_diff(found, _paint(context)), None)


def _read(start: Path, file: str) -> bytes | None:
    if file == os.devnull:
        return None
    try:
        return (start / file).read_bytes()
    except OSError as error:
        raise OkrError(
            f"cannot read {file}: {(error.strerror or str(error)).lower()}", "call `git diff` again"
        ) from None
