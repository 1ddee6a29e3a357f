"""`okr` called in this process: what it prints and its exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from okrcli.cli.guard import guarded
from okrcli.cli.main import run
from okrcli.cli.remembering import only_looks, remembered
from okrcli.cli.transcript import transcript
from tests.process import Ran

if TYPE_CHECKING:
    import pytest


CACHE = os.environ.get("OKR_TEST_CACHE", "cold")
"""How commands are called: with the cache `off`; `cold`, as it comes; `warm`, what only looks twice, to one answer."""


class Call(Protocol):
    """Runs `okr` with arguments."""

    def __call__(self, *arguments: object) -> Ran:
        """Return what it left behind."""
        ...


def caller(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that calls `okr` and reads what it printed."""

    def once(arguments: list[str]) -> Ran:
        code = guarded(lambda: run(arguments) if CACHE == "off" else remembered(arguments, run))
        printed = capsys.readouterr()
        return Ran(printed.out, printed.err, code)

    def call(*arguments: object) -> Ran:
        words = [str(argument) for argument in arguments]
        first = once(words)
        if CACHE == "warm" and only_looks(transcript()):
            assert once(words) == first
        return first

    return call
