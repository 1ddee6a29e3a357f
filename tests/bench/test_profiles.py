"""Where the time of a call goes: what was seen is attributed, and put into a table that adds up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.caches import OKR
from tests.bench.measure import Command
from tests.bench.profiles import PYTHON, condense, profile, table
from tests.bench.sampler import describe, imported_for, module_of, phase_of
from tests.process import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HERE = str(ROOT / "okrcli" / "scoring" / "score.py")


def test_a_file_is_named_as_a_module() -> None:
    assert module_of(HERE) == "okrcli.scoring.score"
    assert module_of(str(ROOT / "okrcli" / "__main__.py")) == "okrcli.__main__"
    assert module_of("/usr/lib/python3.11/json/decoder.py") == ""


@pytest.mark.parametrize(
    ("called", "phase"),
    [
        (["okrcli.__main__", "okrcli.cli.main"], "command"),
        (["okrcli.__main__", "okrcli.cli.main", "okrcli.store.load", "okrcli.syntax.parse"], "load"),
        (["okrcli.__main__", "okrcli.app.status", "okrcli.rules.engine", "okrcli.scoring.score"], "check"),
        (["okrcli.__main__", "okrcli.app.status", "okrcli.scoring.score", "okrcli.model.kpi"], "score"),
    ],
)
def test_the_phase_is_that_of_the_first_package_with_one(called: list[str], phase: str) -> None:
    assert phase_of(called[::-1]) == phase


@pytest.mark.parametrize(
    ("imports", "package"),
    [
        (["okrcli.cli.main", "typer", "inspect"], "typer"),
        (["okrcli.cli.main", "inspect", "dis"], "standard library"),
        (["okrcli.cli.main", "okrcli.model.kpi"], "okrcli.model"),
        (["okrcli.cli.main", "okrcli.model.kpi", "pydantic", "typing_extensions"], "pydantic"),
    ],
)
def test_an_import_counts_for_what_okr_asked_for(imports: list[str], package: str) -> None:
    assert imported_for(imports[::-1]) == package


def test_a_frame_says_what_is_done() -> None:
    code = compile("import sys\nframe = sys._getframe()", HERE, "exec")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - a frame of a file of okr

    frame = names["frame"]

    assert isinstance(frame, type(sys._getframe()))  # noqa: SLF001 - there is no other way to a frame
    assert describe(frame) == ("score", "okrcli.scoring", "okrcli.scoring.score")


def test_the_table_adds_up() -> None:
    found = condense(
        8.2,
        {
            ("python", "python", "python"): 1.0,
            ("imports", "typer", "okrcli.cli.main"): 4.0,
            ("load", "okrcli.syntax", "okrcli.syntax.build"): 2.0,
            ("load", "okrcli.model", "okrcli.model.kpi"): 2.96,
            ("load", "okrcli.node", "okrcli.node"): 0.04,
        },
    )

    assert list(table(found)) == [
        "                          all   python  imports     load",
        "typer                    40.0              40.0",
        "okrcli.model             29.6                       29.6",
        "okrcli.syntax            20.0                       20.0",
        "python                   10.0     10.0",
        "others                    0.4                        0.4",
        "all                     100.0     10.0     40.0     50.0",
        "most of it in okrcli.model.kpi 29.6, okrcli.syntax.build 20.0",
    ]


def test_a_call_is_watched(tmp_path: Path) -> None:
    call = Command((*OKR, "--help"))

    found = profile(call, tmp_path / "watched.json", 1)

    assert found.whole > 1
    assert sum(found.cells.values()) == pytest.approx(1)
    assert found.cells[PYTHON, PYTHON] > 0
    assert found.cells["typer", "imports"] > 0
