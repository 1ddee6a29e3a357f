"""A slot is read as it was written or not at all, whatever became of it meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from okrcli.cache import slots
from okrcli.cache.slots import LARGEST, MOST, read_slot, write_slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTENT = b"what was said\n\x00\xff"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a slot, and return the folder that it is in."""
    made = tmp_path / "okr/answers"
    write_slot(str(made), "slot", CONTENT)
    return made


def read(folder: Path, name: str = "slot") -> bytes | None:
    return read_slot(str(folder), name)


def test_what_was_written_is_read(folder: Path) -> None:
    assert read(folder) == CONTENT
    assert read(folder, "other") is None
    assert [path.name for path in folder.iterdir()] == ["slot"]


def test_nobody_else_may_read_it(folder: Path) -> None:
    modes = [path.stat().st_mode & 0o777 for path in (folder.parent, folder, folder / "slot")]

    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o077])
def test_the_folder_is_its_users_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_slot(str(tmp_path / "okr/answers"), "slot", CONTENT)
    finally:
        os.umask(before)

    assert read(tmp_path / "okr/answers") == CONTENT
    assert (tmp_path / "okr").stat().st_mode & 0o077 == 0


def test_a_second_content_takes_the_place_of_the_first(folder: Path) -> None:
    write_slot(str(folder), "slot", b"other")

    assert read(folder) == b"other"


def test_every_flipped_bit_and_every_missing_byte_is_seen(folder: Path) -> None:
    path = folder / "slot"
    whole = path.read_bytes()
    spoilt = [whole[:length] for length in range(len(whole))]
    spoilt += [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :] for at in range(len(whole)) for bit in (0, 7)
    ]
    spoilt += [whole + b"x", whole * 2]

    for data in spoilt:
        path.write_bytes(data)
        assert read(folder) is None
    path.write_bytes(whole)
    assert read(folder) == CONTENT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"okr slot 1\n",
        b"okr slot 3\n",
        b"\x00" * 4096,
        b"\x80\x04\x95",
        b"SQLite format 3\x00",
        b"\x1b]0;x\x07",
        b"{}",
    ],
)
def test_anything_else_is_no_slot(folder: Path, data: bytes) -> None:
    (folder / "slot").write_bytes(data)

    assert read(folder) is None


def test_an_older_or_newer_okr_is_another_format(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_MAGIC", b"okr slot 9\n")
    assert read(folder) is None
    write_slot(str(folder), "slot", b"newer")
    assert read(folder) == b"newer"
    monkeypatch.undo()

    assert read(folder) is None


def link(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def copy(path: Path) -> None:
    """As it comes from an archive, a container's layer or another machine."""
    shutil.copy2(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def swell(path: Path) -> None:
    os.truncate(path, LARGEST + 1)


@pytest.mark.parametrize("change", [link, put_a_folder, put_a_pipe, copy, swell])
def test_what_okr_did_not_write_there_is_not_read(folder: Path, change: Callable[[Path], None]) -> None:
    change(folder / "slot")

    assert read(folder) is None


@pytest.mark.parametrize("change", [link, put_a_pipe, copy, swell])
def test_and_is_written_over(folder: Path, change: Callable[[Path], None]) -> None:
    change(folder / "slot")
    write_slot(str(folder), "slot", b"anew")

    assert read(folder) == b"anew"


def test_a_folder_in_its_place_stays(folder: Path) -> None:
    put_a_folder(folder / "slot")
    write_slot(str(folder), "slot", b"anew")

    assert read(folder) is None
    assert [path.name for path in folder.iterdir()] == ["slot"]


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_to_is_not_used(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    write_slot(str(folder), "other", CONTENT)

    assert read(folder) is None
    assert [path.name for path in folder.iterdir()] == ["slot"]


def test_neither_is_one_of_somebody_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)

    assert read(folder) is None
    write_slot(str(folder), "other", CONTENT)
    assert [path.name for path in folder.iterdir()] == ["slot"]


def test_nor_one_that_a_link_leads_to(folder: Path) -> None:
    folder.rename(folder.with_name("real"))
    folder.symlink_to("real")

    assert read(folder) is None


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("mine")
    write_slot(str(tmp_path / "answers"), "slot", CONTENT)

    assert read(tmp_path / "answers") is None
    assert (tmp_path / "answers").read_text() == "mine"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "write", "replace", "makedirs"])
def test_a_disk_that_refuses_leaves_nothing_and_says_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        if call == "write":
            broken.setattr(slots, "_sum", refuse)
        else:
            broken.setattr(os, call, refuse)
        write_slot(str(folder if call != "makedirs" else folder / "deeper"), "other", CONTENT)

    assert [path.name for path in folder.iterdir()] == ["slot"]
    assert read(folder) == CONTENT


def test_there_is_room_for_so_many(folder: Path) -> None:
    """What a killed process has left goes with them; what is no file stays."""
    (folder / ".new-killed").write_bytes(b"half")
    os.utime(folder / ".new-killed", (1, 1))
    (folder / "folder").mkdir()
    for number in range(MOST + 5):
        write_slot(str(folder), f"slot-{number}", b"%d" % number)
        os.utime(folder / f"slot-{number}", (1000 + number, 1000 + number))

    names = {path.name for path in folder.iterdir()}
    assert len(names) == MOST + 1
    assert "folder" in names
    assert ".new-killed" not in names
    assert read(folder, f"slot-{MOST + 4}") == b"%d" % (MOST + 4)


def test_what_is_too_long_is_not_written(folder: Path) -> None:
    write_slot(str(folder), "other", bytes(LARGEST))

    assert [path.name for path in folder.iterdir()] == ["slot"]
