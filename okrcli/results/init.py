"""What `okr init` wrote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InitResult:
    """The folder of the new workspace as it was named, the goal files in it, and how many schemas editors got.

    `edit` is the file to write one's own goal into; None where an example was copied.
    """

    folder: str
    files: tuple[str, ...]
    schemas: int
    edit: str | None
