"""The user's cache folder does not grow with every folder that a workspace ever stood in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrcli.cache import clearing
from okrcli.cache.place import cache_folder
from okrcli.cache.slots import read_slot, write_slot

if TYPE_CHECKING:
    from pathlib import Path

SLOT = "a" * 64


def keep(tmp_path: Path, number: int) -> Path:
    """Keep something for one of many workspaces."""
    answers = f"{cache_folder(str(tmp_path / f'goals-{number}'))}/answers"
    write_slot(answers, SLOT, b"said")
    os.utime(answers, (number, number))
    return tmp_path / answers


def test_the_oldest_make_room_and_nothing_else_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing, "MOST_WORKSPACES", 3)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = [keep(tmp_path, number) for number in range(1, 3)]
    notes = [made[1].parent / "notes.txt", made[1].parent.parent / "notes.txt"]
    for path in notes:
        path.write_text("mine")
    made += [keep(tmp_path, number) for number in range(3, 6)]

    assert [read_slot(str(path), SLOT) for path in made] == [None, None, b"said", b"said", b"said"]
    assert not made[0].parent.exists()
    assert [path.read_text() for path in notes] == ["mine", "mine"]


@pytest.mark.parametrize("name", ["okr", ".git", "answers", "x-0123456789ABCDEF", "x-012345678", "x"])
def test_only_its_own_names_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(clearing, "MOST_WORKSPACES", 1)
    folders = [tmp_path / f"goals-{number:016}" for number in range(2)]
    for folder in (*folders, tmp_path / name):
        write_slot(str(folder / "answers"), SLOT, b"said")

    kept = [read_slot(str(folder / "answers"), SLOT) for folder in (*folders, tmp_path / name)]
    assert kept == [None, b"said", b"said"]
