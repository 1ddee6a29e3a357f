"""Where the cache is: in the git directory that all work trees share, else with the user's other caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from okrcli.cache.place import cache_folder
from tests.repositories import Checkout, begin, isolate


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    isolate(monkeypatch)
    checkout = begin(tmp_path / "clone")
    checkout.commit({"goals/okr.yaml": "version: 1\n"})
    return checkout


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "my home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def place(root: Path) -> Path | None:
    found = cache_folder(str(root))
    return None if found is None else Path(found)


def test_of_a_clone_it_is_in_its_git_directory(made: Checkout) -> None:
    assert place(made.top) == place(made.top / "goals") == made.top / ".git/okr"


def test_a_linked_work_tree_shares_it(made: Checkout) -> None:
    made.git("worktree", "add", "--quiet", "../side")

    assert place(made.top.parent / "side/goals") == made.top / ".git/okr"


def test_a_submodule_has_its_own(made: Checkout, tmp_path: Path) -> None:
    outer = begin(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(made.top), "sub")

    assert place(outer.top / "sub/goals") == outer.top / ".git/modules/sub/okr"


def test_so_it_does_through_a_link(made: Checkout, tmp_path: Path) -> None:
    outer = begin(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(made.top), "sub")
    (tmp_path / "link").symlink_to(outer.top / "sub")

    assert place(tmp_path / "link/goals") == outer.top / ".git/modules/sub/okr"


def test_a_git_directory_elsewhere_is_used_too(tmp_path: Path, made: Checkout) -> None:
    made.git("init", "--quiet", "--separate-git-dir", str(tmp_path / "elsewhere"))

    assert place(made.top / "goals") == tmp_path / "elsewhere/okr"


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    "pointer", ["", "gitdir: nowhere\n", "gitdir: \n", "something else\n", "\x00\xff", "gitdir: .\n"]
)
def test_a_pointer_that_leads_nowhere_is_no_repository(tmp_path: Path, home: Path, pointer: str) -> None:
    root = tmp_path / "broken"
    root.mkdir()
    (root / ".git").write_text(pointer)

    found = place(root)

    assert found is not None
    assert found.parent == home / ".cache/okr"


def test_a_pipe_in_place_of_the_pointer_is_not_waited_for(tmp_path: Path, home: Path) -> None:
    (tmp_path / "goals").mkdir()
    os.mkfifo(tmp_path / "goals/.git")

    found = place(tmp_path / "goals")

    assert found is not None
    assert found.is_relative_to(home)


def test_a_repository_of_somebody_else_is_not_written_to(
    made: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none yet"))

    found = place(made.top)

    assert found is not None
    assert found.parent == tmp_path / "none yet/okr"


def test_without_a_repository_it_is_where_caches_are(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [place(tmp_path / "goals")]
    monkeypatch.setattr(sys, "platform", "darwin")
    seen.append(place(tmp_path / "goals"))
    (tmp_path / "xdg").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    seen.append(place(tmp_path / "goals"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    seen.append(place(tmp_path / "goals"))

    above = [path.parent for path in seen if path is not None]
    mac = home / "Library/Caches/okr"
    assert above == [home / ".cache/okr", mac, tmp_path / "xdg/okr", mac]


@pytest.mark.parametrize("value", [None, "", "relative", "/nowhere/at/all"])
def test_without_a_home_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("HOME")
    if value is not None:
        monkeypatch.setenv("HOME", value)

    assert place(tmp_path / "goals") is None


def test_in_the_home_of_another_nothing_is_made(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As under sudo, which keeps HOME: what root made there its owner could not use."""
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    assert place(tmp_path / "goals") is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))

    assert place(tmp_path / "goals") is None


@pytest.mark.usefixtures("home")
def test_every_workspace_has_its_own(tmp_path: Path) -> None:
    roots = ["a/b", "a-b", "a%b", "a b", "ä/b", "x" * 255, "/".join(["y" * 200] * 8), "a/b/", "\udcff"]
    found = [place(tmp_path / root) for root in [*roots, "."]]

    names = [path.name for path in found if path is not None]
    assert len(set(names)) == len(names) - 1  # `a/b/` is `a/b`
    assert all(len(os.fsencode(name)) < 255 for name in names)


@pytest.mark.parametrize("inside", [".", ".cache", "goals/.cache"])
def test_what_a_commit_can_bring_along_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """As CI systems do who keep caches in the project's folder, in a repository that is another user's."""
    (tmp_path / "clone/.git").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "clone")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "link" / inside))

    assert place(tmp_path / "clone/goals") is None
    assert place(tmp_path / "other") is not None
