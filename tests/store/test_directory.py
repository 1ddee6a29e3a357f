"""A workspace on disk: found upward, read without following anything out of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrcli.store.directory import DirectoryTree, NoFolderError, NoWorkspaceError, discover
from okrcli.tree import Entry, EntryKind, UnreadableError
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_workspace_upward_is_found(tmp_path: Path) -> None:
    write_workspace(tmp_path / "goals", {"objectives/2026-Q4/a.yaml": "title: A\n"})
    assert discover(tmp_path / "goals" / "objectives" / "2026-Q4") == tmp_path / "goals"


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    """A workspace around somebody else's repository is not that repository's."""
    write_workspace(tmp_path, {})
    inner = tmp_path / "repository" / "folder"
    inner.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()

    with pytest.raises(NoWorkspaceError, match=r"no okr\.yaml in .*folder or a folder above it"):
        discover(inner)


def test_a_start_that_is_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoFolderError, match="missing is no folder"):
        discover(tmp_path / "missing")


def test_the_search_goes_up_from_where_dots_lead(tmp_path: Path) -> None:
    """`-C ../other` looks above `other`, not into the folder that it was called from."""
    write_workspace(tmp_path / "here", {})
    (tmp_path / "other").mkdir()
    (tmp_path / ".git").mkdir()

    with pytest.raises(NoWorkspaceError):
        discover(tmp_path / "here" / ".." / "other")


def test_entries_are_listed_and_links_not_followed(tmp_path: Path) -> None:
    """Links, devices and folders named like files are listed as what they are; hidden names are left out."""
    secret = tmp_path / "secret"
    write_workspace(secret, {"x.yaml": "title: secret\n"})
    root = write_workspace(
        tmp_path / "root", {"kpis/a.yaml": "name: A\n", "kpis/.hidden.yaml": "x", "other/b.yaml": "x"}
    )
    (root / "kpis" / "folder.yaml").mkdir()
    (root / "kpis" / "linked").symlink_to(secret)
    (root / "kpis" / "link.yaml").symlink_to(secret / "x.yaml")
    (root / "objectives").symlink_to(secret)
    os.mkfifo(root / "kpis" / "pipe.yaml")

    assert DirectoryTree(root).entries() == [
        Entry("kpis/a.yaml", EntryKind.FILE, 8),
        Entry("kpis/folder.yaml", EntryKind.FOLDER, 0),
        Entry("kpis/link.yaml", EntryKind.LINK, len(str(secret / "x.yaml"))),
        Entry("kpis/linked", EntryKind.LINK, len(str(secret))),
        Entry("kpis/pipe.yaml", EntryKind.DEVICE, 0),
        Entry("objectives", EntryKind.LINK, len(str(secret))),
        Entry("okr.yaml", EntryKind.FILE, 11),
    ]


@pytest.mark.parametrize("name", ["link.yaml", "pipe.yaml", "folder.yaml", "missing.yaml"])
def test_only_regular_files_are_read(tmp_path: Path, name: str) -> None:
    """Also where the tree changed after it was listed; a FIFO does not block."""
    root = write_workspace(tmp_path, {"kpis/a.yaml": "name: A\n"})
    (root / "kpis" / "folder.yaml").mkdir()
    (root / "kpis" / "link.yaml").symlink_to(root / "kpis" / "a.yaml")
    os.mkfifo(root / "kpis" / "pipe.yaml")

    assert DirectoryTree(root).read("kpis/a.yaml") == b"name: A\n"
    with pytest.raises(UnreadableError) as caught:
        DirectoryTree(root).read(f"kpis/{name}")
    assert caught.value.reason


def test_no_link_on_the_way_to_a_file_is_followed(tmp_path: Path) -> None:
    """Also where nobody has listed the tree, or it changed after that."""
    write_workspace(tmp_path / "secret", {"x.yaml": "title: secret\n"})
    root = write_workspace(tmp_path / "root", {"kpis/sub/a.yaml": "name: A\n"})
    (root / "kpis" / "linked").symlink_to(tmp_path / "secret")
    (root / "objectives").symlink_to(tmp_path)

    assert DirectoryTree(root).read("kpis/sub/a.yaml") == b"name: A\n"
    for path in ("kpis/linked/x.yaml", "objectives/secret/x.yaml"):
        with pytest.raises(UnreadableError, match="a symbolic link stands on the way to it"):
            DirectoryTree(root).read(path)


def test_a_folder_that_cannot_be_opened_is_listed_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that runs as root may open any folder, so that the refusal is played."""
    root = write_workspace(tmp_path, {"kpis/open/a.yaml": "x", "kpis/sealed/b.yaml": "x"})
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("sealed"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert DirectoryTree(root).entries() == [
        Entry("kpis/open/a.yaml", EntryKind.FILE, 1),
        Entry("kpis/sealed", EntryKind.SEALED, 0),
        Entry("okr.yaml", EntryKind.FILE, 11),
    ]


def test_a_file_that_is_gone_again_is_left_for_reading_to_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_workspace(tmp_path, {"kpis/a.yaml": "x"})
    scandir = os.scandir

    def forgetful(path: str) -> object:
        found = list(scandir(path))
        (root / "kpis" / "a.yaml").unlink()
        return found

    monkeypatch.setattr(os, "scandir", forgetful)
    tree = DirectoryTree(root)
    assert Entry("kpis/a.yaml", EntryKind.FILE, 0) in tree.entries()
    with pytest.raises(UnreadableError, match="no such file"):
        tree.read("kpis/a.yaml")
