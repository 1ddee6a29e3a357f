"""What `okr cache` says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Use(Enum):
    """Whether a cache is used, or why not."""

    IN_USE = "in_use"
    OFF = "off"
    NO_WORKSPACE = "no_workspace"
    NO_PLACE = "no_place"
    NOT_YOURS = "not_yours"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class CacheResult:
    """Where the cache is, whether it is used, and what it holds; where `cleared`, what was removed.

    `folder` is None where there is no place for one. `size` is in bytes.
    """

    folder: str | None
    use: Use
    answers: int
    documents: int
    size: int
    cleared: bool = False
