"""What every test stands on: Hypothesis profiles, and an environment that says nothing about the machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.process import CACHE

if TYPE_CHECKING:
    from pathlib import Path

QUIET = (HealthCheck.too_slow,)
settings.register_profile(
    "default", max_examples=40, deadline=None, derandomize="CI" in os.environ, suppress_health_check=QUIET
)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=QUIET)
settings.load_profile(os.environ.get("OKR_TEST_PROFILE", "default"))

SCRUBBED = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "COLORTERM", "CI"}
SCRUBBED_PREFIXES = ("OKR_", "_OKR_", "GITHUB_", "GIT_", "XDG_")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take away what a terminal, a CI system or a user's settings would change in the output."""
    for name in os.environ:
        if name in SCRUBBED or name.startswith(SCRUBBED_PREFIXES):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(empty_home(tmp_path_factory)))
    if CACHE == "off":
        monkeypatch.setenv("OKR_NO_CACHE", "1")


def empty_home(factory: pytest.TempPathFactory) -> Path:
    """Return one empty home folder for all tests of a run."""
    home = factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    return home
