"""A kept answer that came from git lasts as long as git would answer the same."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cache.asking import recalled, say
from tests.repositories import Checkout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMIT = ("commit", "--quiet", "--allow-empty", "--message", "another")
CHANGES: dict[str, Callable[[Checkout], object]] = {
    "a commit": lambda made: made.git(*COMMIT),
    "a branch": lambda made: made.git("branch", "other"),
    "a branch in a folder": lambda made: made.git("branch", "team/goals"),
    "another branch checked out": lambda made: made.git("switch", "--quiet", "--create", "other"),
    "a tag": lambda made: made.git("tag", "v1"),
    "a remote branch": lambda made: made.git("update-ref", "refs/remotes/origin/main", "HEAD"),
    "a default branch": lambda made: made.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/main"),
    "packed branches": lambda made: made.git("pack-refs", "--all"),
    "a shallow history": lambda made: made.write({".git/shallow": made.git("rev-parse", "HEAD") + "\n"}),
    "a setting": lambda made: made.git("config", "diff.renames", "false"),
    "what is staged": lambda made: made.git("rm", "--quiet", "--cached", "okr.yaml"),
    "grafts": lambda made: made.write({".git/info/grafts": made.git("rev-parse", "HEAD") + "\n"}),
    "objects from elsewhere": lambda made: made.write({".git/objects/info/alternates": "elsewhere\n"}),
    "objects that came or went": lambda made: made.git("repack", "-q", "-d"),
    "a replaced commit": lambda made: made.git("update-ref", "refs/replace/" + "1" * 40, "HEAD"),
    "a merge that is not finished": lambda made: made.write({".git/MERGE_HEAD": made.git("rev-parse", "HEAD") + "\n"}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("moment", ["checkout", "later"])
def test_every_change_of_a_repository_is_seen(
    moment: str, change: Callable[[Checkout], object], request: pytest.FixtureRequest
) -> None:
    made: Checkout = request.getfixturevalue(moment)
    say("log", of_git=True)
    assert recalled("log") == "said\n"
    change(made)

    assert recalled("log") is None


@pytest.mark.parametrize("change", ["a commit", "a branch", "a tag", "packed branches"])
def test_what_git_was_not_asked_for_stays(later: Checkout, change: str) -> None:
    say("status")
    CHANGES[change](later)

    assert recalled("status") == "said\n"


def in_reftable(made: Checkout) -> None:
    ran = subprocess.run(
        ["git", "refs", "migrate", "--ref-format=reftable"], cwd=made.top, capture_output=True, check=False
    )
    if ran.returncode:
        pytest.skip("this git has no reftables")


def test_a_branch_in_a_reftable_is_one_too(later: Checkout) -> None:
    in_reftable(later)
    say("log", of_git=True)
    assert recalled("log") == "said\n"
    later.git(*COMMIT)

    assert recalled("log") is None


@pytest.fixture
def linked(later: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Stand in another work tree of the clone."""
    later.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    monkeypatch.chdir(tmp_path / "side")
    return Checkout(tmp_path / "side")


def test_a_linked_work_tree_has_its_own_head_and_the_branches_of_all(linked: Checkout, later: Checkout) -> None:
    calls = (
        (linked, ("checkout", "--quiet", "--detach")),
        (linked, COMMIT),
        (later, COMMIT),
        (later, ("branch", "more")),
        (later, ("config", "diff.renames", "false")),
    )
    for checkout, call in calls:
        say("log", of_git=True)
        assert recalled("log") == "said\n"
        checkout.git(*call)
        assert recalled("log") is None


@pytest.mark.parametrize(
    "line", ['[include]\n\tpath = "more.config" ; team', '[includeIf "gitdir:~/x/"]\n\tPath = more.config # x']
)
def test_settings_that_are_included_count(later: Checkout, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    users = later.top.parent / "user.config"
    users.write_text(f"{line}\n")
    more = later.top.parent / "more.config"
    more.write_text("[include]\n\tpath = ./last.config\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(users))
    for written in (users, more, more.with_name("last.config")):
        say("log", of_git=True)
        assert recalled("log") == "said\n"
        with written.open("a") as file:
            file.write("[diff]\n\trenames = false\n")
        assert recalled("log") is None


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("name", "value"), [("GIT_CONFIG_KEY_0", "include.path"), ("GIT_CONFIG_PARAMETERS", "'include.path'='x'")]
)
def test_settings_that_a_call_brings_along_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    say("log", of_git=True)
    say("status")

    assert (recalled("log"), recalled("status")) == (None, "said\n")


def test_another_git_may_answer_otherwise(later: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    program = later.top.parent / "bin/git"
    program.parent.mkdir()
    say("log", of_git=True)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    assert recalled("log") == "said\n"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    assert recalled("log") is None


def test_a_repository_is_found_where_the_folder_really_is(later: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a link there is none above it by name; git, which starts from where it is, finds it all the same."""
    folder = later.top / "teams/support"
    later.write({"teams/support/okr.yaml": "version: 1\n"})
    link = later.top.parent / "link"
    link.symlink_to(folder)
    monkeypatch.chdir(link.parent)
    say("-C", "link", "log", of_git=True, starts=[str(link)])
    assert recalled("-C", "link", "log") == "said\n"
    later.git(*COMMIT)

    assert recalled("-C", "link", "log") is None


def test_what_looks_like_a_repository_hides_none(later: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git goes on upward from a `.git` that is none."""
    later.write({"teams/okr.yaml": "version: 1\n", "teams/.git/x": ""})
    monkeypatch.chdir(later.top / "teams")
    say("log", of_git=True)
    assert recalled("log") == "said\n"
    later.git(*COMMIT)

    assert recalled("log") is None


@pytest.mark.parametrize("name", ["refs", "objects/pack", "packed-refs"])
def test_what_a_link_leads_to_is_not_known(later: Checkout, name: str) -> None:
    """As `git-new-workdir` makes them."""
    later.git("pack-refs", "--all")
    git = later.top / ".git"
    (git / name).rename(later.top.parent / "elsewhere")
    (git / name).symlink_to(later.top.parent / "elsewhere")
    say("log", of_git=True)
    say("status")

    assert (recalled("log"), recalled("status")) == (None, "said\n")
