"""Every nasty file in a workspace of one good objective: one typed, placed finding, and the objective still counts.

`tests/nasty/MANIFEST.tsv` says what is to come of each file, and where.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from okrcli.diagnostics import CheckResult, Severity
from okrcli.model.ids import ObjectiveId
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterator

NASTY = Path(__file__).resolve().parents[1] / "nasty"
GOOD = "title: Good\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 5}\n"
KPI = "name: K\nowner: o\ncadence: daily\nunit: x\n"
DAY = date(2026, 9, 1)

CORRECTED = {"csv/latin1.csv": "2:19"}
"""Places that the manifest has wrong: the bad byte is the last letter of `2026-01-01,1 # café`, in column 19."""


class Case(NamedTuple):
    """A nasty file, what is to come of it, and where: `line:column`, a line, or `-`."""

    file: str
    verdict: str
    at: str


def cases() -> Iterator[Case]:
    """Iterate over the files of the manifest."""
    with (NASTY / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Case(row["file"], row["verdict"], row["at"])


def checked(case: Case) -> tuple[str, CheckResult, bool]:
    """Return the path of the file in its workspace, the findings, and whether the good objective is there."""
    raw = (NASTY / case.file).read_bytes()
    stem, _, suffix = Path(case.file).name.lower().rpartition(".")
    stem = stem.replace("_", "-")
    files: dict[str, str | bytes] = {"okr.yaml": "version: 1\n", "objectives/2026-Q3/zzz-good.yaml": GOOD}
    path = f"objectives/2026-Q3/{stem}.yaml" if suffix == "yaml" else f"kpis/{stem}.csv"
    files[path] = raw
    if suffix == "csv":
        files[f"kpis/{stem}.yaml"] = KPI
    loaded = load(MemoryTree(files))
    result = check(loaded, RuleOptions(), DAY, DAY)
    counted = loaded.workspace is not None and ObjectiveId("2026-Q3/zzz-good") in loaded.workspace.objectives
    return path, result, counted


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.file)
def test_the_verdict_of_the_manifest(case: Case) -> None:
    """Rejected files have their first error where the manifest says; accepted ones none."""
    path, result, counted = checked(case)

    errors = [found for found in result.findings if found.severity is Severity.ERROR]
    assert counted
    assert {found.location.path for found in errors} <= {path}
    assert all(found.message and found.help for found in errors)
    if case.verdict == "accept":
        assert errors == []
    if case.verdict == "reject":
        first = errors[0]
        assert path.endswith(".csv") or first.code.startswith("OKR0")
        place = f"{first.location.span.line}:{first.location.span.column}"
        at = CORRECTED.get(case.file, case.at)
        assert at == "-" or at in {place, place.partition(":")[0]}
