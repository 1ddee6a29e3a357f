"""Where okr keeps what it need not find out twice: in the git directory, else in the user's cache folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256

from okrcli.folder import REPOSITORY, is_folder, repository_around

ANSWERS = "answers"
"""The folder in a cache folder that holds what was said before."""

BLOBS, DATABASE = "blobs-", ".db"
"""What the names of the files with parsed contents begin and end with."""

_MINE_ALONE = 0o700
_OTHERS_WRITE = 0o022
_POINTS = "gitdir: "
_LONGEST_POINTER = 4096
_DIGITS = 16
_LONGEST_NAME = 48


def cache_folder(root: str) -> str | None:
    """Return the cache folder of the workspace at an absolute path, there or not yet; None where there can be none.

    All work trees of a clone share one. It is nobody else's: what another user of the machine owns is not used, nor
    what lies in the work tree itself, as some CI systems have it: a commit could bring it along.
    """
    around = repository_around(root)
    common = None if around is None else common_git_folder(git_folder(around))
    if common is not None and _is_mine(common) and os.path.exists(os.path.join(common, "HEAD")):
        return os.path.join(common, "okr")
    users = _users_folder()
    if users is None or _is_inside(users, around or root):
        return None
    return os.path.join(users, "okr", _name(root))


def git_folder(top: str) -> str | None:
    """Return the git directory of the work tree at `top`: of a linked one, and of a submodule, a file says where."""
    marked = os.path.join(top, REPOSITORY)
    if os.path.isdir(marked):
        return marked
    pointed = _first_line(marked)
    return os.path.realpath(os.path.join(top, pointed.removeprefix(_POINTS))) if pointed.startswith(_POINTS) else None


def common_git_folder(git: str | None) -> str | None:
    """Return the git directory that all linked work trees share."""
    if git is None:
        return None
    shared = _first_line(os.path.join(git, "commondir"))
    return os.path.realpath(os.path.join(git, shared)) if shared else git


def open_folder(folder: str) -> bool:
    """Make a cache folder where there is none; tell whether it is one to write to."""
    with suppress(OSError):
        for made in (os.path.dirname(folder), folder):
            if not os.path.isdir(made):
                os.makedirs(made, mode=_MINE_ALONE, exist_ok=True)
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
    return is_folder(found) and found.st_uid == os.getuid()


def _is_inside(folder: str, top: str) -> bool:
    real, above = os.path.realpath(folder), os.path.realpath(top)
    return real == above or real.startswith(os.path.join(above, ""))


def _users_folder() -> str | None:
    """Return the folder for caches: as XDG says, else where the system has it, else none.

    In a home that is not there, or is another's (as under sudo), nothing is made.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return named if _is_mine(named) or not os.path.lexists(named) else None
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home) or not _is_mine(home):
        return None
    return os.path.join(home, *(("Library", "Caches") if sys.platform == "darwin" else (".cache",)))


def _name(root: str) -> str:
    """Return what the cache folder of a workspace is called: a name to know it by, and digits that no other has."""
    readable = "".join(character if character.isalnum() else "-" for character in os.path.basename(root))
    return f"{readable[:_LONGEST_NAME]}-{sha256(os.fsencode(root)).hexdigest()[:_DIGITS]}"


def is_name(name: str) -> bool:
    """Tell whether the cache folder of a workspace may be called so."""
    digits = name.rpartition("-")[2]
    return len(digits) == _DIGITS and digits.isalnum() and digits == digits.lower()


def _first_line(path: str) -> str:
    """Return the first line of a short file; nothing where it cannot be read."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline(_LONGEST_POINTER).rstrip("\n")
    except OSError:
        return ""
