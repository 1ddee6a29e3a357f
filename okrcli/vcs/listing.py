"""What git lists, as the entries of a workspace's tree: the same for a commit and for the index."""

from __future__ import annotations

from okrcli.tree import Entry, EntryKind

_KINDS = {"100644": EntryKind.FILE, "100755": EntryKind.FILE, "120000": EntryKind.LINK}
_YAML_AND_CSV = (".yaml", ".yml", ".csv")


class Listing:
    """Entries by path, and the objects that hold the files among them."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self.names: dict[str, str] = {}

    def add(self, path: str, mode: str, name: str, size: int) -> None:
        """Take in what git lists at a path; what a tree on disk would not list is left out."""
        if any(step.startswith(".") for step in path.split("/")):
            return
        entry = self._entry(path, mode, name, size)
        self._entries[entry.path] = entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, sorted by path."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.path))

    def _entry(self, path: str, mode: str, name: str, size: int) -> Entry:
        folder = _named_like_a_file(path)
        if folder is not None:
            return Entry(folder, EntryKind.FOLDER, 0)
        kind = _KINDS.get(mode, EntryKind.SEALED)
        if kind is EntryKind.FILE:
            self.names[path] = name
        return Entry(path, kind, size if kind is EntryKind.FILE else 0)


def _named_like_a_file(path: str) -> str | None:
    """Return the first folder on the way to a path that is named like a file; None where there is none."""
    steps = path.split("/")
    for count in range(2, len(steps)):
        if steps[count - 1].lower().endswith(_YAML_AND_CSV):
            return "/".join(steps[:count])
    return None
