"""A CSV file with very many rows is read in little memory."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench import daily
from tests.bench.measure import Command

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks the system what a process held")

MILLION = 1_000_000
ENOUGH = 300
"""Megabytes for a million rows."""

LONG = os.environ.get("OKR_TEST_PROFILE") == "long"


def peak(folder: Path, rows: int, name: str) -> float:
    """Return the most megabytes that a command held on a workspace of one KPI."""
    root = daily.write(1, rows, folder / str(rows))
    command = "from okrcli.__main__ import main; main()"
    return Command((sys.executable, "-c", command, "-C", str(root), name)).peak_megabytes()


@pytest.mark.parametrize("name", ["kpis", "validate", "status"])
def test_a_million_rows_need_less_than_300_megabytes(tmp_path: Path, name: str) -> None:
    share = 1 if LONG else 10
    bare, full = peak(tmp_path, 1, name), peak(tmp_path, MILLION // share, name)

    assert bare + (full - bare) * share < ENOUGH
