"""A CSV file with very many rows is read in little memory."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench import daily
from tests.bench.measure import Command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks the system what a process held")

MILLION = 1_000_000
ENOUGH = 300
"""Megabytes for a million rows."""

LONG = os.environ.get("OKR_TEST_PROFILE") == "long"


def as_it_is(lines: list[str]) -> str:
    return "\n".join(lines)


def with_notes(lines: list[str]) -> str:
    """Each row with a note, an author and a time, in no order: as a spreadsheet's export may be."""
    header, *rows = lines
    rows.sort(key=lambda row: row[::-1])
    said = (f"{row},n{line},support-lead,2026-11-20T09:30:00+00:00" for line, row in enumerate(rows))
    return "\r\n".join((f"{header},note,by,recorded", *said))


def peak(folder: Path, rows: int, write: Callable[[list[str]], str], name: str) -> float:
    """Return the most megabytes that a command held on a workspace of one KPI."""
    root = daily.write(1, rows, folder / str(rows))
    table = next(root.rglob("*.csv"))
    table.write_text(write(table.read_text(encoding="utf-8").splitlines()), encoding="utf-8", newline="")
    command = "from okrcli.__main__ import main; main()"
    return Command((sys.executable, "-c", command, "-C", str(root), *name.split())).peak_megabytes()


@pytest.mark.parametrize("write", [as_it_is, with_notes])
@pytest.mark.parametrize("name", ["kpis", "validate", *(["status", "show metric-0"] if LONG else [])])
def test_a_million_rows_need_less_than_300_megabytes(
    tmp_path: Path, write: Callable[[list[str]], str], name: str
) -> None:
    assert peak(tmp_path, MILLION, write, name) < ENOUGH
