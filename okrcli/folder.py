"""The folder of a workspace on disk: where it begins, and what lies in it. Nothing is imported that takes time."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing `typing` for this would be most of what a remembered answer costs
if TYPE_CHECKING:
    from collections.abc import Iterator

WORKSPACE_FILE = "okr.yaml"
"""The file that makes a folder a workspace."""

FOLDERS = ("objectives", "kpis", "checkins")
"""The folders below a workspace that hold goals and what was seen of them."""

SUFFIXES = frozenset({"yaml", "yml", "csv"})
"""What a file is called that looks like one of ours."""

REPOSITORY = ".git"
"""What marks the top of a git repository: a folder, or in a linked work tree a file."""


def workspace_around(folder: str) -> str | None:
    """Return the nearest folder with an `okr.yaml` from an absolute one upward, not past the top of its repository."""
    for candidate in (folder, *_above(folder)):
        if os.path.lexists(_join(candidate, WORKSPACE_FILE)):
            return candidate
        if os.path.lexists(_join(candidate, REPOSITORY)):
            return None
    return None


def repository_around(folder: str) -> str | None:
    """Return the top folder of the git repository around an absolute folder; None where there is none."""
    return next((around for around in (folder, *_above(folder)) if os.path.lexists(_join(around, REPOSITORY))), None)


def _above(folder: str) -> Iterator[str]:
    """Go up from a folder; where `..` stands in it, from what it really is."""
    folder = os.path.realpath(folder) if ".." in folder.split("/") else folder
    while (above := os.path.dirname(folder)) != folder:
        yield above
        folder = above


class Walk:
    """What lies in a workspace, looked at once: paths relative to it, with `/`.

    `found` says what stands at a path, without following a link; None where it was gone again or may not be looked at.
    `sealed` are folders that cannot be opened, and `opened` those that were, with "" for the workspace itself. Names
    that begin with a dot are left out, and a folder that is named like a file is not opened.
    """

    def __init__(self, root: str) -> None:
        self._prefix = _join(root, "")
        self.found: dict[str, os.stat_result | None] = {}
        self.sealed: list[str] = []
        self.opened: set[str] = {""}
        for name in (WORKSPACE_FILE, *FOLDERS):
            self._look_at(name)

    def _look_at(self, name: str) -> None:
        try:
            found = os.lstat(self._prefix + name)
        except OSError:
            return
        if is_folder(found) and name != WORKSPACE_FILE:
            self._go_through(name)
        else:
            self.found[name] = found

    def _go_through(self, top: str) -> None:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                inside = list(os.scandir(self._prefix + folder))
            except OSError:
                self.sealed.append(folder)
                continue
            self.opened.add(folder)
            waiting.extend(self._add_all(folder, inside))

    def _add_all(self, folder: str, inside: list[os.DirEntry[str]]) -> Iterator[str]:
        """Take in what stands in a folder, and yield the folders in it that are to be opened."""
        for item in inside:
            name = item.name
            if name[0] == ".":
                continue
            path = f"{folder}/{name}"
            try:
                found = item.stat(follow_symlinks=False)
            except OSError:
                self.found[path] = None
                continue
            if is_folder(found) and name.rpartition(".")[2].lower() not in SUFFIXES:
                yield path
            else:
                self.found[path] = found


def is_folder(found: os.stat_result) -> bool:
    """Tell whether what was found is a folder."""
    return found.st_mode & 0o170000 == 0o040000  # noqa: PLR2004 - S_IFMT and S_IFDIR, as the system writes them


def _join(folder: str, name: str) -> str:
    return os.path.join(folder, name)
