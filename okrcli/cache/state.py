"""What a workspace and the repository around it looked like, as a digest: the same one means the same content.

Size, times and number of a file are trusted where it had been left alone for two seconds when it was looked at first;
one that was written later might be written again without a trace, so its content counts instead (git's rule, in
Documentation/technical/racy-git.txt).
"""

from __future__ import annotations

import os
from hashlib import sha256
from stat import S_ISREG

from okrcli.cache.place import common_git_folder, git_folder
from okrcli.folder import Walk, repository_around

TYPE_CHECKING = False  # as in `folder`
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNSURE_NS = 2_000_000_000
"""Nanoseconds before it is looked at in which a file counts as just written."""

_MOST_READ = 64 << 20
"""The most bytes of just written files that are read for a digest."""

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class TooMuchError(Exception):
    """So much was just written that reading it again would take long."""


class Files:
    """Files that were looked at once; their digest can be asked for as of several moments."""

    def __init__(self, found: Iterable[tuple[str, os.stat_result | None]], rest: Iterable[str] = ()) -> None:
        self._found = sorted(found, key=lambda item: item[0])
        self._rest = sorted(rest)

    def digest(self, since: int) -> str:
        """Return the digest of all files, those that were just written at `since` (ns) by their content.

        Raises `TooMuchError`.
        """
        left = _MOST_READ
        lines = list(self._rest)
        for path, found in self._found:
            if found is None:
                lines.append(f"{path}\0?")
            elif max(found.st_mtime_ns, found.st_ctime_ns) > since - UNSURE_NS and S_ISREG(found.st_mode):
                left -= found.st_size
                if left < 0:
                    raise TooMuchError
                lines.append(f"{path}\0{_content(path)}")
            else:
                times = f"{found.st_mtime_ns}\0{found.st_ctime_ns}"
                lines.append(f"{path}\0{found.st_mode}\0{found.st_size}\0{times}\0{found.st_ino}")
        return sha256("\0\n".join(lines).encode(errors="surrogateescape")).hexdigest()


def files_of_workspace(root: str) -> Files:
    """Look at all that a command may read of a workspace."""
    walk = Walk(root)
    prefix = os.path.join(root, "")
    return Files([(prefix + path, found) for path, found in walk.found.items()], walk.sealed)


def files_of_git(root: str) -> Files:
    """Look at what makes the answers of git to questions about commits: branches, tags, settings; objects never change.

    Without a repository it is what says that there is none.
    """
    around = repository_around(root)
    if around is None:
        return Files(())
    own = git_folder(around)
    shared = common_git_folder(own)
    folders = [folder for folder in dict.fromkeys((own, shared)) if folder is not None]
    found = [*_top_files(around)]
    for folder in folders:
        found += _files_in(folder)
        for name in ("refs", "info", "reftable"):
            found += _below(os.path.join(folder, name))
    found += [item for path in _settings() for item in _look_at(path)]
    return Files(found)


def _settings() -> Iterator[str]:
    """Name the files in which a user and a machine tell git how to behave."""
    home = os.environ.get("HOME", "")
    yield os.path.join(home, ".gitconfig")
    yield os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "git", "config")
    yield "/etc/gitconfig"


def _top_files(top: str) -> Iterator[tuple[str, os.stat_result | None]]:
    for name in (".git", ".gitattributes", ".gitignore", ".gitmodules", ".mailmap"):
        for path, found in _look_at(os.path.join(top, name)):
            if S_ISREG(found.st_mode):
                yield path, found


def _look_at(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield path, os.lstat(path)
    except OSError:
        return


def _files_in(folder: str) -> list[tuple[str, os.stat_result | None]]:
    return [(item.path, _stat(item)) for item in _inside(folder) if not item.is_dir(follow_symlinks=False)]


def _below(folder: str) -> list[tuple[str, os.stat_result | None]]:
    found: list[tuple[str, os.stat_result | None]] = []
    waiting = [folder]
    while waiting:
        for item in _inside(waiting.pop()):
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                found.append((item.path, _stat(item)))
    return found


def _inside(folder: str) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _stat(item: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return item.stat(follow_symlinks=False)
    except OSError:
        return None


def _content(path: str) -> str:
    try:
        with open(os.open(path, _READ), "rb", buffering=0) as file:
            return sha256(file.read()).hexdigest()
    except OSError as error:
        return f"? {error.errno}"
