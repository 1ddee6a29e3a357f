"""`okr cache`: where it is and what it holds, and taking that away."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from okrcli.cache.clearing import clear, is_of_its_user
from okrcli.cache.contents import Contents, contents_of
from okrcli.cache.place import cache_folder
from okrcli.errors import OkrError
from okrcli.folder import workspace_around
from okrcli.results.cache import CacheResult, Use

if TYPE_CHECKING:
    from pathlib import Path


class CacheElsewhereError(OkrError):
    """Others can write to the cache folder, so that nobody knows whose files are in it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder} is not yours alone, so okr neither reads nor removes what is in it",
            "look at who owns it, and remove it yourself: nothing in it is needed",
        )


class CannotClearError(OkrError):
    """The system refused to remove a file of the cache."""

    def __init__(self, folder: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        super().__init__(f"cannot clear {folder}: {reason}", "`--no-cache` does without it")


def look_at_cache(start: Path, *, off: bool) -> CacheResult:
    """Tell of the cache that serves the workspace around a folder; `off` where it was asked to do without."""
    root, folder = _place(start)
    held = Contents() if folder is None else contents_of(folder)
    return CacheResult(folder, _use(root, folder, off=off), held.answers, held.documents, held.size)


def clear_cache(start: Path, *, off: bool) -> CacheResult:
    """Remove what okr keeps for the workspace around a folder, and return what that was; raises an `OkrError`."""
    found = look_at_cache(start, off=off)
    if found.folder is not None:
        if not is_of_its_user(found.folder):
            raise CacheElsewhereError(found.folder)
        try:
            clear(found.folder)
        except OSError as error:
            raise CannotClearError(found.folder, error) from None
    return CacheResult(found.folder, found.use, found.answers, found.documents, found.size, cleared=True)


def _place(start: Path) -> tuple[str | None, str | None]:
    """Return the workspace around a folder, and the cache folder that serves it, or would serve one there."""
    here = str(start.absolute())
    root = workspace_around(here)
    return root, cache_folder(root or here)


def _use(root: str | None, folder: str | None, *, off: bool) -> Use:
    if off:
        return Use.OFF
    if folder is None:
        return Use.NO_PLACE
    if not is_of_its_user(folder):
        return Use.NOT_YOURS
    if root is None:
        return Use.NO_WORKSPACE
    return Use.IN_USE if _can_be_written(folder) else Use.READ_ONLY


def _can_be_written(folder: str) -> bool:
    """Tell whether files can be put in a folder, or in the nearest above it that is there."""
    while not os.path.isdir(folder):  # noqa: PTH112 - text, as the cache has it
        folder = os.path.dirname(folder)  # noqa: PTH120 - as above
    return os.access(folder, os.W_OK | os.X_OK)
