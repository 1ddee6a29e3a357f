"""Our files for CI systems, and the documented ones, by the checkers of those systems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.documented import documented
from tests.ci.gitlab import JOBS
from tests.process import ROOT

SCRIPTS = Path(sys.executable).parent
SNIPPETS = documented()
SCHEMAS = {".github/workflows": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


def check(*command: str) -> str:
    """Run an installed checker; return what it said, empty where it is content."""
    done = subprocess.run([str(SCRIPTS / command[0]), *command[1:]], capture_output=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_each_system_has_a_snippet_in_the_readme() -> None:
    assert [name for document, name, _ in SNIPPETS if document == "README.md"] == [
        ".github/workflows/goals.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "text"), [snippet[1:] for snippet in SNIPPETS], ids=[" ".join(s[:2]) for s in SNIPPETS]
)
def test_what_is_documented_is_valid_and_safe(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)

    if name == ".pre-commit-config.yaml":
        assert check("pre-commit", "validate-config", str(path)) == ""
        return
    schema = next(schema for start, schema in SCHEMAS.items() if name.startswith(start))
    assert check("check-jsonschema", "--builtin-schema", schema, str(path)) == ""
    if name.startswith(".github"):
        assert check("zizmor", "--offline", "--no-progress", "--no-config", str(tmp_path)) == ""


def test_the_action_is_valid_and_safe() -> None:
    path = str(ROOT / "action.yml")

    assert check("check-jsonschema", "--builtin-schema", "vendor.github-actions", path) == ""
    assert check("zizmor", "--offline", "--no-progress", "--no-config", "--persona", "auditor", path) == ""


def test_zizmor_finds_what_is_unsafe(tmp_path: Path) -> None:
    text = (
        (ROOT / "action.yml").read_text().replace('"$OKR_PATH" --format github', '"${{ inputs.path }}" --format github')
    )
    (tmp_path / "action.yml").write_text(text)

    assert "template-injection" in check("zizmor", "--offline", "--no-progress", "--no-config", str(tmp_path))


def test_the_gitlab_template_is_valid(tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text(JOBS)

    assert check("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(tmp_path / ".gitlab-ci.yml")) == ""


def test_the_hooks_are_valid() -> None:
    assert check("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")) == ""
