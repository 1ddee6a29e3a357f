"""`okr cache`: where the cache is, what it holds and whether it is used; and that clearing takes okr's files alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from okrcli.cli.guard import guarded
from okrcli.cli.remembering import remembered
from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from tests.cli.calling import Call


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cache be in use also where all other tests do without."""
    monkeypatch.delenv("OKR_NO_CACHE", raising=False)


@pytest.fixture
def cache(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the workspace a repository, and return where its cache belongs."""
    isolate(monkeypatch)
    return begin(workspace).top / ".git/okr"


def told(okr: Call, *arguments: object) -> dict[str, object]:
    """Return what `okr cache --format json` says, which is as its schema says."""
    shown: dict[str, object] = json.loads(okr("cache", "--format", "json", *arguments).stdout)
    Draft202012Validator(OUTPUT_SCHEMAS["cache"]).validate(shown)
    return shown


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def test_it_says_where_it_is_and_what_it_holds(okr: Call, cache: Path) -> None:
    okr("status")
    okr("kpis")

    shown = told(okr, "--info")

    assert (shown["folder"], shown["use"], shown["answers"], shown["cleared"]) == (str(cache), "in_use", 2, False)
    assert shown["bytes"] == sum(path.stat().st_size for path in files_of(cache))
    lines = okr("cache").stdout.splitlines()
    assert lines[:2] == [f"folder  {cache}", "use     in use"]
    assert lines[2].startswith("holds   2 answers, ")


ASKED = ["status", "kpis", "show delight", "links", "forecast", "todo", "trend", "log", "validate", "diff HEAD"]


@pytest.mark.parametrize("call", ASKED)
def test_what_only_looks_is_answered_without_being_called_again(
    okr: Call, cache: Path, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    Checkout(cache.parent.parent).commit({})
    first = okr(*call.split())

    def fail(arguments: list[str]) -> int:
        raise AssertionError(arguments)

    code = guarded(lambda: remembered(call.split(), fail))

    printed = capsys.readouterr()
    assert (printed.out, printed.err, code) == (first.stdout, first.stderr, first.code)
    assert first.code == 0


NOT_KEPT = [
    "status --output shown.txt",
    "validate kpis",
    "validate --fix-references --dry-run",
    "checkin delight/csat 60 --by support-lead --dry-run",
    "show nothing-of-this-name",
    "status --cycle",
    "explain 201",
    "rules",
    "diff HEAD@{0}",
    "status --no-cache",
    "status -h",
    "cache",
]


@pytest.mark.parametrize("call", NOT_KEPT)
def test_anything_else_is_called_each_time(okr: Call, cache: Path, call: str) -> None:
    Checkout(cache.parent.parent).commit({})
    okr(*call.split())

    assert not (cache / "answers").exists()


def test_a_file_that_cannot_be_read_may_be_readable_next_time(okr: Call, cache: Path, workspace: Path) -> None:
    (workspace / "kpis/link.yaml").symlink_to("reply-time.yaml")
    for call in (["status"], ["validate"]):
        okr(*call)

    assert not (cache / "answers").exists()


def test_clearing_takes_all_of_it_and_says_what_it_was(okr: Call, cache: Path) -> None:
    okr("status")
    size = told(okr)["bytes"]

    shown = told(okr, "--clear")

    assert (shown["answers"], shown["bytes"], shown["cleared"]) == (1, size, True)
    assert not cache.exists()
    assert cache.parent.is_dir()
    assert okr("cache", "--clear").stdout == f"there is nothing to remove in {cache}\n"
    assert okr("status").code == 0


def test_clearing_leaves_what_is_not_okrs(okr: Call, cache: Path) -> None:
    okr("status")
    others = [cache / "notes.txt", cache / "answers/notes.txt", cache / "blobs-0.db.bak"]
    for path in others:
        path.write_text("mine")
    (cache / "answers" / ("a" * 64)).symlink_to(others[0])
    (cache / "answers" / ("b" * 64)).mkdir()

    assert okr("cache", "--clear").code == 0

    assert sorted(files_of(cache)) == sorted([*others, cache / "answers" / ("a" * 64)])
    assert (cache / "answers" / ("b" * 64)).is_dir()


def test_what_a_killed_process_left_is_cleared_too(okr: Call, cache: Path) -> None:
    okr("status")
    (cache / "answers/.new-0123456789abcdef").write_bytes(b"half")

    okr("cache", "--clear")

    assert not cache.exists()


@pytest.mark.parametrize("option", ["--info", "--clear"])
def test_where_there_is_none_yet_nothing_is_made(okr: Call, cache: Path, option: str) -> None:
    shown = told(okr, option)

    assert (shown["use"], shown["answers"], shown["documents"], shown["bytes"]) == ("in_use", 0, 0, 0)
    assert not cache.exists()


@pytest.mark.parametrize("option", ["--info", "--clear"])
def test_outside_of_workspaces_and_repositories_it_works_too(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)

    shown = told(okr, option)

    assert (shown["use"], shown["bytes"]) == ("no_workspace", 0)


def test_in_a_repository_around_workspaces_it_is_that_of_all(
    okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isolate(monkeypatch)
    top = begin(tmp_path).top
    write_workspace(top / "goals", {})
    monkeypatch.chdir(top)

    assert told(okr)["folder"] == told(okr, "-C", "goals")["folder"] == str(top / ".git/okr")


@pytest.mark.usefixtures("workspace")
def test_without_a_home_there_is_no_place(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")

    assert (told(okr)["folder"], told(okr, "--clear")["use"]) == (None, "no_place")
    assert okr("cache").stdout == (
        "folder  no folder\n"
        "use     not in use: there is no repository of yours around, and no home folder of yours\n"
        "holds   0 answers, 0 documents, 0 bytes\n"
    )


@pytest.mark.usefixtures("cache")
def test_switched_off_it_is_not_in_use(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(okr, "--no-cache")["use"] == "off"
    monkeypatch.setenv("OKR_NO_CACHE", "1")
    assert "not in use: --no-cache or OKR_NO_CACHE says so\n" in okr("cache").stdout


def test_what_others_can_write_to_is_neither_used_nor_cleared(okr: Call, cache: Path) -> None:
    okr("status")
    (cache / "answers").chmod(0o777)

    ran = okr("cache", "--clear")

    assert told(okr)["use"] == "not_yours"
    error = f"error: {cache} is not yours alone, so okr neither reads nor removes what is in it\n"
    help_text = "help: look at who owns it, and remove it yourself: nothing in it is needed\n"
    assert (ran.code, ran.stderr) == (2, error + help_text)
    assert len(files_of(cache)) > 0


def test_a_place_that_can_only_be_read(okr: Call, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may write anywhere, so the system's answer is put in its place."""
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != cache.parent)

    assert told(okr)["use"] == "read_only"


def test_a_disk_that_refuses_is_named(okr: Call, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    okr("status")

    def refuse(path: str) -> None:
        raise OSError(30, "Read-only file system", path)

    monkeypatch.setattr("os.unlink", refuse)

    ran = okr("cache", "--clear", "--no-cache")

    assert (ran.code, ran.stderr) == (
        2,
        f"error: cannot clear {cache}: read-only file system\nhelp: `--no-cache` does without it\n",
    )


@pytest.mark.usefixtures("workspace")
def test_what_was_typed_wrongly_is_told(okr: Call) -> None:
    both, word = okr("cache", "--info", "--clear"), okr("cache", "clear")

    assert both.stderr == "error: --info and --clear were both typed\nhelp: write one of them\n"
    assert word.stderr.endswith("help: write `okr cache --info` or `okr cache --clear`\n")
    assert (both.code, word.code) == (2, 2)
