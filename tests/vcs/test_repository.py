"""Finding the repository of a workspace: only git knows what one is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrcli.vcs.git import Git, GitFailedError, NoGitError
from okrcli.vcs.repository import NoRepositoryError, Repository, find, require
from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    from pathlib import Path


def test_a_repository_is_found_from_a_folder_inside(checkout: Checkout) -> None:
    inside = checkout.top / "company/okrs"
    inside.mkdir(parents=True)

    assert find(inside) == Repository(inside, checkout.top, checkout.top / ".git")


def test_a_linked_worktree_has_a_folder_of_its_own(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("worktree", "add", "--quiet", str(tmp_path / "linked"))

    found = find(tmp_path / "linked")

    assert found == Repository(tmp_path / "linked", tmp_path / "linked", checkout.top / ".git/worktrees/linked")


@pytest.mark.parametrize("name", ["line\nfeed", " blank ", "é"])
def test_the_name_of_a_folder_may_be_anything(tmp_path: Path, name: str) -> None:
    top = begin(tmp_path / name).top

    assert find(top) == Repository(top, top, top / ".git")


def test_a_folder_without_a_repository_has_none(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    with pytest.raises(NoRepositoryError) as refusal:
        require(tmp_path)
    assert refusal.value.message == f"{tmp_path} is in no git repository with a work tree, so nothing can be committed"


def test_what_git_keeps_for_itself_is_no_work_tree(checkout: Checkout) -> None:
    with pytest.raises((NoRepositoryError, GitFailedError)):
        require(checkout.top / ".git")


def test_a_folder_laid_out_as_a_repository_is_none_and_runs_nothing(checkout: Checkout, tmp_path: Path) -> None:
    """A pull request may hold such a folder; its settings are not the user's."""
    checkout.git("init", "--quiet", "--bare", "hostile")
    checkout.git("--git-dir", "hostile", "config", "core.fsmonitor", f"touch {tmp_path}/ran")
    checkout.git("--git-dir", "hostile", "config", "core.bare", "false")
    checkout.git("--git-dir", "hostile", "config", "core.worktree", str(checkout.top / "hostile"))

    Git(checkout.top / "hostile").read("status")

    assert find(checkout.top / "hostile") is None
    assert not (tmp_path / "ran").exists()


def test_what_git_refuses_to_open_is_said_in_its_words(checkout: Checkout) -> None:
    (checkout.top / ".git/config").write_text("[core\n")

    with pytest.raises(GitFailedError, match="git could not open the repository: fatal: bad config line 1"):
        find(checkout.top)


def test_without_git_there_is_an_error_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoGitError):
        find(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_another_owner_is_not_opened(checkout: Checkout) -> None:
    for folder, _, files in os.walk(checkout.top):
        for path in (folder, *(os.path.join(folder, name) for name in files)):  # noqa: PTH118 - text
            os.chown(path, 12345, 12345)

    with pytest.raises(GitFailedError, match="dubious ownership"):
        find(checkout.top)
