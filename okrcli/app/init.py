"""`okr init`: a new workspace with first goals, or with the example company. Nothing that stands is overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import okrcli
from okrcli.app.beginning import OBJECTIVE, first_files
from okrcli.app.editor_line import SCHEMAS, editor_line
from okrcli.draft import FileChange
from okrcli.errors import OkrError
from okrcli.model.schema import KINDS, json_schema
from okrcli.results.init import InitResult
from okrcli.store.directory import NoWorkspaceError, discover
from okrcli.store.failures import CannotWriteError
from okrcli.store.write import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

EXAMPLE = "northwind"
_LISTED = 10


class AlreadyThereError(OkrError):
    """Files stand where the new workspace would write its own."""

    def __init__(self, folder: Path, standing: list[str]) -> None:
        more = f" and {len(standing) - _LISTED} more" if len(standing) > _LISTED else ""
        super().__init__(
            f"{folder} has {', '.join(standing[:_LISTED])}{more} already",
            "give another folder: `okr init DIR`; nothing was written",
        )


def init(folder: Path, today: date, *, example: bool) -> InitResult:
    """Write a new workspace into `folder`; raises an `OkrError` where something stands in the way."""
    files = example_files() if example else first_files(today)
    goals = {path: _with_editor_line(path, text) for path, text in files.items()}
    schemas = {f"{SCHEMAS}/{kind}.json": json.dumps(json_schema(kind), indent=2) + "\n" for kind in KINDS}
    _refuse_inner(folder)
    standing = [path for path in (*goals, *schemas) if os.path.lexists(folder / path)]
    if standing:
        raise AlreadyThereError(folder, standing)
    _write(folder, goals | schemas)
    edit = None if example else next(path for path in goals if OBJECTIVE in path)
    return InitResult(str(folder), tuple(goals), len(schemas), edit)


def _refuse_inner(folder: Path) -> None:
    """Raise an `OkrError` where the folder lies inside a workspace, which would be hidden from there on."""
    try:
        around = discover(_nearest_folder(folder))
    except NoWorkspaceError:
        return
    if around != folder.absolute():
        help_text = f"work in that one, or begin outside of it; `okr -C {around} status` looks at it"
        raise OkrError(f"{folder} lies inside the workspace {around}", help_text)


def _nearest_folder(path: Path) -> Path:
    """Return the folder itself, or the nearest above it that exists."""
    whole = path.absolute()
    return next(folder for folder in (whole, *whole.parents) if folder.is_dir())


def example_files() -> dict[str, str]:
    """Read the example company: from the installed package, or from the checkout that it is run from."""
    package = Path(okrcli.__file__).parent
    places = (package / "examples" / EXAMPLE, package.parent / "examples" / EXAMPLE)
    root = next((place for place in places if place.is_dir()), None)
    if root is None:
        raise OkrError("the example is not part of this installation", "run `okr init` without --example")
    paths: Iterable[Path] = sorted(path for path in root.rglob("*") if path.suffix in {".yaml", ".csv"})
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _with_editor_line(path: str, text: str) -> str:
    return f"# {editor_line(path)}\n{text}" if path.endswith(".yaml") else text


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files or none; what somebody put there meanwhile stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(str(folder), error) from None
    write(folder, [FileChange(path, None, text.encode()) for path, text in files.items()])
