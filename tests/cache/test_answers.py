"""A kept answer is given to the same question alone: whatever it depends on makes another one of it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from okrcli.cache import answers, program, surroundings
from okrcli.cache.answers import CallOutput, ask
from tests.cache.asking import here, question, recalled, say, stream
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.repositories import Checkout

pytestmark = pytest.mark.usefixtures("checkout")


def test_the_same_call_is_answered_again() -> None:
    say("status")

    assert recalled("status") == "said\n"


def test_texts_and_streams_come_in_the_order_in_which_they_were_said() -> None:
    said = [(False, "one\n"), (True, "a note\n"), (False, "\x1b[31mtwo – €\x1b[0m\n"), (False, "")]
    asked = question("diff")
    asked.begin()
    asked.keep(CallOutput(1, said), [here()], of_git=False)

    answer = question("diff").recall()

    assert answer is not None
    assert (answer.code, answer.said) == (1, said)


@pytest.mark.parametrize(
    "other", [("kpis",), ("status", ""), ("", "status"), ("status", "--team", "x"), ("status status",), ()]
)
def test_other_words_are_another_call(other: tuple[str, ...]) -> None:
    say("status")

    assert recalled(*other) is None


@pytest.mark.parametrize("arguments", [["--no-cache", "status"], ["status", "--no-cache"], ["diff", "main@{1}"]])
def test_some_calls_are_never_asked_for(arguments: list[str]) -> None:
    assert ask(arguments, stream(), stream()) is None


def test_the_environment_can_switch_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_NO_CACHE", "1")

    assert ask(["status"], stream(), stream()) is None


def test_another_folder_is_another_call(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    say("status")
    monkeypatch.chdir(checkout.top / "kpis")

    assert recalled("status") is None


VARIABLES = (
    "OKR_AS_OF OKR_USER OKR_DEBUG GITHUB_ACTIONS GITHUB_BASE_REF CI CI_MERGE_REQUEST_DIFF_BASE_SHA CHANGE_TARGET"
    " BITBUCKET_PR_DESTINATION_BRANCH GIT_AUTHOR_EMAIL GIT_CEILING_DIRECTORIES COLUMNS TERM NO_COLOR FORCE_COLOR TZ"
    " XDG_CONFIG_HOME"
).split()


@pytest.mark.parametrize("name", VARIABLES)
def test_a_variable_of_the_environment_is_part_of_the_call(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    say("status")
    monkeypatch.setenv(name, "1")
    assert recalled("status") is None
    say("status", text="with it\n")

    assert recalled("status") == "with it\n"
    monkeypatch.setenv(name, "2")
    assert recalled("status") is None
    monkeypatch.delenv(name)
    assert recalled("status") == "said\n"


SCREENS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "another day": lambda patch: patch.setattr(answers, "day", lambda: ["tomorrow"]),
    "another user": lambda patch: patch.setattr(os, "getgroups", lambda: [4711]),
    "another okr": lambda patch: patch.setattr(program, "__version__", "0"),
    "another Python": lambda patch: patch.setattr(sys, "version", "3"),
    "other libraries": lambda patch: patch.syspath_prepend("/elsewhere"),
    "other names of files": lambda patch: patch.setattr(sys, "getfilesystemencoding", lambda: "latin-1"),
}


@pytest.mark.parametrize("change", SCREENS.values(), ids=SCREENS)
def test_other_surroundings_are_another_call(
    change: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    say("status")
    change(monkeypatch)

    assert recalled("status") is None


def test_another_screen_is_another_call(monkeypatch: pytest.MonkeyPatch) -> None:
    say("status")

    for out, err in (("ascii", "utf-8"), ("utf-8", "ascii")):
        asked = ask(["status"], stream(out), stream(err))
        assert asked is not None
        assert asked.recall() is None
    seen = set()
    for columns in (80, 120):
        wide = stream()
        monkeypatch.setattr(wide, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(wide, "fileno", lambda: 1, raising=False)
        size = os.terminal_size((columns, 24))
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: size)
        seen |= {repr(surroundings.screen(wide, stream())), repr(surroundings.screen(stream(), wide))}
    assert len(seen) == 4


def test_an_edited_module_is_another_okr(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    looks = [program._looks(str(folder))]  # noqa: SLF001 - else the checkout itself would be edited
    for name, time in (("a.py", 5), ("b.py", 9), ("a.py", 7)):
        (folder / name).write_text("")
        os.utime(folder / name, ns=(time, time))
        os.utime(folder, ns=(1, 1))
        looks.append(program._looks(str(folder)))  # noqa: SLF001 - as above

    assert all(look not in looks[:at] for at, look in enumerate(looks))


def test_what_is_said_over_midnight_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = question("status")
    asked.begin()
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(answers, "day", lambda: ["tomorrow"])
        asked.keep(CallOutput(0, [(False, "x")]), [here()], of_git=False)

    assert recalled("status") is None


def test_a_workspace_that_was_begun_between_is_another(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = checkout.top / "teams/support"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    say("status")
    assert recalled("status") == "said\n"

    write_workspace(inner.parent, {})

    assert recalled("status") is None


@pytest.mark.parametrize("spelled", [["-C", "teams"], ["-C", "./teams/"], ["-Cteams"], ["-C", "x", "-C", "teams"]])
def test_so_is_one_that_a_folder_leads_to(checkout: Checkout, spelled: list[str]) -> None:
    """However `-C` is spelled: who does not understand it does not take one folder for another."""
    inner = checkout.top / "teams"
    inner.mkdir()
    say(*spelled, "status", starts=[str(inner)])
    assert recalled(*spelled, "status") == "said\n"

    write_workspace(inner, {})

    assert recalled(*spelled, "status") is None


def test_a_folder_that_is_gone_is_an_error_again(checkout: Checkout) -> None:
    inner = checkout.top / "teams"
    inner.mkdir()
    say("-C", "teams", "status", starts=[str(inner)])
    inner.rmdir()
    assert recalled("-C", "teams", "status") is None
    inner.write_text("no folder")

    assert recalled("-C", "teams", "status") is None


def test_nothing_is_kept_of_a_call_that_opened_none() -> None:
    asked = question("status")
    asked.begin()
    asked.keep(CallOutput(0, [(False, "x")]), [], of_git=False)

    assert recalled("status") is None


def test_a_repository_that_was_begun_between_names_files_from_elsewhere(tmp_path: Path) -> None:
    say("validate")
    shutil.rmtree(tmp_path / "goals/.git")
    (tmp_path / ".git").mkdir()
    assert recalled("validate") is None
    say("validate", text="from above\n")
    (tmp_path / ".git").rmdir()

    assert recalled("validate") is None


@pytest.mark.parametrize("text", ["\0", "\x07", "\x1b]0;x\x07", "\x1b[2J", "\x9b2J", "\x7f", "\x1b[3", "\x1b"])
def test_what_acts_on_a_terminal_is_not_kept(text: str) -> None:
    say("status", text=f"before {text} after")

    assert recalled("status") is None


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    say("show", "\udc80", text="\udc80\n")

    assert recalled("show", "\udc80") == "\udc80\n"
