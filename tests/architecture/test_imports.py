"""Who may import whom: the contracts stand in pyproject.toml."""

from __future__ import annotations

from tests.process import ROOT, run_python


def test_every_import_contract_holds() -> None:
    ran = run_python("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache", cwd=ROOT)

    assert ran.code == 0, ran.stdout + ran.stderr
