"""What a branch is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.vcs.base import NoBaseError, NoMergeBaseError, default_base, merge_base, moved_files
from okrcli.vcs.repository import require
from okrcli.vcs.revision import UnknownRevisionError, resolve
from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clone(checkout: Checkout, tmp_path: Path) -> Checkout:
    """Clone the repository, with a branch `goals` that is one commit ahead of where `main` went on."""
    copy = Checkout(tmp_path / "clone")
    checkout.git("clone", "--quiet", str(checkout.top), str(copy.top))
    for key, value in (("user.name", "support-lead"), ("user.email", "support-lead@northwind.example")):
        copy.git("config", key, value)
    copy.git("switch", "--quiet", "--create", "goals")
    copy.commit({"kpis/a.yaml": "name: A\n"}, "goals")
    return copy


def test_the_default_branch_of_the_server_is_the_base(clone: Checkout) -> None:
    assert default_base(require(clone.top), {}).name == "origin/main"


def test_a_ci_says_what_a_change_goes_to(clone: Checkout) -> None:
    first = clone.git("rev-parse", "main")
    repository = require(clone.top)

    assert default_base(repository, {"GITHUB_BASE_REF": "main"}).name == "origin/main"
    assert default_base(repository, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": first}).name == first
    assert default_base(repository, {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}).name == "origin/main"
    with pytest.raises(UnknownRevisionError, match="origin/release"):
        default_base(repository, {"GITHUB_BASE_REF": "release"})


@pytest.mark.parametrize("branch", ["main", "master"])
def test_without_a_server_it_is_main_or_master(tmp_path: Path, branch: str) -> None:
    checkout = begin(tmp_path / "alone")
    checkout.git("symbolic-ref", "HEAD", f"refs/heads/{branch}")
    checkout.commit({"okr.yaml": "version: 1\n"})

    assert default_base(require(checkout.top), {}).name == branch


def test_a_repository_without_a_commit_has_no_base(tmp_path: Path) -> None:
    with pytest.raises(NoBaseError, match="no default branch"):
        default_base(require(begin(tmp_path / "unborn").top), {})


def test_the_base_is_where_the_branch_began(checkout: Checkout, clone: Checkout) -> None:
    begun = clone.git("rev-parse", "main")
    checkout.commit({"kpis/b.yaml": "name: B\n"}, "later")
    clone.git("fetch", "--quiet")
    repository = require(clone.top)
    later = resolve(repository, "origin/main")

    found = merge_base(repository, later, resolve(repository, "HEAD"))

    assert (found.id, found.name) == (begun, "origin/main")
    assert later.id != begun
    assert merge_base(repository, later, later) is later


def test_a_shallow_clone_without_a_merge_base_names_the_cure(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("switch", "--quiet", "--create", "goals")
    checkout.commit({"kpis/a.yaml": "name: A\n"})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"kpis/b.yaml": "name: B\n"})
    shallow = tmp_path / "shallow"
    checkout.git("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{checkout.top}", str(shallow))
    repository = require(shallow)

    with pytest.raises(NoMergeBaseError) as caught:
        merge_base(repository, resolve(repository, "origin/main"), resolve(repository, "origin/goals"))

    assert "fetch-depth: 0" in caught.value.help
    assert "--exact" in caught.value.help


def test_git_knows_which_file_became_which(checkout: Checkout) -> None:
    text = "name: Average reply time\nowner: desk-manager\ncadence: weekly\nunit: min\n"
    checkout.commit({"kpis/reply.yaml": text, "kpis/other.yaml": "name: Other\n"})
    repository = require(checkout.top)
    base = resolve(repository, "HEAD")
    checkout.git("mv", "kpis/reply.yaml", "kpis/first\nreply.yaml")
    checkout.write({"kpis/other.yaml": "name: Another\n"})

    checkout.git("commit", "--quiet", "--all", "--message", "rename")
    assert moved_files(repository, base, resolve(repository, "HEAD")) == {"kpis/reply.yaml": "kpis/first\nreply.yaml"}
