"""A repository with one file, and none of the machine's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.repositories import Checkout, begin, isolate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Begin a repository with `okr.yaml` committed."""
    made = begin(tmp_path / "repository")
    made.commit({"okr.yaml": "version: 1\n"})
    return made
