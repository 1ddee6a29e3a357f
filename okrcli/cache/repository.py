"""What git would answer from, as files: branches, tags, the index, settings, and which git that is.

Commits never change; which of them a name means does, and so does which of them the clone has.
"""

from __future__ import annotations

import os

from okrcli.cache.place import common_git_folder, git_folder
from okrcli.cache.state import Files, UnsureError
from okrcli.folder import repositories_around

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from collections.abc import Iterator

    Found = Iterator[tuple[str, os.stat_result | None]]

_BELOW = ("refs", "info", "reftable", "objects/info", "objects/pack")
_SETTINGS = ("config", "config.worktree")
_TYPED = ("GIT_CONFIG_KEY_", "GIT_CONFIG_PARAMETERS")
"""Settings that are exported, or were typed to the git that called okr."""
_MOST_SETTINGS = 64
_LARGEST = 1 << 20
"""As many characters a file of settings has not."""


def files_of_git(root: str) -> Files:
    """Look at what makes git's answers in a workspace: around where it really is, every repository that may be meant.

    Raises `UnsureError` where settings are in more places than can be known.
    """
    folders: dict[str, None] = {}
    found: list[tuple[str, os.stat_result | None]] = []
    for top in repositories_around(os.path.realpath(root)):
        own = git_folder(top)
        both = (folder for folder in (own, common_git_folder(own)) if folder is not None)
        folders |= dict.fromkeys(map(os.path.realpath, both))
        found += [item for name in (".git", ".gitattributes") for item in _file(os.path.join(top, name))]
    for folder in folders:
        found += _in(folder)
        found += [item for name in _BELOW for item in _below(os.path.join(folder, name))]
    program = _program()
    settings = [*_usual_settings(program), *(os.path.join(folder, name) for folder in folders for name in _SETTINGS)]
    found += [item for path in [program, *_with_included(settings)] for item in _file(path)]
    return Files(dict(found).items())


def _program() -> str:
    """Return which git is run; nothing where there is none."""
    named = (os.path.join(folder, "git") for folder in os.get_exec_path())
    return next((os.path.realpath(path) for path in named if os.access(path, os.X_OK) and os.path.isfile(path)), "")


def _usual_settings(program: str) -> Iterator[str]:
    """Name the files in which a user and a machine tell git how to behave."""
    home = os.environ.get("HOME", "")
    yield os.path.join(home, ".gitconfig")
    yield os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "git", "config")
    yield os.path.join(os.path.dirname(os.path.dirname(program)), "etc", "gitconfig")
    yield "/etc/gitconfig"
    yield from filter(None, (os.environ.get("GIT_CONFIG_GLOBAL"), os.environ.get("GIT_CONFIG_SYSTEM")))


def _with_included(settings: list[str]) -> list[str]:
    """Name files of settings with all that they include, on whatever condition; raise `UnsureError` for too many."""
    typed = (value for name, value in os.environ.items() if name.startswith(_TYPED))
    if any("include" in value.lower() for value in typed):
        raise UnsureError
    known = dict.fromkeys(settings)
    waiting = list(known)
    while waiting:
        path = waiting.pop()
        more = [name for name in _paths_in(path) if name not in known]
        known |= dict.fromkeys(more)
        waiting += more
        if len(known) > _MOST_SETTINGS:
            raise UnsureError
    return list(known)


def _paths_in(path: str) -> Iterator[str]:
    """Name every file that a file of settings has as the value of something like `path`."""
    if not os.path.isfile(path):
        return
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read(_LARGEST)
    except OSError:
        raise UnsureError from None
    if len(text) == _LARGEST:
        raise UnsureError
    lines = text.splitlines()
    for line in lines:
        key, is_set, value = line.partition("=")
        if is_set and "path" in key.lower():
            yield os.path.join(os.path.dirname(path), os.path.expanduser(_bare(value.strip())))


def _bare(value: str) -> str:
    """Take quotes, or a comment behind it, from a value."""
    if value.startswith('"'):
        return value[1:].partition('"')[0]
    return value.partition(";")[0].partition("#")[0].strip()


def _file(path: str) -> Found:
    """Look at a file, where there is one; of a link at what it leads to, for git follows it."""
    try:
        linked, found = os.lstat(path), os.stat(path)
    except OSError:
        return
    if not os.path.isdir(path):
        yield path, found
        if linked.st_ino != found.st_ino:
            yield f"{path}/", linked


def _in(folder: str) -> Found:
    return ((item.path, _stat(item)) for item in _listed(folder) if not item.is_dir(follow_symlinks=False))


def _below(folder: str) -> Found:
    waiting = [folder]
    while waiting:
        for item in _listed(waiting.pop()):
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                yield item.path, _stat(item)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    """List a folder; raise `UnsureError` for one that a link leads to or from: `git-new-workdir` makes such."""
    try:
        with os.scandir(folder) as inside:
            items = list(inside)
    except FileNotFoundError:
        return []
    except OSError:
        raise UnsureError from None
    if any(item.is_symlink() for item in items) or os.path.islink(folder):
        raise UnsureError
    return items


def _stat(item: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return item.stat(follow_symlinks=False)
    except OSError:
        return None
