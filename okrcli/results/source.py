"""Where something that a result speaks of stands in the files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file of the workspace."""

    path: str
    line: int
