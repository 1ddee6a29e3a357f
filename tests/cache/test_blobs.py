"""Texts by blob id: what was written comes back, and whatever is wrong with the file is as if there were none."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from okrcli.cache import blobs
from okrcli.cache.blobs import KEPT, BlobCache, blob_id
from tests.process import ROOT
from tests.repositories import begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A, B = blob_id(b"a"), blob_id(b"b")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace at the top of a repository, so that its cache lies in the git directory."""
    return begin(tmp_path).top


def kept(root: Path, **texts: str) -> BlobCache:
    """Keep texts of blobs, write them, and open the cache anew."""
    cache = BlobCache(str(root))
    for blob, text in texts.items():
        cache.keep(blob, text)
    cache.write()
    return BlobCache(str(root))


def database(root: Path) -> Path:
    """Return the one file of the cache."""
    (found,) = (root / ".git/okr").glob("blobs-*.db")
    return found


def test_the_id_of_a_content_is_that_of_git(root: Path) -> None:
    typed = subprocess.run(["git", "hash-object", "--stdin"], cwd=root, input=b"a", capture_output=True, check=True)

    assert typed.stdout.decode().strip() == A


def test_what_was_written_comes_back_and_nothing_else(root: Path) -> None:
    cache = kept(root, **{A: "one", B: "żółw \u2028"})

    assert [cache.get(blob) for blob in (A, B, blob_id(b"c"))] == ["one", "żółw \u2028", None]
    assert cache.size() == 2


def test_a_text_that_is_kept_is_written_with_all_others_at_the_end(root: Path) -> None:
    cache = BlobCache(str(root))
    cache.keep(A, "one")

    assert (cache.get(A), cache.size(), (root / ".git/okr").exists()) == (None, 0, False)


def test_without_anything_new_nothing_is_written(root: Path) -> None:
    kept(root)

    assert not (root / ".git/okr").exists()


def overwrite_text(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE blobs SET text = 'two'")
    connection.close()


def overwrite_types(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE blobs SET text = x'ff', sum = 'x'")
    connection.close()


def another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE blobs (name TEXT)")
    connection.close()


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def point_elsewhere(path: Path) -> None:
    path.rename(path.parent / "elsewhere")
    path.symlink_to(path.parent / "elsewhere")


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def put_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILT: list[Callable[[Path], None]] = [
    overwrite_text,
    overwrite_types,
    another_table,
    truncate,
    point_elsewhere,
    lambda path: write(path, b""),
    lambda path: write(path, b"\0" * 8192),
    lambda path: write(path, b"SQLite format 3\0" + b"\xff" * 8192),
    put_a_pipe,
    put_a_folder,
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_file_that_is_not_as_it_was_written_holds_nothing(root: Path, spoil: Callable[[Path], None]) -> None:
    kept(root, **{A: "one"})
    spoil(database(root))

    cache = BlobCache(str(root))
    assert cache.get(A) is None
    cache.keep(A, "one")
    cache.write()


@pytest.mark.parametrize("spoil", [truncate, *SPOILT[4:8]])
def test_what_is_no_database_any_more_is_begun_anew_in_the_end(root: Path, spoil: Callable[[Path], None]) -> None:
    kept(root, **{A: "one"})
    spoil(database(root))

    kept(root, **{A: "one"})

    assert kept(root, **{A: "one"}).get(A) == "one"


def test_a_place_that_cannot_be_written_to_keeps_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git/okr").write_text("a file stands here\n")

    assert kept(root, **{A: "one"}).get(A) is None

    (root / ".git/okr").unlink()
    (root / ".git/okr").mkdir(mode=0o777)
    (root / ".git/okr").chmod(0o777)
    assert kept(root, **{A: "one"}).get(A) is None

    monkeypatch.delenv("HOME")
    assert kept(root.parent / "elsewhere", **{A: "one"}).get(A) is None


def test_a_file_that_is_full_is_begun_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "LARGEST", 4096)
    kept(root, **{A: "x" * 8192})

    cache = kept(root, **{B: "two"})

    assert (cache.get(A), cache.get(B)) == (None, "two")


def test_another_okr_has_a_file_of_its_own_and_few_are_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(KEPT + 2):
        monkeypatch.setattr(blobs, "program", lambda number=number: [f"0.{number}"])
        cache = kept(root, **{A: f"{number}"})
        assert cache.get(A) == f"{number}"

    assert len(list((root / ".git/okr").glob("blobs-*.db"))) == KEPT
    monkeypatch.setattr(blobs, "program", lambda: ["0.0"])
    assert BlobCache(str(root)).get(A) is None


WRITING = """
import sys
from okrcli.cache.blobs import BlobCache, blob_id
for number in range(20):
    cache = BlobCache(sys.argv[1])
    cache.keep(blob_id(f"{sys.argv[2]} {number}".encode()), f"{number}")
    cache.write()
"""


def test_what_many_processes_write_is_all_there(root: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([sys.executable, "-c", WRITING, str(root), str(who)], env=env, stderr=subprocess.PIPE)
        for who in range(4)
    ]
    told = [process.communicate()[1] for process in running]

    cache = BlobCache(str(root))
    assert told == [b""] * 4
    assert [cache.get(blob_id(f"{who} {at}".encode())) for who in range(4) for at in range(20)] == [
        f"{at}" for _ in range(4) for at in range(20)
    ]
