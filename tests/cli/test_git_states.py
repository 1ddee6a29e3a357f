"""Every state of a repository: what needs no history works in all of them, what does says what is missing."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Checkout, begin, isolate
from tests.workspaces import dedented

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

GOAL = "objectives/2026-Q4/delight.yaml"
OLD = "objectives/2026-Q3/before.yaml"
FILES = {
    path: str(text)
    for path, text in dedented(
        {
            "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
            GOAL: """
                title: Delight customers
                owner: support-lead
                key_results:
                  - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
                  - {id: calls, title: Call back, baseline: 0, target: 10}
                  - {id: guides, title: Publish guides, milestones: [setup]}
                """,
            OLD: "{title: Before, owner: chief, key_results: [{id: a, title: A, baseline: 0, target: 1}]}",
        }
    ).items()
}
LOWERED = FILES[GOAL].replace("80%", "60%")
FOUND = f"{GOAL}:4:58: warning OKR901 target-lowered: target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4\n"


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Begin the repository that others are cloned from: goals, and a commit on `main` after them."""
    isolate(monkeypatch)
    for name in ("GITHUB_BASE_REF", "GITHUB_ACTIONS", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.delenv(name, raising=False)
    made = begin(tmp_path / "origin")
    made.commit(FILES)
    made.commit({"README.md": "goals\n"}, "say what this is")
    made.git("branch", "work")
    made.git("config", "uploadpack.allowFilter", "true")
    return made


def cloned(origin: Checkout, *options: str) -> Checkout:
    """Clone a repository as a CI does, with its options."""
    clone = Checkout(origin.top.parent / "clone")
    origin.git("clone", "--quiet", *options, f"file://{origin.top}", str(clone.top))
    return clone


def check_that_reading_works(okr: Call, checkout: Checkout) -> None:
    """Compare what needs no history with what the same files give where there is no git."""
    for arguments in (["status"], ["validate", "--format", "full"], ["show", "delight"], ["kpis"], ["todo"]):
        ran = okr("-C", checkout.top, *arguments)
        assert (ran.code, ran.stderr) == (0, ""), arguments
        assert ran.stdout == okr("-C", without_git(checkout), *arguments).stdout


def without_git(checkout: Checkout) -> Path:
    """Write the files where no repository is."""
    bare = Checkout(checkout.top.parent / "no-git")
    bare.write(FILES)
    return bare.top


def cure(checkout: Checkout, said: str) -> None:
    """Run the fetch that a message names."""
    found = re.search("`(git fetch [^`]*)`", said)
    assert found is not None
    checkout.git(*shlex.split(found[1])[1:], "--quiet")


def findings(okr: Call, checkout: Checkout, *arguments: str) -> str:
    """Lower a target and return what `okr diff` finds, without the rule that asks for a reason."""
    checkout.write({GOAL: LOWERED})
    ran = okr("-C", checkout.top, "diff", *arguments, "--format", "concise", "--ignore", "915")
    checkout.write({GOAL: FILES[GOAL]})
    assert ran.code == 0, ran.stderr
    return ran.stdout[ran.stdout.index("objectives/") :]


def refused(okr: Call, checkout: Checkout, *arguments: str) -> str:
    """Return what a call that could not run says, whole."""
    ran = okr("-C", checkout.top, *arguments)
    assert (ran.code, ran.stdout) == (2, "")
    assert [line.split(":")[0] for line in ran.stderr.splitlines()] == ["error", "help"]
    return ran.stderr


def test_a_whole_clone_on_a_branch(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin, "--branch", "work")

    check_that_reading_works(okr, clone)
    assert findings(okr, clone) == FOUND
    assert findings(okr, clone, "origin/main~1") == FOUND


@pytest.mark.usefixtures("origin")
def test_an_unborn_branch(okr: Call, tmp_path: Path) -> None:
    unborn = begin(tmp_path / "unborn")
    unborn.write(FILES)

    check_that_reading_works(okr, unborn)
    assert "this branch has no commit yet" in refused(okr, unborn, "diff")
    assert "there is no commit `HEAD`" in refused(okr, unborn, "status", "--rev", "HEAD")


def test_a_detached_head(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin)
    clone.git("checkout", "--quiet", "--detach")

    check_that_reading_works(okr, clone)
    assert findings(okr, clone) == FOUND


def test_a_shallow_clone_names_the_fetch_that_cures_it(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin, "--depth=1", "--branch", "work")

    check_that_reading_works(okr, clone)
    for arguments in (["diff"], ["diff", "HEAD~1"], ["diff", "origin/main"], ["status", "--rev", "HEAD~1"]):
        said = refused(okr, clone, *arguments)
        assert "git fetch --unshallow" in said
        assert "fetch-depth: 0" in said
    assert okr("-C", clone.top, "status", "--rev", "HEAD").code == 0
    cure(clone, refused(okr, clone, "diff", "origin/main"))
    assert findings(okr, clone, "origin/main") == FOUND


def test_two_shallow_ends_have_no_common_ancestor(okr: Call, origin: Checkout) -> None:
    origin.git("switch", "--quiet", "work")
    origin.commit({"notes.md": "x\n"}, "work on")
    clone = cloned(origin, "--depth=1", "--no-single-branch", "--branch", "work")

    assert "have no common ancestor in this clone" in (said := refused(okr, clone, "diff", "origin/main"))
    assert "fetch-depth: 0" in said
    assert findings(okr, clone, "origin/main", "--exact") == FOUND


def test_a_single_branch_clone_names_the_fetch(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin, "--single-branch", "--branch", "work")

    check_that_reading_works(okr, clone)
    cure(clone, refused(okr, clone, "diff", "origin/main"))
    assert findings(okr, clone, "origin/main") == FOUND
    assert findings(okr, clone, "HEAD~1") == FOUND


def test_a_partial_clone_fetches_nothing_by_itself(okr: Call, origin: Checkout) -> None:
    origin.git("switch", "--quiet", "work")
    origin.commit({GOAL: LOWERED}, "lower")
    clone = cloned(origin, "--filter=blob:none", "--branch", "work")
    origin.top.rename(origin.top.with_name("gone"))

    assert okr("-C", clone.top, "status").code == 0
    assert "git fetch --refetch" in refused(okr, clone, "diff", "origin/main")
    assert "git fetch --refetch" in refused(okr, clone, "status", "--rev", "origin/main")
    assert okr("-C", clone.top, "status", "--rev", "HEAD").code == 0


def test_a_bare_repository_holds_no_files(okr: Call, origin: Checkout) -> None:
    bare = cloned(origin, "--bare")

    assert "no okr.yaml" in refused(okr, bare, "status")
    assert "no okr.yaml" in refused(okr, bare, "diff", "main~1", "main")


def test_a_linked_work_tree(okr: Call, origin: Checkout, tmp_path: Path) -> None:
    origin.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "work")
    linked = Checkout(tmp_path / "linked")

    check_that_reading_works(okr, linked)
    assert findings(okr, linked) == FOUND


