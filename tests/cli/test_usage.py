"""What was typed wrongly is answered in two lines, with what to type instead, and exit code 2."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from okrcli.cli.usage import UnknownCommandError
from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

pytestmark = pytest.mark.usefixtures("workspace")


LISTED = "`okr rules` lists them: a code, a name, or the digit of a group"
SUCH = "`okr status` and `okr kpis` list what there is, such as 2026-Q4/delight or reply-time"
GROUP_4 = "401 outside-cycle, 402 future-date, 403 checkin-outside-cycle, 404 milestone-after-due"


@pytest.mark.parametrize(
    ("arguments", "error", "help_text"),
    [
        (["statsu"], "there is no command `statsu`", "write `okr status`"),
        (["zzz"], "there is no command `zzz`", "`okr -h` lists the commands"),
        (["status", "--teem", "x"], "`okr status` has no option --teem", "write --team"),
        (["status", "--json"], "`okr status` has no option --json", "write --format json"),
        (["status", "-o", "x"], "`okr status` has no option -o", "write --output"),
        (["lint"], "there is no command `lint`", "write `okr validate`"),
        (["help", "status"], "there is no command `help`", "write `okr -h`"),
        (
            ["rules", "-x"],
            "`okr rules` has no option -x",
            "its options are --format, --output, -C, --as-of, --color, --no-cache; `okr rules -h` explains them",
        ),
        (["status", "--format", "jsn"], "`jsn` is no value of --format", "write json"),
        (["rules", "--format", "csv"], "`csv` is no value of --format", "write table or json or markdown"),
        (["status", "--cycle"], "--cycle wants a value", "write one after it: `--cycle 2026-Q4`"),
        (["-C"], "-C wants a value", "write one after it: `-C DIR`"),
        (["status", "--help=1"], "--help takes no value", "write --help alone"),
        (
            ["show"],
            "REF is missing",
            "write `okr show REF` with the id of a goal: `okr status` and `okr kpis` show them",
        ),
        (
            ["explain"],
            "CODE|NAME|WORD|REF is missing",
            "write `okr explain 201` for a rule, or `okr explain REF` with the id of a goal: `okr status` shows them",
        ),
        (["drop", "delight/csat"], "--because is missing", "write `okr drop REF --because TEXT`"),
        (
            ["revise", "csat", "--because", "x"],
            "NAME=VALUE... is missing",
            "write `okr revise REF NAME=VALUE... --because TEXT`",
        ),
        (["carry", "delight"], "CYCLE is missing", "write `okr carry REF CYCLE`"),
        (["schema"], "KIND is missing", "write `okr schema objective`, or kpi, checkin, workspace or output"),
        (
            ["show", "a", "b"],
            "`okr show` takes REF alone, and `b` follows",
            "write `okr show a`, then `okr show b`; what has blanks in it wants quotes",
        ),
        (
            ["kpis", "reply-time"],
            "`okr kpis` takes no argument, and `reply-time` was typed",
            "`okr show reply-time` shows one KPI, and `okr kpis --team` or `--owner` some of them",
        ),
        (
            ["rules", "201"],
            "`okr rules` takes no argument, and `201` was typed",
            "`okr explain 201` explains one",
        ),
        (
            ["schema", "output", "kpis", "x"],
            "`okr schema` takes KIND and [NAME] alone, and `x` follows",
            "write `okr schema output kpis`; what has blanks in it wants quotes",
        ),
        (
            ["status", "--as-of", "2026-11-31"],
            "`2026-11-31` is no day to look from",
            "write a day that exists: that month ends on 2026-11-30",
        ),
        (["--as-of", "20.11.2026", "status"], "`20.11.2026` is no day to look from", "write 2026-11-20"),
        (
            ["--as-of", "today", "status"],
            "`today` is no day to look from",
            "write a date as YYYY-MM-DD, such as 2026-11-20",
        ),
        (
            ["--as-of", "9999-12-31", "status"],
            "`9999-12-31` is no day to look from",
            "write a year from 1000 to 9998",
        ),
        (["status", "--cycle", "2026-w47"], "`2026-w47` is no cycle", "write 2026-W47"),
        (["status", "--cycle", "q4"], "`q4` is no cycle", "write 2026-Q4"),
        (
            ["status", "--team", "support-lead"],
            "no team is named `support-lead`",
            "write `--owner support-lead`: support-lead is a person",
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
            SUCH,
        ),
        (
            ["status", "-3 h"],
            "no objective, key result or KPI is named `-3 h`",
            SUCH,
        ),
        (
            ["show", "2026-Q4"],
            "no objective, key result or KPI is named `2026-Q4`",
            "write `--cycle 2026-Q4`: 2026-Q4 is a cycle",
        ),
        (
            ["status", "support-lead"],
            "no objective, key result or KPI is named `support-lead`",
            "write `--owner support-lead`: support-lead is a person",
        ),
        (
            ["show", "./kpis/reply-time.yaml"],
            "no objective, key result or KPI is named `./kpis/reply-time.yaml`",
            "write reply-time: a goal is called by its id, not by its file",
        ),
        (
            ["explain", "4"],
            "`4` is a group of 4 rules",
            f"explain one of them: {GROUP_4}",
        ),
        (
            ["explain", "4xx"],
            "`4xx` is a group of 4 rules",
            f"explain one of them: {GROUP_4}",
        ),
        (
            ["explain", "8xx"],
            "there is no rule `8xx`",
            LISTED,
        ),
        (
            ["validate", "--select", "2O1"],
            "there is no rule `2O1`",
            f"write OKR201; {LISTED}",
        ),
        (
            ["validate", "--ignore", "4xx"],
            "there is no rule `4xx`",
            f"write 4 for the group, or one of OKR401 to OKR404; {LISTED}",
        ),
        (["schema", "okr.yaml"], "there is no schema `okr.yaml`", "write `okr schema workspace`"),
        (["schema", "status"], "`status` is an output, and no kind of file", "write `okr schema output status`"),
        (
            ["validate", "--select", "unknown-kip"],
            "there is no rule `unknown-kip`",
            "write unknown-kpi; `okr rules` lists them: a code, a name, or the digit of a group",
        ),
        (
            ["explain", "unknown-kip"],
            "no rule and no goal is named `unknown-kip`",
            f"for the rule write unknown-kpi; {SUCH}",
        ),
        (
            ["explain", "777"],
            "there is no rule `777`",
            f"write 7 for the group, or one of OKR701 to OKR704; {LISTED}",
        ),
        (["explain", "reply-tme"], "no objective, key result or KPI is named `reply-tme`", "write reply-time"),
        (
            ["validate", "nothing.yaml"],
            "there is no nothing.yaml",
            "give files and folders of the workspace, or none for all of it",
        ),
        (["validate", "reply-time"], "there is no reply-time", "write kpis/reply-time.yaml"),
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
    told = help_text or f"write `okr schema output {'|'.join(OUTPUT_SCHEMAS)}`"
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


@pytest.mark.parametrize(
    ("name", "group", "message", "help_text"),
    [
        ("stauts", "", "there is no command `stauts`", "write `okr status`"),
        ("weather", "", "there is no command `weather`", "`okr -h` lists the commands"),
        ("statsu", "new", "there is no kind `statsu`", "write `okr new status`"),
        ("weather", "new", "there is no kind `weather`", "`okr new -h` lists the kinds"),
    ],
)
def test_what_is_no_command_is_answered_with_the_nearest(name: str, group: str, message: str, help_text: str) -> None:
    error = UnknownCommandError(name, ["status"], group)
    assert (error.message, error.help) == (message, help_text)
