"""A kept answer lasts as long as the files: any edit that a command could see makes it be forgotten."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from okrcli.cache import state
from okrcli.cache.answers import CallOutput
from tests.cache.asking import here, question, recalled, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.repositories import Checkout

GOAL = "objectives/2026-Q4/calls.yaml"


def set_back(path: Path, edit: Callable[[], object]) -> None:
    """Edit a file and let it have the time that it had."""
    before = path.stat().st_mtime_ns
    edit()
    os.utime(path, ns=(before, before))


def other_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"9", b"8"))


def replace_with_a_copy(top: Path) -> None:
    copy = top / "copy"
    shutil.copy2(top / GOAL, copy)
    set_back(copy, lambda: other_bytes(copy))
    copy.replace(top / GOAL)


def add_a_check_in(top: Path) -> None:
    path = top / "checkins/2026-Q4/2026-11-20-me.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("updates: {}\n")


def put_a_link(top: Path) -> None:
    (top / GOAL).rename(top / "away.yaml")
    (top / GOAL).symlink_to(top / "away.yaml")


def put_a_folder(top: Path) -> None:
    (top / GOAL).unlink()
    (top / GOAL).mkdir()


def take_the_settings(top: Path) -> None:
    (top / "okr.yaml").unlink()
    (top / "okr.yaml").symlink_to("nowhere")


EDITS: dict[str, Callable[[Path], object]] = {
    "longer": lambda top: (top / GOAL).write_text("title: Call more customers\n"),
    "as long": lambda top: other_bytes(top / GOAL),
    "as long, time set back": lambda top: set_back(top / GOAL, lambda: other_bytes(top / GOAL)),
    "replaced, time set back": replace_with_a_copy,
    "a new file": lambda top: (top / "kpis/new.yaml").write_text("name: New\n"),
    "a new empty CSV": lambda top: (top / "kpis/new.csv").touch(),
    "a file in a new folder": add_a_check_in,
    "a file less": lambda top: (top / GOAL).unlink(),
    "renamed": lambda top: (top / GOAL).rename(top / "objectives/2026-Q4/other.yaml"),
    "moved to another cycle": lambda top: (top / "objectives/2026-Q4").rename(top / "objectives/2026-Q3"),
    "a link in its place": put_a_link,
    "a folder in its place": put_a_folder,
    "a pipe": lambda top: os.mkfifo(top / "kpis/pipe.yaml"),
    "settings": lambda top: (top / "okr.yaml").write_text("version: 1\nas_of: 2026-11-21\n"),
    "no settings": take_the_settings,
    "a measured value": lambda top: (top / "kpis/calls-made.csv").write_text("date,value\n2026-11-20,6\n"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_is_seen_right_after_the_files_were_written(
    checkout: Checkout, edit: Callable[[Path], object]
) -> None:
    say("status")
    assert recalled("status") == "said\n"
    edit(checkout.top)

    assert recalled("status") is None


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_is_seen_of_files_that_were_left_alone(later: Checkout, edit: Callable[[Path], object]) -> None:
    say("status")
    assert recalled("status") == "said\n"
    edit(later.top)

    assert recalled("status") is None


def test_what_was_just_written_counts_by_its_content(checkout: Checkout) -> None:
    """An edit within the same tick of the clock, of as many bytes, leaves nothing else to see."""
    path = checkout.top / GOAL
    say("status")
    before = path.stat()
    other_bytes(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert recalled("status") is None
    path.write_bytes(path.read_bytes().replace(b"8", b"9"))

    assert recalled("status") == "said\n"


@pytest.mark.parametrize("change", [os.utime, lambda path: path.chmod(0)], ids=["touched", "not readable"])
def test_a_file_that_was_left_alone_counts_by_its_looks(later: Checkout, change: Callable[[Path], object]) -> None:
    say("status")
    change(later.top / GOAL)

    assert recalled("status") is None


@pytest.mark.parametrize(
    "edit",
    [other_bytes, os.unlink, os.utime],
    ids=["other bytes", "removed", "touched"],
)
def test_nothing_is_kept_where_somebody_wrote_while_it_was_read(
    checkout: Checkout, edit: Callable[[Path], object]
) -> None:
    """What was read may be the old or the new; which, nobody can tell."""
    asked = question("status")
    asked.begin()
    edit(checkout.top / GOAL)
    asked.keep(CallOutput(0, [(False, "x")]), [here()], of_git=False)

    assert recalled("status") is None


def test_what_was_written_after_the_look_is_seen_by_the_next(later: Checkout) -> None:
    asked = question("status")
    asked.begin()
    (later.top / GOAL).write_text("title: Other\n")
    asked.keep(CallOutput(0, [(False, "x")]), [here()], of_git=False)

    assert recalled("status") is None


def test_a_clock_that_is_behind_makes_contents_count(checkout: Checkout) -> None:
    """As files of tomorrow do: they count as just written for as long."""
    path = checkout.top / GOAL
    tomorrow = path.stat().st_mtime_ns + 86_400_000_000_000
    os.utime(path, ns=(tomorrow, tomorrow))
    say("status")
    other_bytes(path)
    os.utime(path, ns=(tomorrow, tomorrow))

    assert recalled("status") is None


@pytest.mark.usefixtures("checkout")
def test_too_much_to_read_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "_MOST_READ", 10)
    say("status")

    assert recalled("status") is None


@pytest.mark.parametrize("at", ["objectives", "objectives/2026-Q4", "kpis"])
def test_nothing_is_kept_where_a_folder_cannot_be_opened(
    checkout: Checkout, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith(at):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    say("kpis")
    monkeypatch.setattr(os, "scandir", refuse)
    say("status")
    assert (recalled("status"), recalled("kpis")) == (None, None)
    monkeypatch.setattr(os, "scandir", scan)

    assert (recalled("status"), recalled("kpis")) == (None, "said\n")
    assert checkout.status() == []


@pytest.mark.parametrize("name", [".hidden.yaml", "objectives/.draft.yaml", "notes.txt", "docs/x.yaml"])
def test_what_no_command_reads_makes_no_difference(later: Checkout, name: str) -> None:
    say("status")
    later.write({name: "x"})

    assert recalled("status") == "said\n"
