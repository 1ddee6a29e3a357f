"""What every changing command does with its change: diff, files, commit, and the finding that refuses it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.process import ROOT, run_okr
from tests.repositories import Checkout, begin, isolate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

OBJECTIVE = "objectives/2026-Q4/delight.yaml"
REVISE = ("revise", "delight/calls", "target=12", "--because", "More come back")
SUBJECT = "Revise 2026-Q4/delight/calls: target of calls from 10 to 12"


@pytest.fixture
def checkout(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Put the workspace under git."""
    isolate(monkeypatch)
    made = begin(workspace)
    made.commit({})
    return made


def test_a_change_says_what_it_did_and_where(okr: Call, workspace: Path) -> None:
    ran = okr(*REVISE)

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == f"{SUBJECT}\n  changed {OBJECTIVE}\n"
    assert "target: 12" in (workspace / OBJECTIVE).read_text()


def test_files_are_named_from_where_one_stands(okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "kpis")

    assert okr(*REVISE).stdout.splitlines()[1] == f"  changed ../{OBJECTIVE}"


def test_a_commit_is_named(okr: Call, checkout: Checkout) -> None:
    ran = okr(*REVISE, "--commit")

    commit = checkout.git("rev-parse", "--short", "HEAD")
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == f"{SUBJECT}\n  changed {OBJECTIVE}\n  committed as {commit}\n"
    assert (checkout.log()[0], checkout.committed()) == (SUBJECT, [f"M\t{OBJECTIVE}"])


def test_what_a_hook_says_is_passed_on_and_acts_on_no_terminal(okr: Call, checkout: Checkout) -> None:
    checkout.hook("pre-commit", r"printf 'looked \033[31mat it\n' >&2")

    ran = okr(*REVISE, "--commit")

    assert (ran.code, ran.stderr) == (0, "looked \\u{1b}[31mat it\n")


def test_a_hook_that_says_no_is_quoted(okr: Call, checkout: Checkout) -> None:
    checkout.hook("pre-commit", "echo not on a Friday >&2; exit 1")

    ran = okr(*REVISE, "--commit")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: the files are written, and git made no commit of them:\nnot on a Friday\n"
        "help: mend what it names and commit them yourself; what was staged before is staged as it was\n"
    )
    assert checkout.status() == [f" M {OBJECTIVE}"]


def test_a_dry_run_prints_a_diff_that_git_applies_and_nothing_else_on_stdout(okr: Call, checkout: Checkout) -> None:
    ran = okr(*REVISE, "--dry-run", "--commit")

    assert (ran.code, ran.stderr) == (0, f"{SUBJECT}\n")
    assert checkout.status() == []
    checkout.git("apply", "-", typed=ran.stdout)
    applied = (checkout.top / OBJECTIVE).read_text()
    checkout.git("checkout", "--", ".")
    okr(*REVISE)
    assert (checkout.top / OBJECTIVE).read_text() == applied


@pytest.mark.usefixtures("workspace")
def test_a_diff_has_the_colours_of_git(okr: Call) -> None:
    lines = okr("--color", "always", *REVISE, "--dry-run").stdout.splitlines()

    colours = {line[:5] for line in lines if line.startswith("\033")}
    assert colours == {"\033[31m", "\033[32m", "\033[36m"}
    assert all(line.endswith("\033[0m") for line in lines if line.startswith("\033"))


def test_nothing_in_a_diff_acts_on_a_terminal(okr: Call, workspace: Path) -> None:
    objective = workspace / OBJECTIVE
    objective.write_bytes(objective.read_bytes().replace(b"\n", b"\r\n"))

    shown = okr(*REVISE, "--dry-run").stdout

    assert "\r\n" in shown
    assert "\033" not in shown
    assert "\r" not in shown.replace("\r\n", "")


