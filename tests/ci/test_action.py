"""The GitHub action, run step by step as its runner does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ci.composite import Job
from tests.ci.conftest import OBJECTIVE, PATH, clone_of, put_okr

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.repositories import Checkout

INSTALL, CHECK, DIFF = "Install okr", "Check the goals", "Say what changes"


def job(checkout: Checkout, folder: Path, base_ref: str = "", **inputs: str) -> Job:
    """Prepare a run with this checkout's okr in place of an installed one."""
    folder.mkdir()
    put_okr(folder / "okr")
    return Job(checkout.top, folder, base_ref, {"path": "goals"} | {n.replace("_", "-"): v for n, v in inputs.items()})


def test_a_pull_request_is_checked_and_told(origin: Checkout, tmp_path: Path) -> None:
    run = job(clone_of(origin, tmp_path / "clone"), tmp_path / "runner", "main")

    steps = run.run(skip=(INSTALL,))

    assert [(name, code) for name, (code, _) in steps.items()] == [(CHECK, 0), (DIFF, 0)]
    annotations = [line for line in steps[DIFF][1].splitlines() if line.startswith("::")]
    assert len(annotations) == 2
    assert all(line.startswith(f"::warning file=goals/{PATH},title=OKR9") for line in annotations)
    assert run.written("output") == f"comment-file={tmp_path}/runner/okr-comment.md\n"
    assert "target" in run.written("okr-comment.md")
    assert "target" in run.written("summary")


def test_a_push_is_checked_alone(origin: Checkout, tmp_path: Path) -> None:
    run = job(clone_of(origin, tmp_path / "clone"), tmp_path / "runner")

    assert list(run.run(skip=(INSTALL,))) == [CHECK]
    assert run.written("output") == ""


def test_what_changes_is_told_of_goals_with_errors_too(origin: Checkout, tmp_path: Path) -> None:
    clone = clone_of(origin, tmp_path / "clone")
    clone.commit({"goals/kpis/a.yaml": "name: A\n"}, "half a KPI")
    run = job(clone, tmp_path / "runner", "main")

    steps = run.run(skip=(INSTALL,))

    assert {name: code for name, (code, _) in steps.items()} == {CHECK: 1, DIFF: 0}
    assert "::error file=goals/kpis/a.yaml,title=OKR101 missing-key" in steps[CHECK][1]
    assert run.written("okr-comment.md")


def test_findings_fail_the_job_from_the_level_that_was_asked_for(origin: Checkout, tmp_path: Path) -> None:
    run = job(clone_of(origin, tmp_path / "clone"), tmp_path / "runner", "main", fail_on="warning")

    assert run.run(skip=(INSTALL,))[DIFF][0] == 1
    assert run.written("output") != ""


def test_a_shallow_clone_is_told_of_fetch_depth(origin: Checkout, tmp_path: Path) -> None:
    origin.commit({"README.md": "more\n"}, "more")
    run = job(clone_of(origin, tmp_path / "clone", "--depth=1"), tmp_path / "runner", base="main~1")

    code, log = run.run(skip=(INSTALL,))[DIFF]

    assert code == 2
    assert "::error title=okr diff needs the history::Give actions/checkout `fetch-depth: 0`" in log
    assert run.written("output") == ""


def test_inputs_are_words_and_never_lines_of_the_shell(origin: Checkout, tmp_path: Path) -> None:
    hostile = "$(touch pwned); touch pwned `touch pwned` \"'\n--output=pwned"
    clone = clone_of(origin, tmp_path / "clone")
    for number, given in enumerate(
        ({"path": hostile}, {"base": hostile}, {"fail_on": hostile}, {"base": "--output=pwned"})
    ):
        run = job(clone, tmp_path / f"runner{number}", "main", **given)

        assert any(code == 2 for code, _ in run.run(skip=(INSTALL,)).values())

    assert clone.status() == []
    assert not list(tmp_path.rglob("pwned"))


def test_nothing_of_the_checkout_is_imported(origin: Checkout, tmp_path: Path) -> None:
    clone = clone_of(origin, tmp_path / "clone")
    trap = "raise SystemExit('imported from the checkout')\n"
    clone.commit(dict.fromkeys(("venv.py", "pip.py", "okrcli.py", "typing.py", "goals/typing.py"), trap), "a trap")
    run = job(clone, tmp_path / "runner", "main")

    assert [code for code, _ in run.run(skip=(INSTALL,)).values()] == [0, 0]


def test_it_installs_okr_of_its_own_version(origin: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")
    clone = clone_of(origin, tmp_path / "clone")
    clone.commit({"venv.py": "raise SystemExit('imported from the checkout')\n", f"goals/{PATH}": OBJECTIVE}, "a trap")
    (tmp_path / "runner").mkdir()

    steps = Job(clone.top, tmp_path / "runner", "main", {"path": "goals"}).run()

    assert {name: code for name, (code, _) in steps.items()} == {INSTALL: 0, CHECK: 0, DIFF: 0}, steps
