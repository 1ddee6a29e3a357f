"""Workspaces made of the few files that a commit touched and of what these refer to, each blob parsed once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.app.log.references import names_in
from okrcli.store.layout import FileKind, cycle_of, kind_of, stem_of
from okrcli.store.load import LoadedWorkspace, load
from okrcli.vcs.snapshot import SnapshotTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.cache.blobs import BlobCache
    from okrcli.store.reading import ReadFile
    from okrcli.vcs.snapshot import Blobs

_OURS = {FileKind.WORKSPACE, FileKind.OBJECTIVE, FileKind.KPI, FileKind.CHECK_IN, FileKind.MEASUREMENTS}
_HELD = 8
"""How many workspaces are held: the head of one commit is the base of the next."""


@dataclass(slots=True)
class Snapshots:
    """Loads partial workspaces. What a file came to is known by its path and blob from then on."""

    blobs: Blobs
    cache: BlobCache | None = None
    _read: dict[tuple[str, str], ReadFile] = field(default_factory=dict)
    _paths: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _loaded: dict[frozenset[tuple[str, str]], LoadedWorkspace] = field(default_factory=dict)

    def meet(self, paths: Iterable[str]) -> None:
        """Remember that there are files at these paths, in some commit."""
        for path in paths:
            if kind_of(path) in {FileKind.OBJECTIVE, FileKind.KPI}:
                self._paths[stem_of(path)].add(path)

    def load(self, files: Mapping[str, str]) -> LoadedWorkspace:
        """Load the files at these paths with these blobs."""
        key = frozenset(files.items())
        if key not in self._loaded:
            known = {path: self._read[path, blob] for path, blob in files.items() if (path, blob) in self._read}
            loaded = load(SnapshotTree(files, known, self.blobs), known, cache=self.cache)
            for path in loaded.read.keys() - known.keys():
                self._read[path, files[path]] = loaded.read[path]
            self.blobs.release(files.values())
            if len(self._loaded) >= _HELD:
                self._loaded.pop(next(iter(self._loaded)))
            self._loaded[key] = loaded
        return self._loaded[key]

    def reads(self, path: str, blob: str) -> bool:
        """Tell whether a file can be read; what is no file of ours can."""
        if not is_ours(path):
            return True
        if (path, blob) not in self._read:
            self.load({path: blob})
        read = self._read.get((path, blob))
        return read is None or read.meaning is not None

    def referred_to(self, files: Mapping[str, str]) -> set[str]:
        """Return the paths of what may be meant in these files: KPIs, and in check-ins objectives.

        Those of its own cycle come first, as where a check-in is read, and those of others where none has a name.
        """
        return {path for path, blob in files.items() for path in self._meant(path, blob)}

    def mentions(self, blob: str, names: Iterable[str]) -> bool:
        """Tell whether any of these names may stand in a file; its text is not parsed for it."""
        text = self.blobs.read(blob)
        found = b"\\" in text or any(name.encode() in text for name in names)  # an escape may spell anything
        if not found:
            self.blobs.release((blob,))
        return found

    def _meant(self, path: str, blob: str) -> Iterator[str]:
        kind = kind_of(path)
        read = self._read.get((path, blob))
        names = (stem_of(path),) if kind is FileKind.MEASUREMENTS else names_in(None if read is None else read.meaning)
        home = f"objectives/{cycle_of(path)}/" if kind is FileKind.CHECK_IN else None
        for name in names:
            known = self._paths.get(name, set())
            yield from (other for other in known if kind_of(other) is FileKind.KPI)
            if home is not None:
                objectives = {other for other in known if kind_of(other) is FileKind.OBJECTIVE}
                yield from {other for other in objectives if other.startswith(home)} or objectives


def is_ours(path: str) -> bool:
    """Tell whether a file holds goals, settings or what was seen."""
    return kind_of(path) in _OURS
