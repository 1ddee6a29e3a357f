"""Hostile texts through every output: printed as text, and the format around them stays whole."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import caller
from tests.hostile.texts import FORBIDDEN, HOSTILE, company, forbidden
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

LOOKS = (
    "status",
    "kpis",
    "show top",
    "show top/move",
    "show top/own",
    "show time",
    "show 2026-Q3/old",
    "status --cycle 2026-Q3",
)
EXPLAINS = ("explain top", "explain top/own", "explain top/move", "explain time")
HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
CELL_BREAK = re.compile(r"(?<!\\)\|")


@pytest.fixture
def okr(capsys: pytest.CaptureFixture[str]) -> Call:
    return caller(capsys)


SHIFTS = range(0, len(HOSTILE), 1 if os.environ.get("OKR_TEST_PROFILE") == "long" else 4)


@pytest.fixture(params=SHIFTS)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a company in which each text field has the next hostile text; a long run gives each field all."""
    monkeypatch.chdir(write_workspace(tmp_path, company(request.param)))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_every_output_shows_texts_as_texts(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for look in (*LOOKS, *EXPLAINS):
        for columns in ("20", "80", "120"):
            monkeypatch.setenv("COLUMNS", columns)
            assert_plain(printed(okr, look))
        json.loads(printed(okr, f"{look} --format json"))
        assert_tables_are_whole(printed(okr, f"{look} --format markdown"))
    for look in LOOKS:
        assert_cells_are_text(printed(okr, f"{look} --format csv"))


@pytest.mark.usefixtures("folder")
def test_findings_show_texts_as_texts(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for format in ("full", "concise"):
        assert_plain(okr("validate", "--select", "5,7", "--format", format).stdout)
    json.loads(okr("validate", "--select", "5,7", "--format", "json").stdout)


@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_what_no_file_may_hold_is_told_and_never_printed(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.chdir(write_workspace(tmp_path, company(0) | dict(forbidden())))

    ran = okr("validate", "--format", format)

    assert ran.code == 1
    assert ran.stdout.count("OKR010") == len(FORBIDDEN)
    assert_plain(ran.stdout)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_kept_to_the_letter_where_the_format_can(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    title = json.dumps(text, ensure_ascii=False)
    write_workspace(tmp_path, {"kpis/a.yaml": f"name: {title}\nowner: o\ncadence: weekly\n"})
    monkeypatch.chdir(tmp_path)

    assert json.loads(okr("kpis", "--format", "json").stdout)["kpis"][0]["name"] == text.strip()
    in_one_line = re.sub(r"[ \t]*\n[ \t\n]*|\t", " ", text.strip())
    assert okr("show", "a").stdout.startswith(f"{in_one_line}\n")


def printed(okr: Call, call: str) -> str:
    ran = okr(*call.split())
    assert (ran.code, ran.stderr) == (0, ""), call
    return ran.stdout


def assert_plain(text: str) -> None:
    """No control character but line feeds, nothing that hides, no line that GitHub obeys."""
    acting = {char for char in text if unicodedata.category(char) in {"Cc", "Cs"}} - {"\n"}
    assert acting == set()
    assert HIDDEN.search(text) is None
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    assert "##[" not in text


def assert_tables_are_whole(text: str) -> None:
    """Every row of a table has as many cells as its head, and no line begins what we did not mean."""
    assert_plain(text)
    width = 0
    for line in text.split("\n"):
        if line.startswith("|"):
            cells = len(CELL_BREAK.findall(line))
            width = width or cells
            assert cells == width, line
        else:
            width = 0
            assert not line.startswith(("<", "=", "```", "    ")), line


def assert_cells_are_text(text: str) -> None:
    """Rows as long as the head, and no cell that a spreadsheet would compute."""
    assert_plain(text.replace("\r\n", "\n"))
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert {len(row) for row in rows} <= {len(head)}
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "@", "\t")), cell
        assert not cell.startswith("-") or cell[1:].replace(".", "").isdigit(), cell
