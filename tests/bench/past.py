"""A repository in which one goal has many versions."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GOAL = "objectives/2026-Q4/goal.yaml"
_FIRST_SECOND = 1_790_000_000
_HOUR = 3600
_KEY_RESULTS = 8


def write_versions(count: int, folder: Path) -> None:
    """Make a repository with a goal that each of `count` commits gives another target."""
    git = ("git", "-C", str(folder))
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    stream = b"".join(_commit(number) for number in range(count))
    subprocess.run([*git, "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run([*git, "checkout", "--quiet", "--force", "main"], check=True)


def _commit(number: int) -> bytes:
    files = {GOAL: _goal(number)} | ({"okr.yaml": "version: 1\n"} if not number else {})
    head = f"commit refs/heads/main\ncommitter lead <lead@example.org> {_FIRST_SECOND + number * _HOUR} +0000\n"
    written = "".join(f"M 100644 inline {path}\n{_data(text)}\n" for path, text in files.items())
    return f"{head}{_data(f'Version {number}')}\n{written}".encode()


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"


def _goal(number: int) -> str:
    results = "".join(
        f"  - id: result-{index}\n    title: Take more orders from region {index}\n    unit: orders\n    baseline: 0\n"
        f"    target: {100 + number if index == number % _KEY_RESULTS else 100}\n    owner: lead-{index}\n"
        for index in range(_KEY_RESULTS)
    )
    why = "Orders pay for all that we want. " * 8
    return f"title: Grow in every region\nowner: lead\nwhy: |\n  {why}\nkey_results:\n{results}"
