"""Where a finding is, as somebody types it who stands in some folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from okrcli.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The workspace and the folder from which its files are named, both absolute."""

    root: Path
    folder: Path

    def name(self, path: str) -> str:
        """Name a file of the workspace so that a terminal or an editor in the folder opens it."""
        return one_line(path if self.root == self.folder else _relative(self.root, self.folder, path))

    def place(self, location: Location) -> str:
        """Name a place: `file:line:column`."""
        return f"{self.name(location.path)}:{location.span.line}:{location.span.column}"


INSIDE = Viewpoint(Path("/"), Path("/"))
"""Names files as the workspace does."""


@lru_cache(maxsize=4096)
def _relative(root: Path, folder: Path, path: str) -> str:
    return os.path.relpath(root / path, folder).replace(os.sep, "/")
