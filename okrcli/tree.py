"""Where files come from: a folder on disk, later a git revision, in tests a dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class EntryKind(Enum):
    """What stands at a path. Only regular files are ever read."""

    FILE = "file"
    LINK = "symbolic link"
    FOLDER = "folder"
    DEVICE = "device, socket or FIFO"
    SEALED = "folder that cannot be opened"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a tree. `path` is relative to the workspace with `/`; `size` is in bytes, 0 where it has none."""

    path: str
    kind: EntryKind
    size: int


class UnreadableError(Exception):
    """A file or folder could not be read; `reason` is a phrase such as `permission denied`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Tree(Protocol):
    """The files of a workspace at one moment."""

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and all that lies below `objectives/`, `kpis/` and `checkins/`, sorted by path.

        Folders are walked, and listed only where they are named like a file (`x.yaml`) or cannot be opened. Links are
        listed and never followed, also where one stands in place of a folder. Names that begin with a dot are left out.
        """
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file; raise `UnreadableError` where that cannot be done."""
        ...


class MemoryTree:
    """A tree in memory: path to content, text or bytes. `kinds` marks what is no regular file."""

    def __init__(self, files: Mapping[str, str | bytes], kinds: Mapping[str, EntryKind] | None = None) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        self._kinds = dict(kinds or {})

    def entries(self) -> Sequence[Entry]:
        """List every file and marked path, sorted by path."""
        files = [
            Entry(path, EntryKind.FILE, len(data)) for path, data in self._files.items() if path not in self._kinds
        ]
        return sorted([*files, *(Entry(path, kind, 0) for path, kind in self._kinds.items())], key=lambda e: e.path)

    def read(self, path: str) -> bytes:
        """Return the bytes at `path`; raise `UnreadableError` where there are none."""
        try:
            return self._files[path]
        except KeyError:
            raise UnreadableError(path, "no such file") from None
