"""Where okr keeps what it need not find out twice: in the git directory, else in the user's cache folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from okrcli.folder import REPOSITORY, is_folder, repository_around

_MINE_ALONE = 0o700
_OTHERS_WRITE = 0o022
_POINTS = "gitdir: "
_LONGEST_POINTER = 4096


def cache_folder(root: str) -> str | None:
    """Return the cache folder of the workspace at an absolute path, there or not yet; None where there can be none.

    All work trees of a clone share one. It is nobody else's: what another user of the machine owns is not used.
    """
    around = repository_around(root)
    common = None if around is None else common_git_folder(git_folder(around))
    if common is not None and _is_mine(common):
        return os.path.join(common, "okr")
    users = _users_folder()
    return None if users is None else os.path.join(users, "okr", root.strip(os.sep).replace(os.sep, "%") or "%")


def git_folder(top: str) -> str | None:
    """Return the git directory of the work tree at `top`: of a linked one, and of a submodule, a file says where."""
    marked = os.path.join(top, REPOSITORY)
    if os.path.isdir(marked):
        return marked
    pointed = _first_line(marked)
    if not pointed.startswith(_POINTS):
        return None
    return os.path.normpath(os.path.join(top, pointed.removeprefix(_POINTS)))


def common_git_folder(git: str | None) -> str | None:
    """Return the git directory that all linked work trees share."""
    if git is None:
        return None
    shared = _first_line(os.path.join(git, "commondir"))
    return os.path.normpath(os.path.join(git, shared)) if shared else git


def open_folder(folder: str) -> bool:
    """Make a cache folder where there is none; tell whether it is one to write to."""
    with suppress(OSError):
        os.makedirs(folder, mode=_MINE_ALONE, exist_ok=True)
    return is_safe(folder)


def is_safe(folder: str) -> bool:
    """Tell whether a folder is there, is no link, and can be written to by its user alone."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return is_folder(found) and found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE


def _is_mine(folder: str) -> bool:
    try:
        found = os.stat(folder)
    except OSError:
        return False
    return is_folder(found) and found.st_uid == os.getuid() and os.path.exists(os.path.join(folder, "HEAD"))


def _users_folder() -> str | None:
    """Return the folder for caches: as XDG says, else where the system has it, else none."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return named
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home):
        return None
    return os.path.join(home, *(("Library", "Caches") if sys.platform == "darwin" else (".cache",)))


def _first_line(path: str) -> str:
    """Return the first line of a short file; nothing where it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline(_LONGEST_POINTER).rstrip("\n")
    except OSError:
        return ""
