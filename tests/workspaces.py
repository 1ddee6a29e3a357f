"""Workspaces from text: a test shows its YAML beside what it expects."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from okrcli.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SMALLEST = {"okr.yaml": "version: 1\n"}
"""What a workspace must hold, for tests that are about another file."""


def make_tree(files: Mapping[str, str | bytes]) -> MemoryTree:
    """Return a tree of these files: text dedented, bytes as they are; the smallest `okr.yaml` where they bring none."""
    return MemoryTree(SMALLEST | dedented(files))


def write_workspace(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the same files below `folder` and return it."""
    for path, data in (SMALLEST | dedented(files)).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def dedented(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """Take the indent of the test's source from every text, and the line break behind its opening quotes."""
    return {path: dedent(data.removeprefix("\n")) if isinstance(data, str) else data for path, data in files.items()}
