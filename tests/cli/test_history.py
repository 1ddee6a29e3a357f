"""`okr log` and `okr trend` as they are typed: formats, revisions, states of a repository, and hostile histories."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

GOAL = "objectives/2026-Q4/delight.yaml"
OBJECTIVE = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
"""
FILES = {
    "okr.yaml": "version: 1\norganization: Northwind\nas_of: 2026-11-20\n",
    GOAL: OBJECTIVE,
    "kpis/wait.yaml": "name: Wait\nowner: me\ncadence: weekly\nunit: min\ntargets: {2026: {between: [1, 5]}}\n",
    "kpis/wait.csv": "date,value\n2026-10-09,7\n",
    "checkins/2026-Q4/2026-10-09-support-lead.yaml": "updates: {delight/csat: 50%}\n",
}
TARGET = "`target` of `csat` changed from 80% to 60%"
EVIL = "##[group]evil \x1b[31m\u202e @team #1 <b> `|`"
"""What an author may write where others read it."""

NAME = EVIL.replace("<b>", "b")
"""Git leaves these signs out of a name."""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Begin a repository with goals, lower a target in it under a hostile name, and stand in it."""
    isolate(monkeypatch)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    made = begin(tmp_path / "repository")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-10-10T09:00:00+00:00")
    made.commit(FILES)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-02T09:00:00+00:00")
    monkeypatch.setenv("GIT_AUTHOR_NAME", EVIL)
    made.commit({GOAL: OBJECTIVE.replace("80%", "60%")}, f"{EVIL}\n\n::error::body\n")
    monkeypatch.chdir(made.top)
    return made


def test_log_tells_who_changed_what_when(okr: Call, checkout: Checkout) -> None:
    ran = okr("log", "csat", "--since", "2026-11-02")

    head = checkout.git("rev-parse", "--short=10", "HEAD")
    shown = r"##[group]evil \u{1b}[31m\u{202e} @team #1 <b> `|`"
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.split("\n") == [
        "Northwind · 2026-11-20 · around csat",
        "1 commit changed 2026-Q4/delight/csat since 2026-11-02",
        "",
        f"2026-11-02 · {shown.replace('<b>', 'b')} · {head} · {shown}",
        "  Delight customers · 2026-Q4/delight",
        f"    · {TARGET}",
        "",
        f"→ git show {head}  the lines that the last of them changed",
        "",
    ]


def test_log_in_json_is_as_its_schema_says(okr: Call, checkout: Checkout) -> None:
    document = json.loads(okr("log", "--format", "json").stdout)

    Draft202012Validator(OUTPUT_SCHEMAS["log"]).validate(document)
    first, last = document["commits"]
    assert (first["author"], first["subject"]) == (NAME, EVIL)
    assert (
        first["commit"],
        first["date"],
        first["merge"],
        first["by"],
        first["observations"],
        first["unreadable"],
    ) == (
        checkout.git("rev-parse", "HEAD"),
        "2026-11-02",
        False,
        None,
        [],
        [],
    )
    assert first["changes"] == [
        {
            "kind": "changed",
            "thing": "key_result",
            "subject": "2026-Q4/delight/csat",
            "field": "target",
            "base": 80,
            "head": 60,
        }
    ]
    assert [change["subject"] for change in last["changes"]] == ["2026-Q4/delight", "wait"]
    assert [seen["subject"] for seen in last["observations"]] == ["2026-Q4/delight/csat", "wait"]


@pytest.mark.usefixtures("checkout")
def test_log_in_markdown_has_nothing_that_works(okr: Call) -> None:
    out = okr("log", "csat", "--format", "markdown").stdout

    assert f"- Delight customers (`2026-Q4/delight`): {TARGET}" in out
    assert r"\#\#\[group\]evil" in out
    assert not any(sign in out for sign in ("\x1b", "\u202e", "@team", "<b>", " #1"))


def test_nothing_of_a_commit_is_a_workflow_command(
    okr: Call, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    checkout.commit({GOAL: OBJECTIVE}, "::error::x")

    for form in ("table", "markdown", "json"):
        out = okr("log", "--format", form).stdout
        assert "##[" not in out
        assert not any(line.lstrip().startswith("::") for line in out.split("\n"))


def test_log_at_a_revision_ends_there(okr: Call, checkout: Checkout) -> None:
    document = json.loads(okr("log", "--rev", "HEAD~1", "--format", "json").stdout)

    assert [commit["commit"] for commit in document["commits"]] == [checkout.git("rev-parse", "HEAD~1")]
    assert document["revision"] == {"name": "HEAD~1", "commit": checkout.git("rev-parse", "HEAD~1")}


def test_many_new_goals_of_one_commit_are_counted(okr: Call, checkout: Checkout) -> None:
    checkout.commit({f"objectives/2026-Q4/goal-{number}.yaml": OBJECTIVE for number in range(7)})

    assert "· 7 objectives (2026-Q4/goal-0, 2026-Q4/goal-1, 2026-Q4/goal-2, …) are new" in okr("log").stdout


def test_a_shallow_clone_says_where_history_is_cut(
    okr: Call, checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.git("clone", "--quiet", "--depth=1", f"file://{checkout.top}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")

    ran = okr("log")

    head = checkout.git("rev-parse", "--short=10", "HEAD")
    assert ran.code == 0
    assert ran.stdout == (
        "Northwind · 2026-11-20\nNo commit changed the goals\n\n"
        f"History is cut at {head} of 2026-11-02: this clone is shallow. `git fetch --unshallow` brings the rest, "
        "in CI `fetch-depth: 0`.\n"
    )


def test_a_partial_clone_is_not_filled_silently(
    okr: Call, checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.git("config", "uploadpack.allowFilter", "true")
    part = tmp_path / "part"
    checkout.git("clone", "--quiet", "--filter=blob:none", f"file://{checkout.top}", str(part))
    monkeypatch.chdir(part)

    ran = okr("log")

    assert (ran.code, ran.stdout) == (2, "")
    assert "is not in this clone" in ran.stderr
    assert okr("trend").code == 0


def test_without_git_log_could_not_run_and_trend_has_no_marks(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_workspace(tmp_path, FILES))

    log, trend = okr("log"), okr("trend", "csat")

    assert (log.code, log.stdout) == (2, "")
    assert "is in no git repository" in log.stderr
    assert trend.code == 0
    assert "no marks where a definition changed: " in trend.stdout


def test_before_the_first_commit_there_is_no_history(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isolate(monkeypatch)
    begin(tmp_path).write(FILES)
    monkeypatch.chdir(tmp_path)

    assert (okr("log").code, okr("log").stdout) == (0, "Northwind · 2026-11-20\nNo commit changed the goals\n")


@pytest.mark.parametrize(
    ("ref", "goal"), [(None, "2026-Q4/delight"), ("csat", "2026-Q4/delight/csat"), ("wait", "wait")]
)
@pytest.mark.usefixtures("checkout")
def test_trend_in_json_is_as_its_schema_says(okr: Call, ref: str | None, goal: str) -> None:
    document = json.loads(okr("trend", *([ref] if ref else []), "--format", "json").stdout)

    Draft202012Validator(OUTPUT_SCHEMAS["trend"]).validate(document)
    assert [line["id"] for line in document["goals"]] == [goal]


@pytest.mark.usefixtures("checkout")
def test_trend_has_the_mark_of_a_change(okr: Call) -> None:
    (goal,) = json.loads(okr("trend", "csat", "--format", "json").stdout)["goals"]

    assert (goal["value"], goal["status"], goal["points"][8]) == (
        0.5,
        "behind",
        {"date": "2026-10-09", "value": 0.5, "plan": 0.0879120879121, "target": None},
    )
    assert [(mark["date"], mark["field"], mark["base"], mark["head"]) for mark in goal["changes"]] == [
        ("2026-11-02", "target", 80, 60)
    ]
    assert f"A 2026-11-02 · {TARGET}" in okr("trend", "csat").stdout


@pytest.mark.usefixtures("checkout")
def test_trend_in_csv_has_a_row_a_day(okr: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(okr("trend", "csat", "--format", "csv").stdout)))

    assert len(rows) == 92
    assert rows[32] == {
        "id": "2026-Q4/delight/csat",
        "kind": "key_result",
        "cycle": "2026-Q4",
        "date": "2026-11-02",
        "value": "0.5",
        "unit": "",
        "plan": "0.351648351648",
        "at_least": "",
        "at_most": "",
        "definition_changed": "1",
    }
    kpi = list(csv.DictReader(io.StringIO(okr("trend", "wait", "--cycle", "2026-Q4", "--format", "csv").stdout)))
    assert [(row["value"], row["at_least"], row["at_most"]) for row in kpi if row["value"]] == [("7", "1", "5")]


@pytest.mark.usefixtures("checkout")
def test_trend_in_markdown_lists_what_changed(okr: Call) -> None:
    out = okr("trend", "--format", "markdown").stdout

    assert "| 2026\\-Q4" in out or "| 2026-Q4" in out
    assert f"- `2026-Q4/delight`: {TARGET} (2026-11-02, " in out
    assert "@team" not in out
