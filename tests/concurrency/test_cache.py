"""What okr keeps, written by one that is killed, refused by the disk, or by several at once: nobody ever notices."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from okrcli.app.cache import clear_cache
from tests.concurrency.traced import calls_after, require_strace, trace
from tests.process import PATIENCE, Ran, run_okr
from tests.repositories import begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.concurrency.traced import Call

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
ERRORS = ("ENOSPC", "EROFS", "EIO")


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cache be in use also where all other tests do without."""
    isolate(monkeypatch)
    monkeypatch.delenv("OKR_NO_CACHE", raising=False)


class Scene:
    """A repository for each run of `okr status`, and what it says without a cache."""

    def __init__(self, top: Path) -> None:
        self._top = top
        clean = self.workspace("clean")
        self.said = Ran(run_okr("status", "--no-cache", cwd=clean).stdout, "", 0)
        assert trace(clean, top / "log", "status") == self.said
        self.calls = calls_after(top / "log", "/.git/okr")

    def workspace(self, name: str) -> Path:
        return begin(write_workspace(self._top / name, FILES)).top

    def tampered(self, call: Call, what: str, expected: int) -> str:
        """Let something happen to a call, look once more, clear up, and return what is wrong with any of it."""
        root = self.workspace(f"{what}-{call.name}-{call.number}")
        ran = trace(root, root / ".git/log", "status", inject=f"{call.name}:{what}:when={call.number}")
        if ran != (self.said if expected == 0 else Ran(ran.stdout, "", expected)):
            return f"{call}: {ran}"
        if (after := run_okr("status", cwd=root)) != self.said:
            return f"{call}: then {after}"
        clear_cache(root, off=False)
        left = [path.name for path in (root / ".git").rglob("okr/**/*")]
        return f"{call}: left {left}" if left else ""


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    require_strace()
    return Scene(tmp_path)


def test_whoever_is_killed_leaves_nothing_that_is_taken_for_an_answer(scene: Scene) -> None:
    with ThreadPoolExecutor(2) as pool:
        wrong = [*pool.map(lambda call: scene.tampered(call, "signal=KILL", -signal.SIGKILL), scene.calls)]

    assert list(filter(None, wrong)) == []
    assert {"mkdir", "openat", "write", "rename"} <= {call.name for call in scene.calls}


def test_a_disk_that_refuses_changes_nothing_that_is_said(scene: Scene) -> None:
    """Full, or only to be read: at the first call, at the last, and at each between."""
    pairs = [(call, ERRORS[index % len(ERRORS)]) for index, call in enumerate(scene.calls)]
    with ThreadPoolExecutor(2) as pool:
        wrong = [*pool.map(lambda pair: scene.tampered(pair[0], f"error={pair[1]}", 0), pairs)]

    assert list(filter(None, wrong)) == []


def test_many_at_once_all_say_the_same(tmp_path: Path) -> None:
    root = begin(write_workspace(tmp_path / "goals", FILES)).top
    expected = run_okr("status", "--no-cache", cwd=root)

    with ThreadPoolExecutor(8) as pool:
        ran = list(pool.map(lambda _: run_okr("status", cwd=root), range(24)))

    assert ran == [expected] * 24
    assert [path.name for path in (root / ".git/okr/answers").glob(".*")] == []


def test_an_edit_is_seen_by_the_very_next_call(tmp_path: Path) -> None:
    """Edits of as many bytes, one right after the other, while the same call goes on all the time."""
    root = begin(write_workspace(tmp_path / "goals", FILES)).top
    path = root / GOAL
    goal = path.read_text()
    call = [sys.executable, "-m", "okrcli", "status"]
    looking = [subprocess.Popen(call, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]

    for number in [1, 2, 3, 2, 1, 1, 4]:
        path.write_text(goal.replace("target: 9", f"target: {number}"))
        shown = run_okr("show", "calls/a", "--format", "json", cwd=root)
        assert f'"target": {number}' in shown.stdout

    for process in looking:
        process.wait(PATIENCE)


def test_without_a_home_and_a_repository_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_workspace(tmp_path / "goals", FILES)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.delenv("HOME")

    ran = [run_okr("status", cwd=root) for _ in range(2)]

    assert ran == [run_okr("status", "--no-cache", cwd=root)] * 2
    assert ran[0].code == 0
    assert sorted(tmp_path.rglob("*")) == before
