"""What files looked like, as a digest: the same one means the same content.

Size, times and number of a file are trusted where it had been left alone for two seconds when it was looked at first;
one that was written later might be written again without a trace, so its content counts instead (git's rule, in
Documentation/technical/racy-git.txt).
"""

from __future__ import annotations

import os
from hashlib import sha256
from stat import S_ISREG

from okrcli.folder import Walk

TYPE_CHECKING = False  # as in `folder`
if TYPE_CHECKING:
    from collections.abc import Iterable

UNSURE_NS = 2_000_000_000
"""Nanoseconds before it is looked at in which a file counts as just written."""

_MOST_READ = 64 << 20
"""The most bytes of just written files that are read for a digest."""

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class UnsureError(Exception):
    """What was looked at cannot be told again: it may not be read, is too much to read, or nobody knows all of it."""


class Files:
    """Files that were looked at once, with None where one may not be: its digest can be asked for as of any moment."""

    def __init__(self, found: Iterable[tuple[str, os.stat_result | None]]) -> None:
        self._found = sorted(found, key=lambda item: item[0])

    def digest(self, since: int) -> str:
        """Return the digest of all files, those that were just written at `since` (ns) by their content.

        Raises `UnsureError`.
        """
        left = _MOST_READ
        lines = []
        for path, found in self._found:
            if found is None:
                raise UnsureError
            if _is_just_written(found, since):
                left -= found.st_size
                lines.append(f"{path}\0{_content(path, found.st_size if left >= 0 else 0)}")
            else:
                lines.append(f"{path}\0{_looks(found)}")
        return sha256("\0\n".join(lines).encode(errors="surrogatepass")).hexdigest()

    def are_untouched(self, since: int) -> bool:
        """Tell whether those that count by their content still look as they did: who else wrote one would show."""
        doubtful = ((path, found) for path, found in self._found if found and _is_just_written(found, since))
        try:
            return all(_looks(os.lstat(path)) == _looks(found) for path, found in doubtful)
        except OSError:
            return False


def files_of_workspace(root: str) -> Files:
    """Look at all that a command may read of a workspace."""
    walk = Walk(root)
    prefix = os.path.join(root, "")
    found = [(prefix + path, found) for path, found in walk.found.items()]
    return Files([*found, *((prefix + path, None) for path in walk.sealed)])


def _is_just_written(found: os.stat_result, since: int) -> bool:
    return max(found.st_mtime_ns, found.st_ctime_ns) > since - UNSURE_NS and S_ISREG(found.st_mode)


def _looks(found: os.stat_result) -> str:
    return f"{found.st_mode}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_ino}"


def _content(path: str, size: int) -> str:
    """Return the digest of a file that had so many bytes when it was looked at; raise `UnsureError` for any other."""
    try:
        with open(os.open(path, _READ), "rb", buffering=0) as file:
            content = file.read(size + 1)
    except OSError:
        raise UnsureError from None
    if len(content) != size:
        raise UnsureError
    return sha256(content).hexdigest()
