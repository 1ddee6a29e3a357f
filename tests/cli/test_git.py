"""`okr git` in real clones: the hook, the diff driver and CODEOWNERS."""

from __future__ import annotations

import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.process import ROOT, run_okr
from tests.repositories import Checkout, begin, isolate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

OBJECTIVE = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}
  - {id: calls, title: Call back, baseline: 0, target: 10}
  - {id: guides, title: Write guides, baseline: 0, target: 3}
"""
PATH = "objectives/2026-Q4/delight.yaml"
OWN_HOOK = "echo own hook ran >&2"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Begin a repository with goals in its top folder, and stand in it."""
    isolate(monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("OKR_AS_OF", "2026-11-20")
    made = begin(tmp_path / "clone")
    made.commit({"okr.yaml": "version: 1\n", PATH: OBJECTIVE, "README.md": "goals\n"})
    monkeypatch.chdir(made.top)
    return made


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return what git keeps for the clone besides its objects: every file with its mode."""
    files = (path for path in folder.rglob("*") if path.is_file() and "objects" not in path.parts)
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode) for path in files}


def attempt(checkout: Checkout, *arguments: str) -> tuple[int, str]:
    """Run git, which may fail, and return its exit code with all that it said."""
    done = subprocess.run(["git", *arguments], cwd=checkout.top, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_it_says_what_it_writes_and_twice_is_once(okr: Call, clone: Checkout) -> None:
    first, once = okr("git", "install"), snapshot(clone.top / ".git")
    second = okr("git", "install")

    assert first.stdout == (
        "written    .git/hooks/pre-commit: checks staged goals\n"
        "written    .git/info/attributes: which files they are\n"
        "written    .git/config (diff.okr.command): goals in `git diff` and `git log -p --ext-diff`\n"
    )
    assert second.stdout == first.stdout.replace("written   ", "as it was ")
    assert snapshot(clone.top / ".git") == once
    assert clone.status() == []


@pytest.mark.parametrize("has_own", [False, True])
def test_uninstalling_takes_back_exactly_that(okr: Call, clone: Checkout, *, has_own: bool) -> None:
    if has_own:
        clone.hook("pre-commit", OWN_HOOK)
        clone.write({".git/info/attributes": "*.png -text"})
        clone.git("config", "diff.other.command", "other")
    before = snapshot(clone.top / ".git")

    okr("git", "install")
    assert snapshot(clone.top / ".git") != before
    taken = okr("git", "install", "--uninstall")

    assert taken.stdout.count("taken back") == 3
    assert snapshot(clone.top / ".git") == before
    assert okr("git", "install", "--uninstall").stdout.count("as it was") == 3


def test_a_dry_run_shows_the_diff_and_writes_nothing(okr: Call, clone: Checkout) -> None:
    before = snapshot(clone.top / ".git")

    ran = okr("git", "install", "--dry-run")

    assert "+**/objectives/**/*.yaml diff=okr\n" in ran.stdout
    assert "+++ b" + str(clone.top / ".git/hooks/pre-commit") in ran.stdout
    assert snapshot(clone.top / ".git") == before


def test_the_hook_checks_what_is_staged_and_not_what_is_written(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    broken = OBJECTIVE.replace("owner:", "ownr:")

    clone.write({PATH: broken})
    clone.git("add", PATH)
    clone.write({PATH: OBJECTIVE})
    code, said = attempt(clone, "commit", "-m", "broken")
    assert (code, "OKR102" in said, "--no-verify" in said) == (1, True, True)

    clone.git("add", PATH)
    clone.write({PATH: broken, "README.md": "changed\n"})
    clone.git("add", "README.md")
    assert attempt(clone, "commit", "-m", "the text alone")[0] == 0


def test_the_hook_checks_the_index_of_a_commit_of_single_files(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    clone.write({PATH: OBJECTIVE.replace("owner:", "ownr:"), "README.md": "changed\n"})

    assert attempt(clone, "commit", "--only", "-m", "the text alone", "README.md")[0] == 0
    assert attempt(clone, "commit", "--only", "-m", "the goal", PATH)[0] == 1
    assert attempt(clone, "commit", "--all", "-m", "everything")[0] == 1


def test_the_hook_is_silent_of_what_others_left(okr: Call, clone: Checkout) -> None:
    clone.commit({"objectives/2026-Q4/empty.yaml": "title: Nothing to measure\nowner: a\nkey_results: []\n"})
    okr("git", "install")

    clone.write({PATH: OBJECTIVE.replace("target: 80", "target: 70")})

    code, said = attempt(clone, "commit", "--all", "-m", "less")
    assert (code, "key-result-count" in said) == (0, False)


def test_the_hook_stands_before_an_own_one_and_lets_it_run(okr: Call, clone: Checkout) -> None:
    clone.hook("pre-commit", OWN_HOOK)
    okr("git", "install")
    clone.write({PATH: OBJECTIVE.replace("target: 80", "target: 70")})

    code, said = attempt(clone, "commit", "--all", "-m", "less")

    assert (code, "own hook ran" in said) == (0, True)


@pytest.mark.parametrize(
    ("script", "mode", "why"),
    [
        ("#!/usr/bin/env python3\nprint()\n", 0o755, "is no shell script"),
        ("#!/bin/sh\nexit 0\n", 0o644, "is not executable"),
    ],
)
def test_a_hook_that_lines_cannot_be_added_to_is_refused(
    okr: Call, clone: Checkout, script: str, mode: int, why: str
) -> None:
    hook = clone.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script)
    hook.chmod(mode)
    before = snapshot(clone.top / ".git")

    ran = okr("git", "install")

    assert (ran.code, ran.stdout) == (2, "")
    assert why in ran.stderr
    assert snapshot(clone.top / ".git") == before


def test_hooks_are_where_core_hooks_path_says(okr: Call, clone: Checkout, tmp_path: Path) -> None:
    clone.git("config", "core.hooksPath", ".hooks")
    ran = okr("git", "install")
    assert "written    .hooks/pre-commit" in ran.stdout
    assert "is in the work tree" in ran.stdout
    assert (clone.top / ".hooks/pre-commit").stat().st_mode & 0o100

    clone.git("config", "core.hooksPath", str(tmp_path / "everybody"))
    ran = okr("git", "install")
    assert (ran.code, (tmp_path / "everybody").exists()) == (2, False)
    assert "is not this repository's alone" in ran.stderr
    assert "okr git pre-commit" in ran.stderr


def test_another_driver_is_left_alone(okr: Call, clone: Checkout) -> None:
    clone.git("config", "diff.okr.command", "something else")
    before = snapshot(clone.top / ".git")

    assert "something else" in okr("git", "install").stderr
    okr("git", "install", "--uninstall")
    assert snapshot(clone.top / ".git") == before


def test_git_diff_and_log_speak_in_goals(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    told = dedent(f"""\
        diff okr {PATH}
          Delight customers (2026-Q4/delight)
            ~ `target` of `csat` changed from 80% to 60%
        """)
    clone.write({PATH: OBJECTIVE.replace("target: 80", "target: 60")})

    assert clone.git("diff") + "\n" == told
    clone.git("commit", "--quiet", "--all", "--message", "less")
    assert clone.git("log", "-1", "--format=", "-p", "--ext-diff") + "\n" == told
    assert "+  - {id: csat" in clone.git("diff", "--no-ext-diff", "HEAD~1")
    assert "+  - {id: csat" in clone.git("format-patch", "--stdout", "-1")


def test_git_diff_of_files_that_come_go_and_move(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    clone.git("mv", PATH, "objectives/2026-Q4/please customers.yaml")
    clone.write({"okr.yaml": "version: 1\norganization: Northwind Traders\n", "kpis/a.yaml": "name: [\n"})
    clone.git("add", "--all")

    lines = clone.git("diff", "--cached", "-M").splitlines()

    assert [line for line in lines if line.startswith("diff ")] == [
        "diff okr kpis/a.yaml",
        f"diff okr {PATH} -> objectives/2026-Q4/please customers.yaml",
        "diff okr okr.yaml",
    ]
    assert "+name: [" in lines


def test_a_file_that_is_not_merged_is_named(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    clone.git("checkout", "--quiet", "-b", "other")
    clone.commit({PATH: OBJECTIVE.replace("80", "70")})
    clone.git("checkout", "--quiet", "main")
    clone.commit({PATH: OBJECTIVE.replace("80", "60")})
    assert attempt(clone, "merge", "other")[0] == 1

    assert f"* Unmerged path {PATH}" in clone.git("diff", "--cached")


def test_a_linked_work_tree_has_the_hook_and_the_driver(okr: Call, clone: Checkout) -> None:
    clone.git("worktree", "add", "--quiet", "../linked", "-b", "linked")
    linked = Checkout(clone.top.parent / "linked")
    assert okr("-C", linked.top, "git", "install").stdout.count("written") == 3
    assert okr("git", "install").stdout.count("as it was") == 3
    linked.write({PATH: OBJECTIVE.replace("target: 80", "target: x")})

    assert attempt(linked, "commit", "--all", "-m", "broken")[0] == 1
    assert linked.git("diff").startswith(f"diff okr {PATH}\n--- a/")


def test_nothing_of_the_repository_is_imported_by_hook_and_driver(okr: Call, clone: Checkout) -> None:
    okr("git", "install")
    trap = "raise SystemExit('imported from the repository')\n"
    clone.write(dict.fromkeys(("okrcli/__init__.py", "okrcli/__main__.py", "typing.py", "typer.py"), trap))
    clone.write({PATH: OBJECTIVE.replace("target: 80", "target: 60")})
    clone.git("add", "--all")

    assert clone.git("diff", "--cached", PATH).startswith("diff okr")
    assert attempt(clone, "commit", "-m", "a trap")[0] == 0


@pytest.mark.parametrize("arguments", [["install"], ["pre-commit"]], ids=" ".join)
def test_outside_of_a_repository(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    isolate(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()

    ran = okr("-C", tmp_path / "plain", "git", *arguments)

    assert (ran.code, ran.stdout) == (2, "")
    assert "no git repository" in ran.stderr


def test_a_bare_repository_has_no_files_to_check(okr: Call, clone: Checkout, tmp_path: Path) -> None:
    clone.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))

    ran = okr("-C", tmp_path / "bare.git", "git", "install")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"error: {tmp_path / 'bare.git'} is in no git repository with a work tree\n"
        "help: go to a clone, or begin one: `git init`\n"
    )


OWNED = {
    "okr.yaml": """\
version: 1
people:
  support-lead: {email: support-lead@northwind.example, team: support}
  desk-manager: {name: "@desk-manager"}
  new-hire: {name: Somebody new}
teams:
  support: {name: "@northwind/support"}
  desk: {lead: desk-manager}
""",
    PATH: OBJECTIVE,
    "objectives/2026-Q4/desk.yaml": OBJECTIVE.replace("support-lead", "desk-manager") + "teams: [desk, support]\n",
    "objectives/2026-Q4/new.yaml": OBJECTIVE.replace("support-lead", "new-hire"),
    "kpis/reply-time.yaml": "name: Reply time\nowner: desk-manager\ncadence: weekly\nunit: min\n",
}
BLOCK = """\
# >>> okr: owners of goals >>>
/kpis/reply-time.yaml @desk-manager
/objectives/2026-Q4/delight.yaml support-lead@northwind.example @northwind/support
/objectives/2026-Q4/desk.yaml @desk-manager @northwind/support
# <<< okr: owners of goals <<<
"""


def test_codeowners_come_from_owners_and_teams(okr: Call, clone: Checkout) -> None:
    clone.write(OWNED)

    ran = okr("git", "codeowners")

    assert (clone.top / "CODEOWNERS").read_text() == BLOCK
    assert ran.stdout.splitlines() == [
        "owners of 3 goals",
        "  new     CODEOWNERS",
        "left out, for want of an address: goals of new-hire; give them an `email` under `people` in okr.yaml",
    ]


def test_codeowners_keep_what_is_there_and_twice_is_once(okr: Call, clone: Checkout) -> None:
    clone.write({**OWNED, ".github/CODEOWNERS": "* @everybody"})
    okr("git", "codeowners")
    clone.write({".github/CODEOWNERS": (clone.top / ".github/CODEOWNERS").read_text() + "/last @one\n"})
    again = okr("git", "codeowners")

    assert again.stdout.splitlines()[0] == ".github/CODEOWNERS is as the goals say"
    assert (clone.top / ".github/CODEOWNERS").read_text() == f"* @everybody\n{BLOCK}/last @one\n"
    assert not (clone.top / "CODEOWNERS").exists()


def test_without_an_address_there_is_nothing_to_write(okr: Call, clone: Checkout) -> None:
    ran = okr("git", "codeowners")

    assert (ran.code, (clone.top / "CODEOWNERS").exists()) == (0, False)
    assert ran.stdout.splitlines()[0] == "no goal has an owner to name"
    assert "goals of support-lead; give them an `email`" in ran.stdout


def test_codeowners_that_are_out_of_date_are_a_finding(okr: Call, clone: Checkout) -> None:
    clone.write(OWNED)
    ran = okr("git", "codeowners", "--check")
    assert (ran.code, (clone.top / "CODEOWNERS").exists()) == (1, False)
    assert "run `okr git codeowners`" in ran.stderr
    assert "+/kpis/reply-time.yaml @desk-manager\n" in ran.stdout

    assert okr("git", "codeowners", "--dry-run").code == 0
    okr("git", "codeowners")
    assert (okr("git", "codeowners", "--check").code, okr("git", "codeowners", "--check").stdout) == (0, "")


def test_codeowners_name_files_from_the_top_of_the_repository(okr: Call, clone: Checkout) -> None:
    clone.write({f"teams/goals/{path}": text for path, text in OWNED.items()})

    okr("-C", "teams/goals", "git", "codeowners")

    lines = (clone.top / "CODEOWNERS").read_text().splitlines()
    assert lines[0] == "# >>> okr: owners of goals in teams/goals >>>"
    assert lines[1] == "/teams/goals/kpis/reply-time.yaml @desk-manager"


def test_colours_reach_the_pager(clone: Checkout) -> None:
    clone.write({"old": OBJECTIVE, PATH: OBJECTIVE.replace("target: 80", "target: 60")})
    call = ("git", "diff-file", "--", PATH, "old", "0", "100644", PATH, "0", "100644")
    paged = {"GIT_PAGER_IN_USE": "true", "TERM": "xterm"}

    assert "\x1b[1mdiff okr" in run_okr(*call, cwd=clone.top, env=paged).stdout
    assert "\x1b" not in run_okr(*call, cwd=clone.top, env=paged | {"NO_COLOR": "1"}).stdout
    assert "\x1b" not in run_okr(*call, cwd=clone.top).stdout
