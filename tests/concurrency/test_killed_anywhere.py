"""A check-in whose system calls fail or kill it, through the real command: a run for each that changes the disk."""

from __future__ import annotations

import errno
import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.concurrency.traced import changing_calls, last_call, require_strace, trace
from tests.process import run_okr
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from tests.concurrency.traced import Call

HOME = "checkins/2026-Q4/2026-11-20-me.yaml"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\npeople: {me: {}}\n",
    "objectives/2026-Q4/calls.yaml": """
        title: Call customers
        owner: me
        key_results:
          - {id: a, title: Call back, baseline: 0, target: 10}
          - {id: b, title: Call first, baseline: 0, target: 10}
          - {id: c, title: Call last, baseline: 0, target: 10}
        """,
}
STANDING = {HOME: "updates:\n  calls/c: 3\n"}
BEGINNINGS = {"a first check-in": FILES, "one more that day": FILES | STANDING}
CHECKING_IN = ("checkin", "calls/a", "1", "--by", "me", "--no-cache")
"""Without the cache, whose own calls are nobody's loss: `test_cache` lets those fail."""

ERRORS = ("ENOSPC", "EROFS", "EIO")
FORGIVEN = {"unlink", "unlinkat", "flock"}
"""Where an error may be passed over: the bytes are there, and a leftover goes with the next writer."""


def files_of(root: Path) -> dict[str, str]:
    """Return every file below a folder but those that no reader looks at."""
    found = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in found}


def hidden(root: Path) -> list[str]:
    """Return the leftovers."""
    return sorted(path.name for path in root.rglob(".*") if path.is_file())


class Scene:
    """A workspace for each run of a check-in: as it is before, and as the check-in leaves it."""

    def __init__(self, top: Path, files: dict[str, str]) -> None:
        self._top, self._files = top, files
        clean = self.workspace("clean")
        self.before = files_of(clean)
        assert trace(clean, top / "log", *CHECKING_IN).code == 0
        self.calls = changing_calls(top / "log")
        self.after = files_of(clean)

    def workspace(self, name: str) -> Path:
        return write_workspace(self._top / name, self._files)

    def killed(self, call: Call) -> str:
        """Kill a check-in as it makes a call, check in once more, and return what is wrong with what is there."""
        root, log = self.workspace(f"{call.name}-{call.number}"), self._top / f"{call.name}-{call.number}.log"
        died = trace(root, log, *CHECKING_IN, inject=f"{call.name}:signal=KILL:when={call.number}")
        if (died.code, last_call(log)) != (-signal.SIGKILL, call.name):
            return f"{call}: not killed there, {died}"
        if (left := files_of(root)) not in (self.before, self.after):
            return f"{call}: torn, {left}"
        again = run_okr("checkin", "calls/b", "2", "--by", "me", cwd=root)
        if (again.code, again.stderr, hidden(root)) != (0, "", []):
            return f"{call}: in the way of the next, {again}, {hidden(root)}"
        told = "".join(files_of(root).values())
        if any(line not in told for text in left.values() for line in text.splitlines()) or "calls/b: 2" not in told:
            return f"{call}: lost, {told}"
        return ""

    def refused(self, call: Call, error: str) -> str:
        """Let a call fail, and return what is wrong with what is there, or is said."""
        root, log = self.workspace(f"{error}-{call.name}-{call.number}"), self._top / f"{error}-{call.name}.log"
        ran = trace(root, log, *CHECKING_IN, inject=f"{call.name}:error={error}:when={call.number}")
        if ran.code == 0 and call.name in FORGIVEN and files_of(root) == self.after:
            return ""
        named = root if call.name == "flock" else rf"checkins(/2026-Q4(/{Path(HOME).name})?)?"
        cause = os.strerror(getattr(errno, error)).lower()
        is_told = (
            re.match(rf"error: cannot write {named}: {cause}; nothing was changed\nhelp: ", ran.stderr) is not None
        )
        if (ran.code, is_told, files_of(root), hidden(root)) != (2, True, self.before, []):
            return f"{call} with {error}: {ran}, {files_of(root)}, {hidden(root)}"
        return ""


@pytest.fixture(params=list(BEGINNINGS))
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Scene:
    require_strace()
    return Scene(tmp_path, BEGINNINGS[request.param])


def test_whoever_is_killed_leaves_the_old_file_or_the_new_one(scene: Scene) -> None:
    with ThreadPoolExecutor(2) as pool:
        wrong = list(filter(None, pool.map(scene.killed, scene.calls)))

    assert wrong == []
    assert len(scene.calls) > 8
    assert {"openat", "write", "fsync", "unlinkat"} <= {call.name for call in scene.calls}


def test_an_error_leaves_the_old_bytes_and_names_the_file(scene: Scene) -> None:
    pairs = [(call, ERRORS[index % len(ERRORS)]) for index, call in enumerate(scene.calls)]
    with ThreadPoolExecutor(2) as pool:
        wrong = list(filter(None, pool.map(lambda pair: scene.refused(*pair), pairs)))

    assert wrong == []
