"""The GitLab template, run as GitLab's runner does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from junitparser import JUnitXml

from tests.ci.conftest import PATH, clone_of, put_okr
from tests.ci.gitlab import filled_in, run_script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.repositories import Checkout


def test_a_merge_request_is_checked_and_told(origin: Checkout, tmp_path: Path) -> None:
    clone = clone_of(origin, tmp_path / "clone")
    put_okr(tmp_path / "okr")
    base = clone.git("rev-parse", "origin/main")
    env = {"OKR_HOME": str(tmp_path / "okr"), "CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}

    code, log = run_script(filled_in({"path": "goals"}), clone.top, env)

    assert (code, "OKR901 target-lowered" in log) == (0, True)
    assert json.loads((clone.top / "gl-code-quality-report.json").read_text()) == []
    assert JUnitXml.fromfile(str(clone.top / "okr-junit.xml")).failures == 0
    assert "target" in (clone.top / "okr-diff.md").read_text()


def test_findings_fail_the_job_and_are_reported_all_the_same(origin: Checkout, tmp_path: Path) -> None:
    clone = clone_of(origin, tmp_path / "clone")
    clone.commit({"goals/kpis/a.yaml": "name: A\n"}, "half a KPI")
    put_okr(tmp_path / "okr")

    code, log = run_script(filled_in({"path": "goals"}), clone.top, {"OKR_HOME": str(tmp_path / "okr")})

    assert (code, "OKR101 missing-key" in log) == (1, True)
    (issue, *_) = json.loads((clone.top / "gl-code-quality-report.json").read_text())
    assert (issue["check_name"], issue["location"]["path"]) == ("missing-key", "goals/kpis/a.yaml")
    assert JUnitXml.fromfile(str(clone.top / "okr-junit.xml")).failures > 0
    assert not (clone.top / "okr-diff.md").exists()


def test_a_target_moved_is_a_failure_where_that_was_asked_for(origin: Checkout, tmp_path: Path) -> None:
    clone = clone_of(origin, tmp_path / "clone")
    put_okr(tmp_path / "okr")
    env = {
        "OKR_HOME": str(tmp_path / "okr"),
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }

    assert run_script(filled_in({"path": "goals", "fail-on": "warning"}), clone.top, env)[0] == 1
    assert f"goals/{PATH}" not in clone.git("status", "--porcelain")
