"""`okr` as a process among broken ones: streams that are full or closed, a folder that is gone, a width of nonsense."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.app.opened import NORTHWIND
from tests.process import PATIENCE, ROOT, Ran, run_okr, run_python
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

FULL = "/dev/full"
COMPLAINT = (
    "error: the output cannot be written: no space left on device\n"
    "help: make room, or send the output elsewhere: `--output FILE` writes a file whole or not at all\n"
)
GONE = "error: the folder that you stand in is gone\nhelp: change to one that exists\n"
WRITING = (
    ["status"], ["status", "--format", "json"], ["validate", "--select", "5,7"], ["rules"], ["-h"], ["kpis", "-h"]
)  # fmt: skip
WIDTHS = ("20", "1", "0", "-5", "wide", "1e3", "٢٠", "9" * 30, "9" * 9_999)


@pytest.mark.skipif(not os.path.exists(FULL), reason="only Linux has a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_a_full_disk_behind_stdout_is_no_bug(arguments: list[str]) -> None:
    ran = into(FULL, *arguments)

    assert (ran.code, ran.stderr) == (2, COMPLAINT)


@pytest.mark.skipif(not os.path.exists(FULL), reason="only Linux has a device that is always full")  # noqa: PTH110
def test_a_full_disk_behind_both_streams_leaves_the_exit_code() -> None:
    with open(FULL, "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "okrcli", "-C", str(NORTHWIND), "status"],
            stdout=full,
            stderr=full,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=PATIENCE,
            check=False,
        )

    assert done.returncode == 2


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [((1,), ["status"], 0), ((2,), ["nosuch"], 2), ((1, 2), ["status"], 0), ((0, 1, 2), ["nosuch"], 2)],
)
def test_closed_descriptors_change_no_exit_code(closed: tuple[int, ...], arguments: list[str], code: int) -> None:
    closing = "".join(f"os.close({number}); " for number in closed)
    again = [sys.executable, "-m", "okrcli", "-C", str(NORTHWIND), *arguments]

    ran = run_python("-c", f"import os, sys; {closing}os.execv(sys.executable, {again!r})")

    assert (ran.code, ran.stdout, ran.stderr) == (code, "", "")


@pytest.mark.parametrize("columns", WIDTHS, ids=[width[:8] for width in WIDTHS])
@pytest.mark.parametrize("arguments", [["status"], ["show", "csat"]], ids=" ".join)
def test_any_width_is_drawn_for(arguments: list[str], columns: str) -> None:
    ran = run_okr(*arguments, cwd=NORTHWIND, env={"COLUMNS": columns})

    assert (ran.code, ran.stderr) == (0, "")
    assert "\n" in ran.stdout


@pytest.mark.parametrize("arguments", [["status"], ["validate", "x"], ["init"], ["init", "x"], ["-C", ".", "kpis"]])
def test_a_folder_that_is_gone_is_named(tmp_path: Path, arguments: list[str]) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    leaving = "import os, sys; os.rmdir(os.getcwd()); os.execv(sys.executable, [sys.executable, '-m', *sys.argv[1:]])"

    ran = run_python("-c", leaving, "okrcli", *arguments, cwd=folder)

    assert (ran.code, ran.stdout, ran.stderr) == (2, "", GONE)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "koi8-r", "utf-16", "cp037"])
def test_any_encoding_of_stdout_can_be_written(tmp_path: Path, encoding: str) -> None:
    title = "目標 😀 Ω½ לקוחות"
    write_workspace(tmp_path, {"okr.yaml": f"version: 1\norganization: {title}\n"})

    done = subprocess.run(
        [sys.executable, "-m", "okrcli", "status"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    shown = done.stdout.decode(encoding)
    assert done.returncode == 0
    assert shown.startswith(
        title if encoding == "utf-16" else title.encode(encoding, "backslashreplace").decode(encoding)
    )


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_may_not_be_opened_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    write_workspace(tmp_path, {"kpis/csat.yaml": "name: CSAT\nowner: support-lead\ncadence: weekly\n"})
    sealed = tmp_path / "objectives"
    sealed.mkdir(mode=0)
    try:
        shown = run_okr("kpis", cwd=tmp_path)
        checked = run_okr("validate", cwd=tmp_path)
    finally:
        sealed.chmod(0o755)

    assert (shown.code, "CSAT" in shown.stdout) == (0, True)
    assert checked.code == 1
    assert "objectives:1:1: error OKR007" in checked.stdout


def into(path: str, *arguments: str) -> Ran:
    """Run `okr` on the example with its output going to a file."""
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "okrcli", "-C", str(NORTHWIND), *arguments],
            stdout=stream,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    return Ran("", done.stderr, done.returncode)
