"""What a changing command would write, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after. `path` is relative to the workspace with `/`; None is a file that is not there."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that change together. `subject` says in words what changes: it is the commit's first line.

    `remarks` are sentences for the person who changes it: what was left out, what to do next.
    """

    files: tuple[FileChange, ...]
    subject: str
    remarks: tuple[str, ...] = ()
