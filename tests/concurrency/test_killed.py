"""A check-in that is killed around one of its calls of git: nothing is torn, and the next one works without help."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from tests.process import run_okr
from tests.repositories import begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.process import Ran

GIT = """#!/bin/sh
for word in "$@"; do
    case "$word" in
        {call}) met=yes; break ;;
    esac
done
if [ "$met" = yes ] && [ ! -e "{mark}" ]; then
    touch "{mark}"
    {ran}
    kill -9 $PPID
    exit 1
fi
exec "{git}" "$@"
"""
"""A git that kills whoever calls it, once, at one of its commands: before it does anything, or when it has done it."""

FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\npeople: {me: {}}\n",
    "objectives/2026-Q4/calls.yaml": """
        title: Call customers
        owner: me
        key_results:
          - {id: a, title: Call back, baseline: 0, target: 10}
          - {id: b, title: Call first, baseline: 0, target: 10}
        """,
}


def check_in(workspace: Path, value: str, folder: Path | None = None) -> Ran:
    """Check in with `--commit`, with the programs of a folder before all others."""
    env = {} if folder is None else {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    return run_okr("checkin", *value.split(), "--by", "me", "--commit", cwd=workspace, env=env)


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("call", ["var", "add", "commit", "diff-index"])
def test_the_next_check_in_finds_nothing_in_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, *, done: bool
) -> None:
    isolate(monkeypatch)
    checkout = begin(write_workspace(tmp_path / "okrs", FILES))
    checkout.commit({})
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    git = shutil.which("git")
    ran = f'"{git}" "$@"' if done else ":"
    program.write_text(GIT.format(call=call, mark=tmp_path / "mark", ran=ran, git=git))
    program.chmod(0o755)

    killed = check_in(checkout.top, "calls/a 1", program.parent)
    after = check_in(checkout.top, "calls/b 2")

    assert killed.code == -signal.SIGKILL
    assert (after.code, after.stderr) == (0, "")
    assert checkout.log()[0] == "Check in: b 2"
    checkout.git("fsck", "--strict")
    assert [line for line in checkout.status() if line[:2] not in {"??", " A"}] == []
    written = "".join(path.read_text() for path in (checkout.top / "checkins").rglob("*.yaml"))
    assert written.count("calls/a") == (0 if call == "var" else 1)
    assert run_okr("validate", cwd=checkout.top).code == 0
