"""`okr` called in this process: what it prints and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from okrcli.cli.guard import guarded
from okrcli.cli.main import run
from tests.process import Ran

if TYPE_CHECKING:
    import pytest


class Call(Protocol):
    """Runs `okr` with arguments."""

    def __call__(self, *arguments: object) -> Ran:
        """Return what it left behind."""
        ...


def caller(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that calls `okr` and reads what it printed."""

    def call(*arguments: object) -> Ran:
        code = guarded(lambda: run([str(argument) for argument in arguments]))
        printed = capsys.readouterr()
        return Ran(printed.out, printed.err, code)

    return call
