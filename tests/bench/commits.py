"""Repositories of many commits, written by `git fast-import`: packed, as a clone is, and in a moment."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.bench.measure import environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_FIRST_SECOND = 1_790_846_400
"""The first of October 2026, with which the cycle of all generated goals begins."""

_APART = 1800
"""Seconds from one commit to the next."""


class ImportFailedError(Exception):
    """Git did not take the commits."""


def write_commits(commits: Iterable[Mapping[str, str]], folder: Path) -> Path:
    """Make a repository of commits, each of which writes files by their paths, and check the last one out."""
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    argv = ("git", "-C", str(folder), "fast-import", "--quiet")
    with subprocess.Popen(argv, stdin=subprocess.PIPE, env=environment()) as process:
        assert process.stdin is not None
        process.stdin.writelines(_stream(commits))
    if process.returncode:
        raise ImportFailedError(folder)
    _git(folder, "checkout", "--quiet", "--force", "main")
    return folder


def _stream(commits: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    for number, files in enumerate(commits):
        second = _FIRST_SECOND + number * _APART
        yield f"commit refs/heads/main\ncommitter lead <lead@example.org> {second} +0000\n".encode()
        yield _data(f"Version {number}")
        for path, text in files.items():
            yield f"M 100644 inline {path}\n".encode()
            yield _data(text)


def _data(text: str) -> bytes:
    raw = text.encode()
    return b"data %d\n%b\n" % (len(raw), raw)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(("git", "-C", str(folder), *arguments), check=True, capture_output=True, env=environment())
