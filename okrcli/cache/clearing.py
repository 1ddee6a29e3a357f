"""The files of okr in a cache folder, and taking them away. Nothing else there is touched."""

from __future__ import annotations

import os
from contextlib import suppress
from stat import S_ISREG

from okrcli.cache.place import ANSWERS, BLOBS, DATABASE, is_name, is_safe

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = ".new-"
"""What the name of a slot begins with while it is written."""

MOST_WORKSPACES = 64
"""How many workspaces outside of repositories have a cache; those that were not looked at for longest make room."""

_DIGITS = frozenset("0123456789abcdef")
_LENGTH = 64


def is_of_its_user(folder: str) -> bool:
    """Tell whether nobody else can have written to what there is of a cache folder."""
    parts = [folder, os.path.join(folder, ANSWERS)]
    return all(is_safe(part) for part in parts if os.path.lexists(part))


def clear(folder: str) -> None:
    """Remove okr's files, and the folders where nothing else is left in them; raises an `OSError`."""
    for path in (*databases(folder), *answers_in(folder)):
        with suppress(FileNotFoundError):
            os.unlink(path)
    for emptied in (os.path.join(folder, ANSWERS), folder):
        with suppress(OSError):
            os.rmdir(emptied)


def databases(folder: str) -> Iterator[str]:
    """Name the files with what was parsed before, and what a killed process has left beside one."""
    for name in _names(folder):
        bare = name.removesuffix("-journal")
        if bare.startswith(BLOBS) and bare.endswith(DATABASE):
            yield from _regular(os.path.join(folder, name))


def answers_in(folder: str) -> Iterator[str]:
    """Name the slots, and what a killed process has left of one."""
    inside = os.path.join(folder, ANSWERS)
    for name in _names(inside):
        if is_answer(name) or name.startswith(TEMPORARY):
            yield from _regular(os.path.join(inside, name))


def _names(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if is_safe(folder) else []


def _regular(path: str) -> Iterator[str]:
    with suppress(OSError):
        if S_ISREG(os.lstat(path).st_mode):
            yield path


def is_answer(name: str) -> bool:
    """Tell whether a slot may be called so."""
    return len(name) == _LENGTH and _DIGITS.issuperset(name)


def make_room_beside(folder: str) -> None:
    """Clear what is over the number of workspaces that have a cache beside a new one; raises an `OSError`."""
    above = os.path.dirname(folder)
    if not is_name(os.path.basename(folder)):
        return
    with os.scandir(above) as inside:
        others = [item.path for item in inside if is_name(item.name) and item.path != folder]
    others.sort(key=_last_used)
    for path in others[: max(len(others) - MOST_WORKSPACES + 1, 0)]:
        clear(path)


def _last_used(folder: str) -> int:
    """Return when an answer was kept last; where there is none, when the folder was changed."""
    answers = os.path.join(folder, ANSWERS)
    return os.lstat(answers if os.path.isdir(answers) else folder).st_mtime_ns
