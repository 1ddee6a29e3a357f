"""The index as a tree: what a commit would hold, whatever stands in the work tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.tree import Entry, EntryKind, UnreadableError
from okrcli.vcs.git import Git
from okrcli.vcs.index import IndexTree, staged_paths, staged_workspaces
from okrcli.vcs.objects import open_objects

if TYPE_CHECKING:
    from tests.repositories import Checkout

PATH = "objectives/2026-Q4/a.yaml"


def test_the_files_are_those_that_are_staged(checkout: Checkout) -> None:
    checkout.write({PATH: "title: Staged\n", "README.md": "no goal\n", "kpis/.hidden.yaml": "x\n"})
    checkout.git("add", "--all")
    checkout.write({PATH: "title: Only written\n", "kpis/new.yaml": "name: Not staged\n"})
    (checkout.top / "okr.yaml").unlink()
    git = Git(checkout.top)

    with open_objects(git) as objects:
        tree = IndexTree(git, "", objects, staged_paths(git))

        assert list(tree.entries()) == [
            Entry(PATH, EntryKind.FILE, 14),
            Entry("okr.yaml", EntryKind.FILE, 11),
        ]
        assert tree.read(PATH) == b"title: Staged\n"
        with pytest.raises(UnreadableError, match="no such file"):
            tree.read("kpis/new.yaml")


def test_links_submodules_and_what_is_not_merged(checkout: Checkout) -> None:
    checkout.write({"kpis/a.yaml": "x\n"})
    (checkout.top / "kpis" / "link.yaml").symlink_to("/etc/passwd")
    checkout.git("add", "kpis")
    head, blob = checkout.git("rev-parse", "HEAD"), checkout.git("hash-object", "-w", "kpis/a.yaml")
    checkout.git("update-index", "--add", "--cacheinfo", f"160000,{head},kpis/module")
    checkout.git("update-index", "--index-info", typed=f"100644 {blob} 2\tkpis/torn.yaml\n")
    git = Git(checkout.top)

    with open_objects(git) as objects:
        entries = IndexTree(git, "", objects, staged_paths(git)).entries()

    assert [(entry.path, entry.kind) for entry in entries] == [
        ("kpis/a.yaml", EntryKind.FILE),
        ("kpis/link.yaml", EntryKind.LINK),
        ("kpis/module", EntryKind.SEALED),
        ("okr.yaml", EntryKind.FILE),
    ]


def test_a_file_that_is_only_intended_is_not_there(checkout: Checkout) -> None:
    checkout.write({"kpis/later.yaml": "name: Later\n", "kpis/empty.yaml": ""})
    checkout.git("add", "kpis/empty.yaml")
    checkout.git("add", "--intent-to-add", "kpis/later.yaml")
    git = Git(checkout.top)

    with open_objects(git) as objects:
        entries = IndexTree(git, "", objects, staged_paths(git)).entries()

    assert [entry.path for entry in entries] == ["kpis/empty.yaml", "okr.yaml"]


def test_each_file_belongs_to_the_nearest_workspace(checkout: Checkout) -> None:
    files = ("kpis/a.yaml", "docs/a.md", "sub dir/[x]/okr.yaml", "sub dir/[x]/kpis/b.yaml", "sub dir/[x]/notes.txt")
    checkout.write(dict.fromkeys(files, "x\n"))
    checkout.git("add", "--all")
    git = Git(checkout.top)
    changed = staged_paths(git)

    assert staged_workspaces(git, changed) == {
        "": ["kpis/a.yaml"],
        "sub dir/[x]/": ["sub dir/[x]/kpis/b.yaml", "sub dir/[x]/okr.yaml"],
    }
    with open_objects(git) as objects:
        entries = IndexTree(git, "sub dir/[x]/", objects, changed).entries()
    assert [entry.path for entry in entries] == ["kpis/b.yaml", "okr.yaml"]


def test_a_commit_of_single_files_has_an_index_of_its_own(checkout: Checkout) -> None:
    checkout.write({"kpis/a.yaml": "a\n", "kpis/b.yaml": "b\n"})
    checkout.git("add", "--all")
    own = checkout.top / ".git" / "next-index"
    own.write_bytes((checkout.top / ".git" / "index").read_bytes())
    checkout.git("reset", "--quiet", "--", "kpis")

    assert staged_paths(Git(checkout.top)) == []
    assert staged_paths(Git(checkout.top, own)) == ["kpis/a.yaml", "kpis/b.yaml"]


def test_what_is_removed_is_a_change_too(checkout: Checkout) -> None:
    checkout.commit({"kpis/a.yaml": "a\n"})
    checkout.git("rm", "--quiet", "kpis/a.yaml")

    assert staged_paths(Git(checkout.top)) == ["kpis/a.yaml"]


def test_before_the_first_commit_all_is_new(checkout: Checkout) -> None:
    checkout.git("update-ref", "-d", "HEAD")

    assert staged_paths(Git(checkout.top)) == ["okr.yaml"]
