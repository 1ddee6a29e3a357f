"""`okr close` as it is called: with everything said, and at a terminal, which asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_C, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

PATH = "objectives/2026-Q4/delight.yaml"
SECOND = "title: Sell\nowner: support-lead\nkey_results: [{id: deals, title: Deals, baseline: 0, target: 4}]\n"


def closed_block(workspace: Path, path: str = PATH) -> str:
    return (workspace / path).read_text(encoding="utf-8").partition("closed:\n")[2]


def test_what_is_said_is_written(okr: Call, workspace: Path) -> None:
    ran = okr("close", "delight", "--outcome", "abandoned", "--retro", "Too many goals.")

    assert (ran.code, ran.stderr) == (0, "")
    assert closed_block(workspace) == (
        "  date: 2026-11-20\n"
        "  outcome: abandoned\n"
        "  grade: 0.17\n"
        "  scores: {csat: 0.38, calls: 0, guard: 0.13}\n"
        "  retro: Too many goals.\n"
    )
    assert "grade 0.17 · missed · achieved from 0.7" in ran.stdout
    assert f"Close: Delight external customers, abandoned with 0.17\n  changed {PATH}\n" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("delight", "--grade", "0.9"), "the results of `2026-Q4/delight` come to 0.17, and 0.9 is another grade"),
        (("delight", "--outcome", "won"), "`won` is no outcome (OKR104)"),
        (("delight", "--outcome", "carried"), "what is carried goes on in another cycle"),
        (("2026-Q4",), "2026-Q4 has several open objectives, and nobody can be asked here"),
        (("2026-Q4", "--yes", "--grade", "1"), "--outcome, --grade, --reason and --retro are of one objective"),
    ],
)
def test_what_is_refused_leaves_the_file_alone(
    okr: Call, workspace: Path, arguments: tuple[str, ...], message: str
) -> None:
    (workspace / "objectives/2026-Q4/sell.yaml").write_text(SECOND, encoding="utf-8")
    before = (workspace / PATH).read_bytes()

    ran = okr("close", *arguments)

    assert (ran.code, ran.stderr.splitlines()[0]) == (2, f"error: {message}")
    assert (workspace / PATH).read_bytes() == before


def test_a_cycle_is_closed_as_proposed(okr: Call, workspace: Path) -> None:
    (workspace / "objectives/2026-Q4/sell.yaml").write_text(SECOND, encoding="utf-8")

    ran = okr("close", "2026-Q4", "--yes")

    assert (ran.code, ran.stderr) == (0, "")
    assert "Close 2 objectives of 2026-Q4\n" in ran.stdout
    assert closed_block(workspace).startswith("  date: 2026-11-20\n  outcome: missed\n  grade: 0.17\n")
    assert closed_block(workspace, "objectives/2026-Q4/sell.yaml").startswith("  date: 2026-11-20\n")
    assert okr("close", "2026-Q4", "--yes").stderr.startswith("error: all 2 objectives of 2026-Q4 are closed\n")


def test_at_a_terminal_it_asks(workspace: Path) -> None:
    terminal = Terminal("close", "delight", cwd=workspace)

    terminal.expect("grade 0.17 · missed · achieved from 0.7")
    terminal.answer("outcome, achieved / missed / abandoned; s skips, q stops [missed]: ", "better")
    terminal.expect("    `better` is no outcome (OKR104)\n    write achieved, missed or abandoned\n")
    terminal.answer("[missed]: ", "a")
    terminal.expect("`a` is no outcome")
    terminal.answer("[missed]: ", "carried")
    terminal.expect("    run `okr carry 2026-Q4/delight CYCLE`\n")
    terminal.answer("[missed]: ", "ach")
    terminal.answer("grade [0.17]: ", "7")
    terminal.expect("`7` is no grade (OKR104)")
    terminal.answer("grade [0.17]: ", "0.7")
    terminal.answer("reason for another grade: ", "")
    terminal.answer("reason for another grade: ", "The survey came late.")
    terminal.answer("learned (Enter for nothing): ", "Ask earlier.")
    terminal.expect("Close: Delight external customers, achieved with 0.7")

    assert terminal.end() == 0
    assert closed_block(workspace) == (
        "  date: 2026-11-20\n"
        "  outcome: achieved\n"
        "  grade: 0.7\n"
        "  scores: {csat: 0.38, calls: 0, guard: 0.13}\n"
        "  reason: The survey came late.\n"
        "  retro: Ask earlier.\n"
    )


def test_enter_takes_the_proposal(workspace: Path) -> None:
    terminal = Terminal("close", "delight", cwd=workspace)
    for prompt in ("[missed]: ", "grade [0.17]: ", "nothing): "):
        terminal.answer(prompt, "")

    assert terminal.end() == 0
    assert closed_block(workspace).startswith("  date: 2026-11-20\n  outcome: missed\n  grade: 0.17\n")


def test_who_stops_keeps_what_was_decided(workspace: Path) -> None:
    (workspace / "objectives/2026-Q4/sell.yaml").write_text(SECOND, encoding="utf-8")
    (workspace / "objectives/2026-Q4/third.yaml").write_text(SECOND, encoding="utf-8")
    terminal = Terminal("close", "2026-Q4", cwd=workspace)

    terminal.expect("1 of 3  ")
    terminal.answer("[missed]: ", "s")
    terminal.expect("2 of 3  ")
    terminal.answer("[missed]: ", "m")
    terminal.answer("grade [0]: ", "")
    terminal.answer("nothing): ", "")
    terminal.answer("[missed]: ", "q")

    assert terminal.end() == 0
    files = sorted((workspace / "objectives/2026-Q4").iterdir())
    assert sum("closed:" in file.read_text(encoding="utf-8") for file in files) == 1


@pytest.mark.parametrize("answers", [["s"], ["q"]])
def test_nothing_may_be_closed(workspace: Path, answers: list[str]) -> None:
    terminal = Terminal("close", "delight", cwd=workspace)
    for answer in answers:
        terminal.answer("[missed]: ", answer)
    terminal.expect("nothing was closed")

    assert terminal.end() == 0
    assert closed_block(workspace) == ""


@pytest.mark.parametrize("letter", ["s", "q"])
@pytest.mark.parametrize("prompts", [["grade [0.17]: "], ["grade [0.17]: ", "nothing): "]])
def test_later_questions_know_both_letters_too(workspace: Path, letter: str, prompts: list[str]) -> None:
    """None of them becomes the grade, the reason or what was learned."""
    terminal = Terminal("close", "delight", cwd=workspace)
    terminal.answer("[missed]: ", "")
    for prompt in prompts[:-1]:
        terminal.answer(prompt, "")
    terminal.answer(prompts[-1], letter)
    terminal.expect("nothing was closed")

    assert terminal.end() == 0
    assert closed_block(workspace) == ""


def test_who_breaks_off_has_closed_nothing(workspace: Path) -> None:
    terminal = Terminal("close", "delight", cwd=workspace)
    terminal.answer("[missed]: ", "")
    terminal.expect("grade [0.17]: ")
    terminal.type(CTRL_C)
    terminal.expect("nothing was closed\n")

    assert terminal.end() == 130
    assert closed_block(workspace) == ""


def test_a_terminal_that_goes_away_leaves_the_file_alone(workspace: Path) -> None:
    terminal = Terminal("close", "delight", cwd=workspace)
    terminal.answer("[missed]: ", "missed")
    terminal.expect("grade [0.17]: ")
    terminal.type("\x04")
    terminal.expect("error: the input ended before the last answer; nothing was written")

    assert terminal.end() == 2
    assert closed_block(workspace) == ""