def test_a_change_that_brings_an_error_is_refused_with_the_finding(okr: Call, workspace: Path) -> None:
    before = (workspace / OBJECTIVE).read_bytes()

    ran = okr("revise", "delight/calls", "target=0", "--because", "Nobody calls")

    assert (ran.code, ran.stdout) == (2, "")
    finding, error, help_text = ran.stderr.splitlines()
    assert finding.startswith(f"{OBJECTIVE}:6:")
    assert ": error OKR301 baseline-is-target: " in finding
    assert error == "error: this would bring an error into the files; nothing was written"
    assert help_text.startswith("help: ")
    assert (workspace / OBJECTIVE).read_bytes() == before


@pytest.mark.usefixtures("workspace")
def test_a_person_sees_the_line_that_refuses_a_change(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    ran = okr("revise", "delight/calls", "target=0", "--because", "Nobody calls")

    assert ran.stderr.splitlines() == [
        "error OKR301 baseline-is-target: `0` leads where it starts, so there is no way to go",
        f"  --> {OBJECTIVE}:6:56",
        "  6 |   - {id: calls, title: Call back, baseline: 0, target: 0, influences: [reply-time]}",
        "    |                                                        ^",
        "  help: write a number to reach, or `keep` in place of baseline and target",
        "",
        "error: this would bring an error into the files; nothing was written",
        "help: write a number to reach, or `keep` in place of baseline and target",
    ]


def test_a_file_that_cannot_be_changed_line_by_line_stays_to_the_byte(okr: Call, workspace: Path) -> None:
    goals = workspace / OBJECTIVE
    plan = "plan: [\n        {at: 2026-11-15, value: 60}, # as agreed with the desk\n      ]"
    goals.write_text(goals.read_text("utf-8").replace("target: 10,", f"target: 10, {plan},"), encoding="utf-8")
    before = goals.read_bytes()

    ran = okr("revise", "delight/calls", "plan=s-curve", "--because", "Calls come late.")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: {OBJECTIVE}:6: cannot change this file: other lines would change, ")
    assert "\nhelp: " in ran.stderr
    assert goals.read_bytes() == before


@pytest.mark.parametrize("option", ["--commit", "--push"])
def test_without_a_repository_nothing_is_written_where_a_commit_is_asked_for(
    okr: Call, workspace: Path, option: str
) -> None:
    before = (workspace / OBJECTIVE).read_bytes()

    ran = okr(*REVISE, option)

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"error: {workspace} is in no git repository with a work tree, so nothing can be committed\n"
        "help: call it without --commit and --push, which only writes the files; or begin one here: `git init`\n"
    )
    assert (workspace / OBJECTIVE).read_bytes() == before


@pytest.mark.usefixtures("workspace")
def test_without_git_only_a_commit_is_refused(tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path / "empty")}

    refused = run_okr(*REVISE, "--commit", env=nothing)
    shown = run_okr(*REVISE, "--dry-run", "--commit", env=nothing)
    done = run_okr(*REVISE, env=nothing)

    assert (refused.code, refused.stderr.splitlines()[0]) == (
        2,
        "error: git is needed for this, and no `git` can be run here",
    )
    assert (shown.code, shown.stdout[:4]) == (0, "--- ")
    assert (done.code, done.stderr) == (0, "")


def environment_with_okr(folder: Path) -> dict[str, str]:
    """Return an environment in which `okr` is this checkout's."""
    script = folder / "bin/okr"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m okrcli "$@"\n')
    script.chmod(0o755)
    return os.environ | {"PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}"}


def test_a_check_in_from_a_hook_of_another_repository_stays_in_its_own(checkout: Checkout, tmp_path: Path) -> None:
    """A hook has GIT_DIR and GIT_INDEX_FILE set; the workspace that it calls okr for is another repository."""
    code = begin(tmp_path / "code")
    call = f"okr -C '{checkout.top}' checkin delight/calls 4 --by support-lead --commit"
    code.hook("post-commit", f"{call} >&2 || exit 0")
    code.write({"a.py": "1\n"})
    code.git("add", "a.py")

    subprocess.run(
        ["git", "commit", "--quiet", "--message", "code"],
        cwd=code.top,
        env=environment_with_okr(tmp_path),
        check=True,
        capture_output=True,
    )

    assert code.log() == ["code"]
    assert checkout.log()[0].startswith("Check in: ")
    assert code.status() == checkout.git("status", "--porcelain", "--", "checkins").split() == []
