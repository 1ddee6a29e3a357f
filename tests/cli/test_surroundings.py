"""Whatever stdout is and the environment says: no traceback, no half character, the right exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from okrcli.cli.guard import guarded
from okrcli.cli.output import screen_of
from tests.app.opened import NORTHWIND
from tests.process import PATIENCE, ROOT, run_okr, run_python

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

LOOKING = (["status"], ["kpis"], ["show", "reply-time"], ["explain", "delight-customers/csat"], ["rules"])
ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_an_ascii_output_gets_ascii(arguments: list[str]) -> None:
    ran = run_okr(*arguments, cwd=NORTHWIND, env=ASCII, columns=100)

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.isascii()
    assert "\\u" not in ran.stdout


@pytest.mark.parametrize("format", ["json", "markdown", "csv"])
def test_every_format_is_written_in_ascii_too(tmp_path: Path, format: str) -> None:
    run_okr("init", cwd=tmp_path)
    objective = next((tmp_path / "objectives").rglob("*.yaml"))
    objective.write_text(objective.read_text("utf-8").replace("Steer by", "目標 😀 – Steer by"), encoding="utf-8")

    ran = run_okr("status", "--format", format, cwd=tmp_path, env=ASCII)

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.isascii()
    if format == "json":
        title = json.loads(ran.stdout)["objectives"][0]["title"]
        assert title.startswith("目標 😀 – Steer by")


@pytest.mark.parametrize("arguments", [*LOOKING, ["validate", "--format", "full", "--select", "5,7"]], ids=" ".join)
def test_twenty_columns_are_enough(arguments: list[str]) -> None:
    ran = run_okr(*arguments, cwd=NORTHWIND, columns=20)

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout


def test_no_home_no_path_no_locale_is_no_trouble() -> None:
    """Nothing is written and nobody's settings are read."""
    done = subprocess.run(
        [sys.executable, "-m", "okrcli", "-C", str(NORTHWIND), "status"],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Northwind Traders" in done.stdout


@pytest.mark.parametrize("arguments", [["status"], ["rules"], ["status", "--format", "json"], ["--version"], ["-h"]])
def test_a_closed_pipe_is_an_end_and_no_failure(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "okrcli", "-C", str(NORTHWIND), *arguments] if arguments != ["--version"]
            else [sys.executable, "-m", "okrcli", "--version"],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=PATIENCE,
            check=False,
        )  # fmt: skip
    finally:
        os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")


def test_no_stdout_at_all_is_no_failure() -> None:
    ran = run_python(
        "-c", "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, '-m', 'okrcli', 'rules'])"
    )

    assert (ran.code, ran.stderr) == (0, "")


def test_ctrl_c_is_130_without_a_word(tmp_path: Path) -> None:
    """Waiting in the middle of a command: a workspace whose file is slow to open."""
    code = (
        "import sys, time, okrcli.cli.main as main, okrcli.cli.guard as guard\n"
        "main.run = lambda arguments: (print('ready', flush=True), time.sleep(60))\n"
        "sys.exit(guard.guarded(lambda: main.run([])))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=PATIENCE)

    assert (process.returncode, complaint) == (130, b"")


def test_a_bug_is_70_and_says_how_to_report_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> int:
        raise KeyError("reply-time\x1b[2J")

    code = guarded(broken)

    assert code == 70
    assert capsys.readouterr().err == (
        "error: KeyError: 'reply-time\\x1b[2J'\n"
        "help: this is a bug in okr: please report it with what you typed, and with the traceback that OKR_DEBUG=1 "
        "shows\n"
    )
    monkeypatch.setenv("OKR_DEBUG", "1")
    with pytest.raises(KeyError):
        guarded(broken)


def test_a_traceback_is_shown_only_when_it_is_asked_for(tmp_path: Path) -> None:
    """The whole way through the process: a renderer that fails."""
    code = "import okrcli.render.as_csv as c; c.render_goals = None; from okrcli.__main__ import main; main()"
    arguments = ("-C", str(NORTHWIND), "kpis", "--format", "csv")

    quiet = run_python("-c", code, *arguments, cwd=tmp_path)
    loud = run_python("-c", code, *arguments, cwd=tmp_path, env={"OKR_DEBUG": "1"})

    assert quiet.code == 70
    assert quiet.stderr.startswith("error: TypeError: 'NoneType' object is not callable\nhelp: this is a bug in okr")
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr


COLOUR: tuple[tuple[dict[str, str], bool, str, bool], ...] = (
    ({}, True, "auto", True),
    ({}, False, "auto", False),
    ({"NO_COLOR": "1"}, True, "auto", False),
    ({"NO_COLOR": ""}, True, "auto", True),
    ({"FORCE_COLOR": "1"}, False, "auto", True),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, "auto", False),
    ({"TERM": "dumb"}, True, "auto", False),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, "auto", True),
    ({"NO_COLOR": "1"}, False, "always", True),
    ({"FORCE_COLOR": "1"}, True, "never", False),
)


@pytest.mark.parametrize(("environment", "terminal", "choice", "colored"), COLOUR)
def test_colour_is_typed_or_follows_the_environment_and_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    terminal: bool,  # noqa: FBT001
    choice: str,
    colored: bool,  # noqa: FBT001
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)

    assert screen_of(choice, None).color is colored  # type: ignore[arg-type]


def test_a_file_has_no_colour_unless_it_was_typed(okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b[" in okr("kpis").stdout
    assert okr("kpis", "--output", "plain.txt").code == 0
    assert okr("kpis", "--output", "colored.txt", "--color", "always").code == 0
    assert "\x1b" not in (workspace / "plain.txt").read_text("utf-8")
    assert "\x1b[" in (workspace / "colored.txt").read_text("utf-8")


def test_the_width_is_that_of_columns_else_unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    for text, width in (("66", 66), ("0", None), ("wide", None), ("", None)):
        monkeypatch.setenv("COLUMNS", text)

        assert screen_of("auto", None).width == width


def test_github_obeys_no_text_of_a_file(okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = workspace / "objectives" / "2026-Q4" / "delight.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Delight external customers", '"::error::x ##[command]rm"'), encoding="utf-8"
    )

    for arguments in (["status"], ["status", "--format", "markdown"], ["status", "--format", "csv"]):
        lines = okr(*arguments).stdout.splitlines()
        assert any("## [command]rm" in line or "## \\[command" in line or "\\#\\#" in line for line in lines)
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)
    text = okr("status", "--format", "json").stdout
    assert "##[" not in text
    assert json.loads(text)["objectives"][0]["title"] == "::error::x ##[command]rm"


def test_hostile_text_prints_as_text_in_every_format(okr: Call, workspace: Path) -> None:
    """Markup, escapes behind quotes, and ten thousand characters: rule 010 refuses what acts, the rest is shown."""
    title = "[red]x[/red] [/x] :smile: {{ x }} " + "y" * 10_000
    path = workspace / "objectives" / "2026-Q4" / "delight.yaml"
    path.write_text(path.read_text("utf-8").replace("Delight external customers", f'"{title}"'), encoding="utf-8")

    assert json.loads(okr("status", "--format", "json").stdout)["objectives"][0]["title"] == title
    for arguments in (["status"], ["show", "delight"], ["status", "--format", "csv"]):
        shown = okr(*arguments).stdout
        assert "[red]x[/red] [/x] :smile: {{ x }}" in shown
        assert shown.count("y") >= 10_000
