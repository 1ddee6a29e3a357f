"""Writing on a system that fails at every possible call, once for each."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

import pytest

from okrcli.draft import FileChange
from okrcli.errors import OkrError
from okrcli.store.write import write
from tests.process import run_python
from tests.store import faults
from tests.store.folder import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES")


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    return faults.workspaces(tmp_path)


def calls_of(name: str, root: Path) -> list[str]:
    """Return the names of the system calls of a work that goes well."""
    calls: list[str] = []
    with faults.failing(lambda _, call: calls.append(call)):
        write(root, faults.WORKS[name])
    return calls


def refuse_at(number: int, code: int, *, ever_after: bool = False) -> Callable[[int, str], None]:
    """Return what refuses the call of that number, and perhaps all that follow."""

    def fail(made: int, _: str) -> None:
        if made == number or (ever_after and made > number):
            raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", faults.WORKS)
def test_an_error_at_any_call_leaves_the_old_bytes_and_says_so(name: str, error: str, folders: Iterator[Path]) -> None:
    code = getattr(errno, error)
    refusals = []
    for number, call in enumerate(calls_of(name, next(folders)), 1):
        root = next(folders)
        try:
            with faults.failing(refuse_at(number, code)):
                write(root, faults.WORKS[name])
        except OkrError as caught:
            assert contents(root) == faults.BEFORE, call
            assert not [path for path in root.rglob("*") if path.is_dir() and path != root / "kpis"], call
            refusals.append(caught.message)
        else:
            assert contents(root) == faults.after(name), call
    expected = re.compile(rf"cannot write \S+: {re.escape(os.strerror(code).lower())}; nothing was changed")
    assert [message for message in refusals if not expected.fullmatch(message)] == []
    assert len(refusals) > 10


@pytest.mark.parametrize("name", faults.WORKS)
def test_an_error_is_forgiven_only_where_the_work_is_done_all_the_same(name: str, folders: Iterator[Path]) -> None:
    forgiven = set()
    for number, call in enumerate(calls_of(name, next(folders)), 1):
        root = next(folders)
        try:
            with faults.failing(refuse_at(number, errno.EIO)):
                write(root, faults.WORKS[name])
        except OkrError:
            continue
        forgiven.add(call)
    assert forgiven == {"unlink", "close"}


@pytest.mark.parametrize("name", faults.WORKS)
def test_a_disk_that_fails_for_good_leaves_files_whole_and_no_false_word(name: str, folders: Iterator[Path]) -> None:
    false_words = []
    for number, call in enumerate(calls_of(name, next(folders)), 1):
        root = next(folders)
        try:
            with faults.failing(refuse_at(number, errno.EIO, ever_after=True)):
                write(root, faults.WORKS[name])
        except OkrError as caught:
            found = visible(root)
            assert is_whole(name, found), call
            if caught.message.endswith("; nothing was changed") and found != faults.BEFORE:
                false_words.append((call, caught.message))
        else:
            assert visible(root) == faults.after(name), call
    assert false_words == []


@pytest.mark.parametrize("name", faults.WORKS)
def test_a_writer_killed_at_any_call_leaves_files_whole_and_the_next_one_at_work(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("unharmed")
    ran = run_python("-m", "tests.store.faults", name, str(tmp_path))

    assert (ran.code, ran.stderr) == (0, "")
    roots = sorted(tmp_path.iterdir(), key=lambda root: int(root.name))
    assert len(roots) == len(calls_of(name, next(faults.workspaces(elsewhere)))) + 1
    for root in roots:
        found = visible(root)
        assert is_whole(name, found)
        write(root, [FileChange(path, found.get(path), b"next\n") for path in faults.after(name)])
        assert {path: contents(root)[path] for path in faults.after(name)} == dict.fromkeys(
            faults.after(name), b"next\n"
        )
        assert contents(root) == visible(root)


def visible(root: Path) -> dict[str, bytes]:
    """Read what readers of a workspace see of it."""
    return {path: data for path, data in contents(root).items() if "/." not in f"/{path}"}


def is_whole(name: str, found: dict[str, bytes]) -> bool:
    """Tell whether every file is as before or as after, and none of those is missing that are new or only changed."""
    finished = faults.after(name)
    paths = faults.BEFORE.keys() | finished.keys()
    return found.keys() <= paths and all(
        found.get(path) in (faults.BEFORE.get(path), finished.get(path)) for path in paths
    )