def test_a_submodule_is_a_repository_of_its_own(okr: Call, origin: Checkout, tmp_path: Path) -> None:
    outer = begin(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{origin.top}", "goals")
    outer.commit({"okr.yaml": "version: 1\n"})
    inner = Checkout(outer.top / "goals")

    assert findings(okr, inner) == FOUND
    assert okr("-C", outer.top, "diff", "--format", "full").stdout.startswith("No goal changed\n")


def test_a_corrupt_index_is_no_matter(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin)
    (clone.top / ".git/index").write_bytes(b"DIRC garbage")

    check_that_reading_works(okr, clone)
    assert findings(okr, clone) == FOUND


def test_a_sparse_checkout_has_lost_nothing(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin, "--sparse")
    clone.git("sparse-checkout", "set", "objectives/2026-Q4")

    assert not (clone.top / OLD).exists()
    assert okr("-C", clone.top, "status").code == 0
    assert okr("-C", clone.top, "diff", "--format", "full").stdout.startswith("No goal changed\n")
    assert findings(okr, clone) == FOUND


def test_in_the_middle_of_a_merge(okr: Call, origin: Checkout) -> None:
    clone = cloned(origin)
    (clone.top / ".git/MERGE_HEAD").write_text(clone.git("rev-parse", "HEAD") + "\n")

    check_that_reading_works(okr, clone)
    assert findings(okr, clone) == FOUND


def test_the_repository_of_another_owner_is_left_to_git_to_refuse(
    okr: Call, origin: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = cloned(origin)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    check_that_reading_works(okr, clone)
    assert "dubious ownership" in refused_by_git(okr, clone)


def refused_by_git(okr: Call, checkout: Checkout) -> str:
    """Return what a call says that git refused in several lines."""
    ran = okr("-C", checkout.top, "diff")
    assert (ran.code, ran.stdout) == (2, "")
    return ran.stderr


def test_without_git_on_the_machine(okr: Call, origin: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = cloned(origin)
    monkeypatch.setenv("PATH", "/nowhere")

    check_that_reading_works(okr, clone)
    assert "no `git` can be run here" in refused(okr, clone, "diff")
