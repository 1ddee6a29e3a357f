"""Each row of the bench once, on a tiny workspace."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.checkers import AjvChecker, JsonSchemaChecker, write_schema
from tests.bench.cold import growth
from tests.bench.ground import Ground, Scale
from tests.bench.peers import against_ajv, against_check_jsonschema, rows
from tests.bench.run import SUBJECTS

TINY = Scale(sizes=(6,), pairs=1, left_out=0, changes=2, versions=3, commits=3, kpis=1, days=2, rows=2, settle=0)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"), TINY)


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "peers"])
def test_each_subject_can_be_measured(subject: str, ground: Ground) -> None:
    found = list(SUBJECTS[subject](ground))

    assert found
    assert [row.what for row in found if row.value is None] == []
    assert len({row.what for row in found}) == len(found)


def test_growth_is_measured_from_one_size_to_the_next(tmp_path: Path) -> None:
    found = list(growth(1, 2, Ground(tmp_path, TINY)))

    assert [row.what for row in found] == [
        f"{name} cold: time a file at 2 objectives / at 1" for name in ("validate", "status")
    ]
    assert all(row.value for row in found)


def test_a_peer_is_measured_where_it_is_installed(tmp_path: Path, ground: Ground) -> None:
    program = Path(sys.executable).parent / "check-jsonschema"

    found = list(against_check_jsonschema(ground, JsonSchemaChecker(program, write_schema(tmp_path))))

    assert [row.what for row in found] == [
        "6 objectives: check-jsonschema / validate cold, check-ins and CSV too",
        "6 objectives: check-jsonschema / validate cold, the same files",
    ]
    assert all(row.value for row in found)


def test_ajv_gets_copies_in_which_days_are_text(tmp_path: Path, ground: Ground) -> None:
    checker = AjvChecker(Path(shutil.which("true") or ""), tmp_path / "objective.json", tmp_path / "quoted")

    found = list(against_ajv(ground, checker))

    assert [row.what for row in found] == [
        "6 objectives: ajv-cli / validate cold, check-ins and CSV too",
        "6 objectives: ajv-cli / validate warm, check-ins and CSV too",
    ]
    copies = sorted((tmp_path / "quoted").rglob("*.yaml"))
    assert len(copies) == 6
    assert 'due: "2026-12-' in copies[0].read_text("utf-8")


def test_a_peer_that_cannot_be_had_is_a_row_without_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> JsonSchemaChecker:
        raise subprocess.CalledProcessError(1, ["pip"])

    monkeypatch.setattr("tests.bench.peers.install_check_jsonschema", fail)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert [(row.what, row.verdict) for row in rows(Ground(tmp_path, TINY))] == [
        (
            "check-jsonschema / validate",
            "not measured: it could not be installed: Command '['pip']' returned non-zero exit status 1.",
        ),
        ("ajv-cli / validate", "not measured: it could not be installed: there is no npm"),
    ]
