"""What was typed wrongly is answered in two lines, with what to type instead, and exit code 2."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrcli.cli.usage import UnknownCommandError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.parametrize(
    ("arguments", "error", "help_text"),
    [
        (["statsu"], "there is no command `statsu`", "write `okr status`"),
        (["zzz"], "there is no command `zzz`", "`okr -h` lists the commands"),
        (["status", "--teem", "x"], "`okr status` has no option --teem", "write --team"),
        (["status", "-x"], "`okr status` has no option -x", "`okr status -h` lists the options"),
        (["--zzz"], "`okr` has no option --zzz", "`okr -h` lists the options"),
        (["status", "--format", "jsn"], "`jsn` is no value of --format", "write json"),
        (["rules", "--format", "csv"], "`csv` is no value of --format", "write table or json or markdown"),
        (["status", "--cycle"], "--cycle wants a value", "write one after it"),
        (["show"], "REF is missing", "write `okr show REF`"),
        (["explain"], "CODE|NAME|WORD|REF is missing", "write `okr explain CODE|NAME|WORD|REF`"),
        (
            ["show", "a", "b"],
            "Got unexpected extra argument(s) (b)",
            "`okr show -h` shows how it is called",
        ),
        (
            ["status", "--as-of", "2026-13-01"],
            "`2026-13-01` is no day to look from",
            "write it as YYYY-MM-DD, such as 2026-11-20",
        ),
        (
            ["--as-of", "20261101", "status"],
            "`20261101` is no day to look from",
            "write it as YYYY-MM-DD, such as 2026-11-20",
        ),
        (
            ["--as-of", "9999-12-31", "status"],
            "`9999-12-31` is no day to look from",
            "write it as YYYY-MM-DD, such as 2026-11-20",
        ),
        (["-C", "nowhere", "status"], "nowhere is no folder", "give -C a folder that exists"),
        (["status", "-C", "nowhere"], "nowhere is no folder", "give -C a folder that exists"),
        (
            ["show", "reply"],
            "no objective, key result or KPI is named `reply`",
            "write reply-time",
        ),
        (
            ["show", "-5"],
            "no objective, key result or KPI is named `-5`",
            "`okr status` and `okr kpis` list what there is",
        ),
        (
            ["show", "-3 h"],
            "no objective, key result or KPI is named `-3 h`",
            "`okr status` and `okr kpis` list what there is",
        ),
        (
            ["validate", "--select", "unknown-kip"],
            "there is no rule `unknown-kip`",
            "write unknown-kpi; `okr rules` lists them: a code, a name, or the digit of a group",
        ),
        (
            ["explain", "unknown-kip"],
            "no rule and no goal is named `unknown-kip`",
            "for the rule write unknown-kpi; `okr status` and `okr kpis` list what there is",
        ),
        (
            ["explain", "777"],
            "there is no rule `777`",
            "`okr rules` lists them: a code, a name, or the digit of a group",
        ),
        (["explain", "reply-tme"], "no objective, key result or KPI is named `reply-tme`", "write reply-time"),
        (
            ["validate", "nothing.yaml"],
            "there is no nothing.yaml",
            "give files and folders of the workspace, or none for all of it",
        ),
        (["schema", "objectives"], "there is no schema `objectives`", "write `okr schema objective`"),
        (["schema", "output"], "the name of an output is missing", None),
        (["schema", "output", "stats"], "there is no schema `stats`", "write `okr schema output status`"),
        (
            ["schema", "kpi", "x"],
            "`okr schema kpi` takes nothing more, and `x` follows",
            "write `okr schema kpi`",
        ),
        (
            ["status", "--output", "gone/x.txt"],
            "cannot write gone/x.txt: no such file or directory",
            "give --output a file in a folder that exists",
        ),
        (
            ["status", "--output", "kpis"],
            "cannot write kpis: is a directory",
            "give --output a file in a folder that exists",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_calls_teach_the_right_one(okr: Call, arguments: list[str], error: str, help_text: str | None) -> None:
    ran = okr(*arguments)

    assert (ran.code, ran.stdout) == (2, "")
    told = help_text or "write `okr schema output status|kpis|links|forecast|calibration|show|validate|rules|explain`"
    assert ran.stderr == f"error: {error}\nhelp: {told}\n"


def test_no_workspace_is_answered_with_how_to_begin_one(
    okr: Call, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("empty")
    monkeypatch.chdir(folder)

    ran = okr("status")

    assert ran.code == 2
    assert ran.stderr == (
        f"error: no okr.yaml in {folder} or a folder above it\n"
        "help: run `okr init` to begin a workspace here, or `okr -C DIR …` to look at one elsewhere\n"
    )


def test_a_folder_that_is_gone_is_said(okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = workspace / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert okr("status").stderr == "error: the folder that you stand in is gone\nhelp: change to one that exists\n"


def test_a_bad_day_in_the_environment_is_refused(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_AS_OF", "yesterday")

    assert okr("status").stderr.startswith("error: `yesterday` is no day to look from\n")


def test_a_value_that_acts_on_a_terminal_is_shown_as_an_escape(okr: Call) -> None:
    ran = okr("show", "\x1b[2J\u202e")

    assert ran.stderr.startswith("error: no objective, key result or KPI is named `\\u{1b}[2J\\u{202e}`\n")


def test_output_replaces_a_file_whole_and_keeps_its_mode(okr: Call, workspace: Path) -> None:
    target = workspace / "status.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)

    ran = okr("status", "--format", "json", "--output", target)

    assert (ran.code, ran.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == okr("status", "--format", "json").stdout
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in workspace.iterdir() if "tmp" in path.name) == []


def test_output_follows_a_link_and_writes_to_devices(okr: Call, workspace: Path) -> None:
    (workspace / "link.csv").symlink_to("real.csv")

    assert okr("kpis", "--format", "csv", "--output", "link.csv").code == 0
    assert okr("kpis", "--format", "csv", "--output", os.devnull).code == 0
    assert (workspace / "link.csv").is_symlink()
    assert (workspace / "real.csv").read_text(encoding="utf-8").startswith('"kpi"')


@pytest.mark.parametrize("name", ["checkin", "propose", "close", "new"])
def test_a_call_of_a_later_version_says_what_to_do_until_then(name: str) -> None:
    """Findings name these calls already; who types one is not left alone."""
    error = UnknownCommandError(name, ["status"])
    assert error.message == f"`okr {name}` comes in a later version"
    assert error.help.startswith("until then ")
