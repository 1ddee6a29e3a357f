"""Many check in at once, through the command itself: what is there afterwards is what was acknowledged, all of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from okrcli.store.directory import DirectoryTree
from okrcli.store.load import load
from tests.process import PATIENCE, ROOT
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

PROCESSES = 40 if "CI" in os.environ or os.environ.get("OKR_TEST_PROFILE") == "long" else 8
EACH = 3
RESULTS = 5
"""How many key results they share: most check-ins meet one of their own person that stands there already."""

CHECKING_IN = """
import sys
from okrcli.cli.guard import guarded
from okrcli.cli.main import run

number, each, results = map(int, sys.argv[1:4])
for turn in range(each):
    value = number * each + turn
    call = ["checkin", f"calls/r{value % results}", str(value), "--by", "me", "--yes", *sys.argv[4:]]
    if guarded(lambda: run(call)) == 0:
        print("acknowledged", value, flush=True)
"""
"""One process of many: three check-ins, one after the other, each as `okr` would do it."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many processes left behind: the values that they were told are recorded, and what went wrong."""

    acknowledged: list[int]
    errors: str


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch)
    results = "".join(f"  - {{id: r{at}, title: Call them, baseline: 0, target: 1000}}\n" for at in range(RESULTS))
    files = {
        "okr.yaml": "version: 1\nas_of: 2026-11-20\npeople: {me: {}}\n",
        "objectives/2026-Q4/calls.yaml": f"title: Call customers\nowner: me\nkey_results:\n{results}",
    }
    return write_workspace(tmp_path / "okrs", files)


def crowd(workspace: Path, *options: str) -> Crowd:
    """Let all of them begin at once, and wait for the last."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHECKING_IN, str(number), str(EACH), str(RESULTS), *options],
            cwd=workspace,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    told = [process.communicate(timeout=2 * PATIENCE) for process in running]
    lines = (line for out, _ in told for line in out.splitlines() if line.startswith("acknowledged "))
    return Crowd(sorted(int(line.removeprefix("acknowledged ")) for line in lines), "".join(error for _, error in told))


def recorded(workspace: Path) -> list[int]:
    """Return every value that stands in a check-in, through the loader that `okr status` has."""
    loaded = load(DirectoryTree(workspace))
    assert loaded.problems == ()
    assert loaded.workspace is not None
    updates = [update for checkin in loaded.workspace.checkins for update in checkin.definition.updates.values()]
    return sorted(int(update.value.number) for update in updates if update.value is not None)


def test_what_is_there_is_what_was_acknowledged(workspace: Path) -> None:
    left = crowd(workspace)

    assert (left.acknowledged, left.errors) == (list(range(PROCESSES * EACH)), "")
    assert recorded(workspace) == left.acknowledged
    assert [path.name for path in workspace.rglob(".*")] == []


def test_every_commit_is_on_the_branch_beside_those_of_somebody_else(workspace: Path) -> None:
    """Another git commits its own file all the while, so that locks and a branch that moves are in the way."""
    checkout = begin(workspace)
    checkout.commit({"notes.txt": "begin\n"})
    over = threading.Event()
    theirs: list[str] = []
    other = threading.Thread(target=commit_notes, args=(checkout, over, theirs))
    other.start()

    left = crowd(workspace, "--commit")

    over.set()
    other.join()
    assert (left.acknowledged, left.errors) == (list(range(PROCESSES * EACH)), "")
    assert recorded(workspace) == left.acknowledged
    checkout.git("reset", "--quiet")  # a commit of theirs may have put back an index that it read before ours was made
    assert checkout.status() == []
    ours = [subject for subject in checkout.log() if subject.startswith("Check in: ")]
    assert len(ours) == len(left.acknowledged)
    assert sorted(checkout.log()) == sorted(["begin", *theirs, *ours])
    assert len(theirs) > 0


def commit_notes(checkout: Checkout, over: threading.Event, made: list[str]) -> None:
    """Commit a file again and again, and keep the subjects of the commits that git acknowledged."""
    number = 0
    while not over.wait(0.05):
        number += 1
        checkout.write({".git/notes": f"{number}\n"})
        (checkout.top / ".git/notes").replace(checkout.top / "notes.txt")  # as a whole: git may be reading it
        call = ["git", "commit", "--quiet", "--message", f"notes {number}", "--", "notes.txt"]
        if subprocess.run(call, cwd=checkout.top, capture_output=True, check=False).returncode == 0:
            made.append(f"notes {number}")
