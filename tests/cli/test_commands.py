"""Each command does what its help says, in each format, and ends with the right code."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from okrcli.app.beginning import CYCLE
from okrcli.cli.table import COMMANDS
from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS
from tests.app.opened import NORTHWIND

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

pytestmark = pytest.mark.usefixtures("workspace")

GOALS = (
    ["status"],
    ["status", "delight"],
    ["kpis"],
    ["show", "delight"],
    ["show", "delight/csat"],
    ["show", "reply-time"],
)
EXPLAINED = (["rules"], ["explain", "unknown-kpi"], ["explain", "delight/csat"], ["explain", "reply-time"])


@pytest.mark.parametrize("arguments", [*GOALS, *EXPLAINED], ids=" ".join)
def test_json_is_as_its_schema_says(okr: Call, arguments: list[str]) -> None:
    ran = okr(*arguments, "--format", "json")

    assert (ran.code, ran.stderr) == (0, "")
    Draft202012Validator(OUTPUT_SCHEMAS[arguments[0]]).validate(json.loads(ran.stdout))


@pytest.mark.parametrize("arguments", GOALS, ids=" ".join)
def test_csv_has_rows_of_one_length(okr: Call, arguments: list[str]) -> None:
    ran = okr(*arguments, "--format", "csv")

    assert (ran.code, ran.stderr) == (0, "")
    assert len({len(row) for row in csv.reader(io.StringIO(ran.stdout))}) == 1


@pytest.mark.parametrize("arguments", [*GOALS, *EXPLAINED], ids=" ".join)
def test_markdown_and_table_are_pages(okr: Call, arguments: list[str]) -> None:
    markdown, table = okr(*arguments, "--format", "markdown"), okr(*arguments)

    assert (markdown.code, markdown.stderr, table.code, table.stderr) == (0, "", 0, "")
    assert markdown.stdout.startswith("# ")
    assert len(table.stdout.splitlines()) > 2
    assert "\x1b" not in table.stdout


def test_links_come_as_tree_matrix_diagram_and_data(okr: Call) -> None:
    shown = {name: okr("links", "--format", name) for name in ("tree", "matrix", "mermaid", "dot", "json")}

    assert {(ran.code, ran.stderr) for ran in shown.values()} == {(0, "")}
    Draft202012Validator(OUTPUT_SCHEMAS["links"]).validate(json.loads(shown["json"].stdout))
    assert okr("links").stdout == shown["tree"].stdout != shown["matrix"].stdout
    assert shown["mermaid"].stdout.startswith("flowchart LR\n")
    assert shown["dot"].stdout.startswith("digraph okr {\n")


@pytest.mark.parametrize("arguments", [[], ["delight"], ["delight/csat"], ["--calibration"]], ids=" ".join)
def test_forecasts_come_as_table_json_and_markdown(okr: Call, arguments: list[str]) -> None:
    table, written, markdown = (okr("forecast", *arguments, "--format", name) for name in ("table", "json", "markdown"))

    assert {(ran.code, ran.stderr) for ran in (table, written, markdown)} == {(0, "")}
    name = "calibration" if arguments == ["--calibration"] else "forecast"
    Draft202012Validator(OUTPUT_SCHEMAS[name]).validate(json.loads(written.stdout))
    assert markdown.stdout.startswith("# ")
    assert len(table.stdout.splitlines()) > 2


def test_validate_fails_on_errors_only_unless_told_otherwise(okr: Call, workspace: Path) -> None:
    assert okr("validate").code == 0
    assert okr("validate", "--fail-on", "info").code == 0
    assert okr("validate", "--select", "5,7", "--fail-on", "warning").code == 1
    assert okr("validate", "--select", "5,7").code == 0
    (workspace / "kpis" / "reply-time.yaml").unlink()
    assert okr("validate").code == 1
    assert okr("validate", "--fail-on", "never").code == 0
    assert okr("validate", "--ignore", "1", "--ignore", "unknown-kpi").code == 0


def test_validate_is_concise_in_a_pipe(okr: Call, workspace: Path) -> None:
    (workspace / "kpis" / "reply-time.csv").unlink()
    (workspace / "kpis" / "reply-time.yaml").unlink()

    ran = okr("validate")

    assert ran.stdout.splitlines() == [
        "objectives/2026-Q4/delight.yaml:3:10: error OKR201 unknown-kpi: there is no KPI `reply-time`",
        "objectives/2026-Q4/delight.yaml:6:73: error OKR201 unknown-kpi: there is no KPI `reply-time`",
    ]
    assert json.loads(okr("validate", "--format", "json").stdout)["summary"] == {"error": 2, "warning": 0, "info": 0}
    assert okr("validate", "--format", "full").stdout.endswith("2 errors in 3 files\n")


def test_validate_takes_paths_from_where_one_stands(
    okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "kpis" / "reply-time.csv").unlink()
    (workspace / "kpis" / "reply-time.yaml").unlink()
    monkeypatch.chdir(workspace / "objectives")

    assert okr("validate", "2026-Q4").stdout.startswith("2026-Q4/delight.yaml:3:10: ")
    assert okr("validate", "../kpis").stdout == ""
    assert okr("validate", "-C", workspace, "objectives").stdout.startswith("objectives/2026-Q4/delight.yaml:3:10: ")


def test_validate_finds_the_workspace_of_its_path(okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    (workspace / "objectives" / "2026-Q4" / "x.yaml").write_text("title: [\n", encoding="utf-8")

    ran = okr("validate", workspace.name)

    assert ran.code == 1
    assert ran.stdout.startswith(f"{workspace.name}/objectives/2026-Q4/x.yaml:")


def test_looking_never_fails_on_what_it_finds(okr: Call, workspace: Path) -> None:
    (workspace / "objectives" / "2026-Q4" / "broken.yaml").write_text("title: [\n", encoding="utf-8")

    ran = okr("status")

    assert ran.code == 0
    assert "Delight external customers" in ran.stdout
    assert "1 error in the files" in ran.stdout


def test_a_broken_okr_yaml_can_be_validated_and_not_looked_at(okr: Call, workspace: Path) -> None:
    (workspace / "okr.yaml").write_text("version: 9\n", encoding="utf-8")

    assert okr("validate").code == 1
    assert okr("status").stderr == (
        "error: okr.yaml has errors, and nothing can be read without it\nhelp: run `okr validate` to see them\n"
    )


@pytest.mark.parametrize("command", [("status",), ("kpis",), ("show", "payment-days")], ids=" ".join)
def test_a_call_to_make_looks_from_the_day_that_was_asked_for(okr: Call, command: tuple[str, ...]) -> None:
    call = "→ okr propose payment-days"

    assert f"{call} --as-of 2026-11-19" in okr(*command, "-C", NORTHWIND, "--as-of", "2026-11-19").stdout
    plain = okr(*command, "-C", NORTHWIND).stdout
    assert call in plain
    assert f"{call} --as-of" not in plain


def test_the_day_comes_from_the_option_then_the_environment_then_okr_yaml(
    okr: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def day(*arguments: str) -> object:
        return json.loads(okr(*arguments, "--format", "json").stdout)["as_of"]

    assert day("status") == "2026-11-20"
    monkeypatch.setenv("OKR_AS_OF", "2026-10-10")
    assert day("status") == "2026-10-10"
    assert day("--as-of", "2026-12-01", "status") == "2026-12-01"
    assert day("status", "--as-of", "2026-12-01") == "2026-12-01"
    assert day("--as-of", "2026-12-01", "status", "--as-of", "2026-12-02") == "2026-12-02"


def test_a_cycle_without_objectives_is_said_and_is_no_failure(okr: Call) -> None:
    ran = okr("status", "--as-of", "2027-01-05")

    assert ran.code == 0
    assert "no cycle with an objective holds 2027-01-05; the last was 2026-Q4" in ran.stdout
    assert "okr status --cycle 2026-Q4" in ran.stdout


@pytest.mark.parametrize("kind", ["objective", "kpi", "checkin", "workspace"])
def test_schema_prints_the_schema_of_each_kind_of_file(okr: Call, kind: str) -> None:
    ran = okr("schema", kind)

    assert ran.code == 0
    Draft202012Validator.check_schema(json.loads(ran.stdout))


@pytest.mark.parametrize("name", OUTPUT_SCHEMAS)
def test_schema_prints_the_schema_of_each_output(okr: Call, name: str) -> None:
    assert json.loads(okr("schema", "output", name).stdout) == OUTPUT_SCHEMAS[name]


def test_init_says_what_it_wrote_and_what_to_do_next(
    okr: Call, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    ran = okr("init", "new goals", "--as-of", "2026-11-22")

    assert ran.code == 0
    assert ran.stdout == (
        "A workspace is in new goals:\n\n"
        "  okr.yaml\n"
        f"  objectives/{CYCLE}/steer-by-goals.yaml\n"
        "  kpis/fresh-goals.yaml\n"
        f"  checkins/{CYCLE}/2026-11-22-me.yaml\n"
        "  .okr/schema/ (4 schemas for editors)\n\n"
        "Next:\n\n"
        "  okr -C 'new goals' status\n"
        f"  write a goal of yours into objectives/{CYCLE}/steer-by-goals.yaml, then okr -C 'new goals' validate\n"
    )
    assert okr("-C", "new goals", "status", "--as-of", "2026-11-22").code == 0
    assert okr("init", "new goals").stderr.startswith("error: new goals has okr.yaml")
    assert "objectives/ (" in okr("init", "example", "--example").stdout


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_has_help_and_the_global_options(okr: Call, name: str) -> None:
    ran = okr(name, "-h")

    assert ran.code == 0
    assert ran.stdout.startswith(f"Usage: okr {name} ")
    assert all(option in ran.stdout for option in ("-C DIR", "--as-of DATE", "--color", "-h, --help"))


def test_help_lists_every_command_by_what_it_is_for(okr: Call) -> None:
    alone, asked = okr(), okr("--help")

    assert alone == asked
    assert alone.code == 0
    assert [line for line in alone.stdout.splitlines() if line in {"Look:", "Check:", "Change:"}] == [
        "Look:",
        "Check:",
        "Change:",
    ]
    assert all(f"  {entry.name} " in alone.stdout for entry in COMMANDS)
