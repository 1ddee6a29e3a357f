"""A workspace as it was in a commit, read from git."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.store.load import load
from okrcli.tree import Entry, EntryKind, UnreadableError
from okrcli.vcs.objects import NotHereError, open_objects
from okrcli.vcs.repository import require
from okrcli.vcs.revision import RevisionTree, UnknownRevisionError, resolve
from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    from pathlib import Path

OBJECTIVE = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, baseline: 40, target: 80}
"""
PATH = "objectives/2026-Q4/delight.yaml"


def test_a_commit_goes_by_any_name_and_has_its_day(checkout: Checkout) -> None:
    head = checkout.git("rev-parse", "HEAD")
    checkout.git("tag", "first")

    for name in ("HEAD", "main", "first", head[:8], "@"):
        assert (resolve(require(checkout.top), name).id, resolve(require(checkout.top), name).day) == (
            head,
            date(2026, 11, 20),
        )


@pytest.mark.parametrize("name", ["nosuch", "--output=x", "-1", "", "HEAD~7", "HEAD\nHEAD", "HEAD^{tree}", ":okr.yaml"])
def test_a_name_that_is_no_commit_is_refused(checkout: Checkout, name: str) -> None:
    with pytest.raises(UnknownRevisionError) as caught:
        resolve(require(checkout.top), name)

    assert caught.value.help == (
        "write a branch, a tag or a commit's id; `git fetch origin '+refs/heads/*:refs/remotes/origin/*'` brings those "
        "of the server, in CI `fetch-depth: 0`"
    )
    assert checkout.status() == []


def test_a_shallow_clone_says_how_to_get_the_rest(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit({PATH: OBJECTIVE})
    checkout.git("clone", "--quiet", "--depth=1", f"file://{checkout.top}", str(tmp_path / "shallow"))

    with pytest.raises(UnknownRevisionError, match="HEAD~1") as caught:
        resolve(require(tmp_path / "shallow"), "HEAD~1")

    assert "fetch-depth: 0" in caught.value.help


def test_the_files_are_those_of_the_commit_and_not_of_the_work_tree(checkout: Checkout) -> None:
    checkout.commit({PATH: OBJECTIVE, "README.md": "no goal\n", "kpis/.hidden.yaml": "x\n"})
    checkout.write({PATH: "title: Changed\n", "objectives/2026-Q4/new.yaml": OBJECTIVE})
    repository = require(checkout.top)

    with open_objects(repository.git) as objects:
        tree = RevisionTree(repository, resolve(repository, "HEAD"), objects)

        assert tree.entries() == [Entry(PATH, EntryKind.FILE, len(OBJECTIVE)), Entry("okr.yaml", EntryKind.FILE, 11)]
        assert tree.read(PATH) == OBJECTIVE.encode()
        loaded = load(tree)
        with pytest.raises(UnreadableError, match="no such file"):
            tree.read("objectives/2026-Q4/new.yaml")

    assert loaded.problems == ()
    assert loaded.workspace is not None
    assert list(loaded.workspace.objectives) == ["2026-Q4/delight"]


def test_a_workspace_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    checkout = begin(tmp_path / "mono")
    checkout.commit({"team/okr.yaml": "version: 1\n", f"team/{PATH}": OBJECTIVE, "okr.yaml": "version: 1\n"})
    repository = require(checkout.top / "team")

    with open_objects(repository.git) as objects:
        tree = RevisionTree(repository, resolve(repository, "main"), objects)

        assert [entry.path for entry in tree.entries()] == [PATH, "okr.yaml"]
        assert tree.read("okr.yaml") == b"version: 1\n"


def test_what_is_no_file_is_listed_as_what_it_is(checkout: Checkout) -> None:
    (checkout.top / "kpis").mkdir()
    (checkout.top / "kpis/secret.yaml").symlink_to("/proc/self/environ")
    checkout.commit({"objectives/2026-Q4/x.yaml/inner.yaml": OBJECTIVE, 'kpis/line\nfeed "quoted".yaml': "x\n"})
    repository = require(checkout.top)

    with open_objects(repository.git) as objects:
        tree = RevisionTree(repository, resolve(repository, "HEAD"), objects)

        assert tree.entries() == [
            Entry('kpis/line\nfeed "quoted".yaml', EntryKind.FILE, 2),
            Entry("kpis/secret.yaml", EntryKind.LINK, 0),
            Entry("objectives/2026-Q4/x.yaml", EntryKind.FOLDER, 0),
            Entry("okr.yaml", EntryKind.FILE, 11),
        ]
        with pytest.raises(UnreadableError, match="no such file"):
            tree.read("kpis/secret.yaml")


def test_a_partial_clone_is_not_filled_behind_the_users_back(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit({PATH: OBJECTIVE})
    checkout.git("config", "uploadpack.allowFilter", "true")
    part = Checkout(tmp_path / "part")
    checkout.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{checkout.top}", str(part.top))
    repository = require(part.top)

    with open_objects(repository.git) as objects, pytest.raises(NotHereError, match="is not in this clone"):
        objects.read(checkout.git("rev-parse", f"HEAD:{PATH}"))
