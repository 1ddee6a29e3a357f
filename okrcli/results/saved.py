"""What became of a change: shown only, written, committed, pushed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.draft import Draft


@dataclass(frozen=True, slots=True)
class Saved:
    """A change that was carried out.

    `diff` is the unified diff of one that was only looked at, and None where its files are written. `commit` is the
    abbreviated id where there is a commit, `said` what git and its hooks had to say.
    """

    draft: Draft
    diff: str | None = None
    commit: str | None = None
    pushed: bool = False
    said: str = ""
