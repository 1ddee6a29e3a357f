"""`okr new` as it is called: with everything said, and at a terminal, which asks for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call


def test_an_objective_on_one_line(okr: Call, workspace: Path) -> None:
    ran = okr(
        *(
            "new",
            "objective",
            "--title",
            "Sell in the Midwest",
            "--owner",
            "sales-lead",
            "--why",
            "The depot is empty.",
        ),
        *("--kr", "Sign accounts: 0 -> 5; unit accounts", "--key-result", "Discount: at most 12%"),
    )

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == (
        "New objective: Sell in the Midwest\n"
        "  new     objectives/2026-Q4/sell-midwest.yaml\n"
        "`okr show 2026-Q4/sell-midwest` shows it, and `okr checkin sell-midwest/… VALUE` reports on it\n"
    )
    assert (
        (workspace / "objectives/2026-Q4/sell-midwest.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../.okr/schema/objective.json
title: Sell in the Midwest
why: The depot is empty.
owner: sales-lead
key_results:
  - id: sign-accounts
    title: Sign accounts
    unit: accounts
    baseline: 0
    target: 5
  - id: discount
    title: Discount
    keep: {at_most: 12%}
"""
    )
    assert okr("validate").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("objective", "--title", "T"), "--owner is missing"),
        (("objective", "--title", "T", "--owner", "me"), "--kr is missing"),
        (("objective",), "--title is missing"),
        (("kpi", "--name", "N"), "--owner is missing"),
        (("kpi", "--name", "N", "--owner", "me", "--cadence", "wekly"), "this would bring an error into the files"),
        (
            ("kpi", "--name", "N", "--owner", "me", "--cadence", "weekly", "--id", "delight"),
            "this would bring an error",
        ),
        (("goal",), "there is no kind `goal`"),
    ],
)
def test_what_is_missing_is_named(okr: Call, workspace: Path, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(path for path in workspace.rglob("*") if path.is_file())

    ran = okr("new", *arguments)

    assert ran.code == 2
    assert f"error: {message}" in ran.stderr
    assert sorted(path for path in workspace.rglob("*") if path.is_file()) == before


def test_alone_it_lists_the_kinds(okr: Call) -> None:
    ran = okr("new")

    assert (ran.code, ran.stderr) == (0, "")
    assert "objective" in ran.stdout
    assert "kpi" in ran.stdout


def test_global_options_stand_anywhere(okr: Call, workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tmp_path_factory.getbasetemp() / "elsewhere").mkdir(exist_ok=True)
    said = ("--name", "NPS", "--owner", "me", "--cadence", "monthly")

    for arguments in (("-C", workspace, "new", "kpi", *said), ("new", "-C", workspace, "kpi", *said)):
        assert "+++ b/kpis/nps.yaml" in okr(*arguments, "--dry-run").stdout
    assert "+++ b/kpis/nps.yaml" in okr("new", "kpi", *said, "--dry-run", "-C", workspace).stdout


def test_at_a_terminal_an_objective_is_asked_for(workspace: Path) -> None:
    terminal = Terminal("new", "objective", cwd=workspace)

    terminal.answer("title, what is aimed at in words: ", "")
    terminal.expect("it needs one")
    terminal.answer("title, what is aimed at in words: ", "Sell in the Midwest")
    terminal.answer("why it matters now (Enter for nothing): ", "")
    terminal.answer("cycle [2026-Q4]: ", "2027Q1")
    terminal.expect("write 2027-Q1")
    terminal.answer("cycle [2026-Q4]: ", "2027-Q1")
    terminal.answer("file name [sell-midwest]: ", "")
    terminal.answer("owner", "sales-lead")
    terminal.answer("key result 1, such as `Raise CSAT: 40% -> 80%`: ", "Sell more")
    terminal.expect("`Sell more` does not say how it is measured")
    terminal.answer("key result 1, such as `Raise CSAT: 40% -> 80%`: ", "Sell more: 0 -> 5")
    terminal.answer("key result 2 (Enter for no more): ", "Answer: 48 -> 20; kpi reply-times")
    terminal.expect("    OKR201 unknown-kpi: there is no KPI `reply-times`\n    write `reply-time`\n")
    terminal.answer("key result 2 (Enter for no more): ", "Lose: many -> 3")
    terminal.expect("    OKR104 bad-value: `many` is no quantity\n")
    terminal.answer("key result 2 (Enter for no more): ", "")
    terminal.expect("new     objectives/2027-Q1/sell-midwest.yaml")

    assert terminal.end() == 0
    assert (
        (workspace / "objectives/2027-Q1/sell-midwest.yaml")
        .read_text(encoding="utf-8")
        .endswith(
            "owner: sales-lead\nkey_results:\n  - id: sell-more\n    title: Sell more\n    baseline: 0\n    target: 5\n"
        )
    )


def test_at_a_terminal_a_kpi_is_asked_for(workspace: Path) -> None:
    terminal = Terminal("new", "kpi", "--owner", "me", cwd=workspace)

    terminal.answer("name, what people call it: ", "Churn rate")
    terminal.answer("file name [churn-rate]: ", "Churn")
    terminal.expect("write churn: ")
    terminal.answer("file name [churn-rate]: ", "reply-time")
    terminal.expect("    `reply-time` is the name of another goal\n    write another, such as reply-time-2\n")
    terminal.answer("file name [churn-rate]: ", "churn")
    terminal.answer("how often, such as weekly or monthly: ", "wekly")
    terminal.expect("`wekly` is no cadence (OKR104)")
    terminal.answer("how often, such as weekly or monthly: ", "monthly")
    terminal.answer("unit, such as min, % or USD (Enter for none): ", "%")
    terminal.answer("what is measured (Enter for nothing): ", "")
    terminal.answer("target, such as `at most 30` (Enter for none): ", "2%")
    terminal.expect("`2%` is no target")
    terminal.answer("target, such as `at most 30` (Enter for none): ", "at most two")
    terminal.expect("    OKR104 bad-value: `two` is no quantity\n")
    terminal.answer("target, such as `at most 30` (Enter for none): ", "at most 2 h")
    terminal.expect("    OKR302 unit-mismatch: `2 h` is in h, and the unit here is %\n")
    terminal.answer("target, such as `at most 30` (Enter for none): ", "at most 2%, watch 1.8%")

    assert terminal.end() == 0
    assert (
        (workspace / "kpis/churn.yaml")
        .read_text(encoding="utf-8")
        .endswith('cadence: monthly\nunit: "%"\ntargets:\n  2026: {at_most: 2%, watch: 1.8%}\n')
    )


def test_with_everything_said_nothing_is_asked(workspace: Path) -> None:
    said = ("--name", "Churn", "--owner", "me", "--cadence", "monthly")
    terminal = Terminal("new", "kpi", *said, cwd=workspace)

    assert terminal.end() == 0
    assert (workspace / "kpis/churn.yaml").exists()


def test_a_terminal_that_goes_away_writes_nothing(workspace: Path) -> None:
    terminal = Terminal("new", "objective", cwd=workspace)
    terminal.answer("title, what is aimed at in words: ", "Sell")
    terminal.expect("(Enter for nothing): ")
    terminal.type("\x04")

    assert terminal.end() == 2
    assert len(list((workspace / "objectives").rglob("*.yaml"))) == 1
