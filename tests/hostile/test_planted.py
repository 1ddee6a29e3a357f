"""Whoever sends files, in a commit or an archive, cannot send answers along with them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.process import run_okr
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

GOAL = "objectives/2026-Q4/calls.yaml"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    GOAL: """
        title: Call customers
        owner: me
        key_results:
          - {id: a, title: Call back, baseline: 0, target: 9}
        """,
}
LIE = b"A lie of as many letters"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Commit a workspace, and look at it so that its answer and its parsed files are kept."""
    isolate(monkeypatch)
    monkeypatch.delenv("OKR_NO_CACHE", raising=False)
    made = begin(write_workspace(tmp_path / "goals", FILES))
    made.commit({})
    assert run_okr("status", cwd=made.top).code == 0
    assert len(list((made.top / ".git/okr/answers").iterdir())) == 1
    return made


def check_nothing_is_believed(top: Path) -> None:
    """Check that what is said is what is said without a cache."""
    assert run_okr("status", cwd=top) == run_okr("status", "--no-cache", cwd=top)


PLACES = [
    "okr",
    ".okr",
    "git/okr",
    "objectives/okr",
    ".cache/okr",
    "inner.git/okr",
    "objectives/inner/okr",
    ".git.d/okr",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_commit_that_holds_a_cache(checkout: Checkout, place: str) -> None:
    """Folders that are laid out as a repository are none, and no folder of the work tree is a cache."""
    top = checkout.top
    planted = top / place
    shutil.copytree(top / ".git/okr", planted)
    for answer in (planted / "answers").iterdir():
        answer.write_bytes(answer.read_bytes().replace(b"Call customers", LIE))
    for name in ("HEAD", "config"):
        shutil.copy(top / ".git" / name, planted.parent / name)
    shutil.rmtree(top / ".git/okr")
    checkout.commit({})

    check_nothing_is_believed(top)
    assert LIE.decode() not in run_okr("status", cwd=planted.parent).stdout


def test_an_archive_with_its_git_directory(checkout: Checkout) -> None:
    """Unpacked at the same path, as the same user: the files have other numbers, and answers are not taken for ours."""
    top, packed = checkout.top, checkout.top.with_name("packed")
    shutil.copytree(top, packed, symlinks=True)
    shutil.rmtree(top)
    packed.rename(top)
    path = top / GOAL
    path.write_bytes(path.read_bytes().replace(b"9", b"8"))

    check_nothing_is_believed(top)
    assert "Call customers" in run_okr("status", cwd=top).stdout


def test_answers_that_were_written_over_in_place(checkout: Checkout) -> None:
    for answer in (checkout.top / ".git/okr/answers").iterdir():
        answer.write_bytes(answer.read_bytes().replace(b"Call customers", LIE))

    check_nothing_is_believed(checkout.top)


def test_no_text_of_a_file_becomes_a_part_of_an_answer_s_form(checkout: Checkout) -> None:
    """What parts a kept answer can stand in no text that okr says."""
    path = checkout.top / GOAL
    path.write_text(path.read_text().replace("Call customers", r'"a\0b\x1b[31m > ! \u2028 \x9b"'))

    check_nothing_is_believed(checkout.top)
    check_nothing_is_believed(checkout.top)
