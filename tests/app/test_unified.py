"""The diff of a change is one that git and patch take."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from okrcli.app.unified import unified_diff
from okrcli.draft import FileChange

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lines_that_change_stand_between_three_that_do_not() -> None:
    before = "".join(f"line {number}\n" for number in range(1, 10)).encode()

    assert unified_diff([FileChange("kpis/a.yaml", before, before.replace(b"line 5\n", b"new 5\n"))]) == (
        "--- a/kpis/a.yaml\n+++ b/kpis/a.yaml\n@@ -2,7 +2,7 @@\n"
        " line 2\n line 3\n line 4\n-line 5\n+new 5\n line 6\n line 7\n line 8\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\n", b"a\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nc\r\nd\r\n"),
        (b"a\nb", b"a\nb\nc\n"),
        (b"a\n", b"a\nb"),
        (b"\xef\xbb\xbfa: 1\n", b"\xef\xbb\xbfa: 2\n"),
        (b"a\x0bb\x0c\xe2\x80\xa8c\n", b"a\x0bb\x0c\xe2\x80\xa8d\n"),
        (None, b"a: 1\n"),
        (None, b"a: 1"),
        (b"a: 1\n", None),
    ],
)
def test_git_applies_it_to_the_byte(tmp_path: Path, before: bytes | None, after: bytes | None) -> None:
    target = tmp_path / "a b.yaml"
    if before is not None:
        target.write_bytes(before)

    diff = unified_diff([FileChange("a b.yaml", before, after)])

    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert (target.read_bytes() if target.exists() else None) == after


def test_files_follow_each_other_and_one_that_stays_is_left_out() -> None:
    files = [FileChange("a", b"1\n", b"2\n"), FileChange("b", b"1\n", b"1\n"), FileChange("c", None, b"3\n")]

    assert unified_diff(files) == ("--- a/a\n+++ b/a\n@@ -1 +1 @@\n-1\n+2\n--- /dev/null\n+++ b/c\n@@ -0,0 +1 @@\n+3\n")
