"""The bar on stderr: late, at a terminal alone, and gone at the end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from okrcli.cli.progress import reading_bar
from tests.app.opened import NORTHWIND
from tests.process import run_python

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAWING = """\
import sys
from okrcli.cli import progress
progress.PATIENCE = progress._PAUSE = 0
{is_terminal}
from okrcli.__main__ import main
main()
"""


class Stream(io.TextIOWrapper):
    """A stderr that says of itself what it is."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = True) -> None:
        self.bytes = io.BytesIO()
        self._terminal = terminal
        super().__init__(self.bytes, encoding=encoding)

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


def drawn(monkeypatch: pytest.MonkeyPatch, stream: Stream, seconds: list[float]) -> list[str]:
    """Return what is written one behind the other, where the clock shows these seconds: at the start, then a file."""
    ticks: Iterator[float] = iter(seconds)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        with reading_bar(lambda: next(ticks)) as progress:
            for done in range(1, len(seconds)):
                if progress is not None:
                    progress(done * 1000, 4000)
    stream.flush()
    return stream.bytes.getvalue().decode(stream.encoding).split("\r")


def test_nothing_is_said_for_half_a_second_then_ten_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = drawn(monkeypatch, Stream(), [10, 10.4, 10.5, 10.55, 10.6])

    assert shown == [
        "",
        "━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌  reading 2000 of 4000 files",
        "━━━━━━━━━━━━━━━━━━━━  reading 4000 of 4000 files",
        " " * 48,
        "",
    ]


def test_short_work_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, Stream(), [10, 10.1, 10.2, 10.3, 10.49]) == [""]


def test_an_ascii_terminal_and_a_narrow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, Stream("ascii"), [0, 1])[1] == "#####---------------  reading 1000 of 4000 files"
    monkeypatch.setenv("COLUMNS", "40")
    assert drawn(monkeypatch, Stream(), [0, 1])[1] == "reading 1000 of 4000 files"


@pytest.mark.parametrize(("terminal", "term"), [(False, "xterm"), (True, "dumb")])
def test_where_nobody_would_see_it_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch, terminal: bool, term: str) -> None:  # noqa: FBT001
    monkeypatch.setenv("TERM", term)

    assert drawn(monkeypatch, Stream(terminal=terminal), [0, 1, 2]) == [""]


def test_the_bar_is_cleared_where_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, ticks = Stream(), iter([0.0, 1.0])
    monkeypatch.setattr(sys, "stderr", stream)

    with suppress(KeyboardInterrupt), reading_bar(lambda: next(ticks)) as progress:
        assert progress is not None
        progress(1, 2)
        raise KeyboardInterrupt

    stream.flush()
    assert stream.bytes.getvalue().decode().endswith("\r" + " " * 42 + "\r")


def test_a_command_counts_every_file_and_stdout_stays_as_it_is() -> None:
    quiet = run_python("-c", DRAWING.format(is_terminal=""), "validate", cwd=NORTHWIND)
    told = run_python(
        "-c", DRAWING.format(is_terminal="sys.stderr.isatty = lambda: True"), "validate", "--no-cache", cwd=NORTHWIND
    )

    counted = [int(line.split()[2]) for line in told.stderr.splitlines() if "reading" in line]
    total = sum(len(files) for _, _, files in os.walk(NORTHWIND))
    assert (quiet.stderr, quiet.stdout) == ("", told.stdout)
    assert counted == list(range(1, len(counted) + 1))
    assert total - 10 < len(counted) <= total
