"""An origin with goals, and a clone of it on a branch that lowers a target."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from tests.process import ROOT
from tests.repositories import PERSON, Checkout, begin, isolate

if TYPE_CHECKING:
    from pathlib import Path

OBJECTIVE = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}
  - {id: calls, title: Call back, baseline: 0, target: 10}
  - {id: guides, title: Write guides, baseline: 0, target: 3}
"""
PATH = "objectives/2026-Q4/delight.yaml"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    monkeypatch.setenv("OKR_AS_OF", "2026-11-20")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def origin(tmp_path: Path) -> Checkout:
    """Begin the repository that is cloned, with goals in its folder `goals`."""
    made = begin(tmp_path / "origin")
    made.commit({"goals/okr.yaml": "version: 1\n", f"goals/{PATH}": OBJECTIVE})
    return made


def clone_of(origin: Checkout, target: Path, *options: str) -> Checkout:
    """Clone as actions/checkout does, and lower a target on a branch."""
    origin.git("clone", "--quiet", *options, f"file://{origin.top}", str(target))
    made = Checkout(target)
    for key, value in zip(("user.name", "user.email"), PERSON, strict=True):
        made.git("config", key, value)
    made.git("checkout", "--quiet", "-b", "change")
    made.commit({f"goals/{PATH}": OBJECTIVE.replace("target: 80", "target: 60")}, "lower it")
    return made


def put_okr(folder: Path) -> None:
    """Put an `okr` of this checkout where a step would have installed one."""
    (folder / "bin").mkdir(parents=True)
    program = folder / "bin" / "okr"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m okrcli "$@"\n')
    program.chmod(0o755)
