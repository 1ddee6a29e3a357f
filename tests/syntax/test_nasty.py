"""Every file of `tests/nasty`, read with each parser, against its verdict in the manifest."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from okrcli.diagnostics import Location, Problem
from okrcli.syntax.guard import decode
from okrcli.syntax.parse import parse

NASTY = Path(__file__).parent.parent / "nasty"


class Nasty(NamedTuple):
    file: str
    verdict: str
    at: str
    why: str
    source: str


def manifest() -> list[Nasty]:
    with (NASTY / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Nasty(*row) for row in rows]


GROUP_0 = "OKR0"
YAML = [nasty for nasty in manifest() if nasty.file.endswith(".yaml")]
NO_TEXT = {
    "conflict/csv.csv": "OKR006 3:1",
    "csv/latin1.csv": "OKR001 2:19",  # the manifest says 2:18, which is the f before the byte that is no UTF-8
    "csv/utf16.csv": "OKR001 1:1",
    "csv/ls-sep.csv": "OKR010 2:13",
}
"""Measurements that are refused before they are read as CSV, and where."""


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("nasty", YAML, ids=lambda nasty: nasty.file)
def test_a_nasty_file_gets_its_verdict_at_its_place(nasty: Nasty) -> None:
    found = parse(nasty.file, (NASTY / nasty.file).read_bytes())

    if isinstance(found, Problem):
        assert nasty.verdict in {"reject", "no-crash"}, found
        assert found.code.startswith(GROUP_0)
        assert fits(found, nasty), found
    else:
        assert nasty.verdict in {"accept", "no-crash"}


def fits(found: Problem, nasty: Nasty) -> bool:
    """Tell whether a problem is where the manifest says: a line with a column, a line, or anywhere."""
    assert isinstance(found.where, Location)
    assert found.where.path == nasty.file
    span = found.where.span
    return nasty.at in {"-", str(span.line), f"{span.line}:{span.column}"}


@pytest.mark.parametrize("nasty", [nasty for nasty in manifest() if nasty.file.endswith(".csv")], ids=lambda n: n.file)
def test_nasty_measurements_pass_the_same_gate(nasty: Nasty) -> None:
    found = decode(nasty.file, (NASTY / nasty.file).read_bytes())

    if nasty.file in NO_TEXT:
        assert isinstance(found, Problem)
        assert isinstance(found.where, Location)
        span = found.where.span
        assert f"{found.code} {span.line}:{span.column}" == NO_TEXT[nasty.file]
    else:
        assert isinstance(found, str)
        assert not found.startswith("\ufeff")


def test_the_manifest_names_every_file_and_no_other() -> None:
    about = {"MANIFEST.tsv", "README.md", "LICENSE-yaml-test-suite"}
    files = {path.relative_to(NASTY).as_posix() for path in NASTY.rglob("*") if path.is_file()}

    assert files - about == {nasty.file for nasty in manifest()}
