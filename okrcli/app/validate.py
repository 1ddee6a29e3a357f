"""`okr validate`: every finding of a workspace, or of the files and folders that were named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.rules.engine import check, of_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.app.session import Session
    from okrcli.diagnostics import CheckResult
    from okrcli.rules.settings import RuleOptions


def validate(session: Session, options: RuleOptions, paths: Sequence[Path] = ()) -> CheckResult:
    """Check the whole workspace, since files refer to each other; return the findings in `paths`, if any are given."""
    inside = [_inside(session, path) for path in paths]
    result = check(session.loaded, options, session.as_of, session.latest_day)
    return of_paths(result, inside) if inside and "." not in inside else result


def seen_from(start: Path, paths: Sequence[Path]) -> Path:
    """Return the folder from which to look for the workspace: that of the first path, else where the user stands."""
    if not paths:
        return start
    return paths[0] if paths[0].is_dir() else paths[0].parent


def _inside(session: Session, path: Path) -> str:
    """Return a path relative to the workspace; raise an `OkrError` where nothing stands there, or outside."""
    if session.revision is None and not os.path.lexists(path):
        raise OkrError(f"there is no {path}", _help_with_path(session, path))
    root = session.root
    relative = Path(os.path.relpath(path.absolute(), root)).as_posix()
    if relative.startswith("../") or relative == "..":
        raise OkrError(f"{path} is outside the workspace in {root}", "run `okr validate` once for each workspace")
    if session.revision is not None and not _was_there(session, relative):
        raise OkrError(f"there is no {path} in `{session.revision.name}`", "give files and folders that it has")
    return relative


def _was_there(session: Session, relative: str) -> bool:
    """Tell whether a commit has a file or folder of this name."""
    below = f"{relative}/"
    return relative == "." or any(f"{entry.path}/".startswith(below) for entry in session.tree.entries())


def _help_with_path(session: Session, path: Path) -> str:
    """Say which file is meant, where what was typed is the id or the name of one."""
    paths = session.loaded.sources
    named = (known for known in paths if path.name in {Path(known).stem, Path(known).name})
    if (meant := next(named, None)) is not None:
        return f"write {os.path.relpath(session.root / meant)}"
    return "give files and folders of the workspace, or none for all of it"
