"""What `okr git` does to one clone, and what its diff driver has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.results.diff import GoalChanges


@dataclass(frozen=True, slots=True)
class InstalledPiece:
    """One thing that is installed: what it does, where it stands, and the text there before and after."""

    does: str
    where: str
    before: bytes | None
    after: bytes | None

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Installed:
    """The pieces of an installation, or of taking it back; `diff` where they were only looked at."""

    pieces: tuple[InstalledPiece, ...]
    taken_back: bool
    diff: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDiff:
    """One file of two versions: the goals that differ, else (`goals` is empty) the lines of its text that do."""

    path: str
    former_path: str | None
    goals: tuple[GoalChanges, ...]
    text: str
