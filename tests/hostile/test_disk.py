"""Every kind of thing that can lie in a folder, read by `okr` as a process with little memory."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import WHOLE_FILE, Location, Severity
from okrcli.render.safe import json_escape
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.tree import MemoryTree, UnreadableError
from tests.cli.calling import caller
from tests.hostile.disk import GOOD, READ, fill
from tests.process import Ran, run_python
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NASTY = Path(__file__).resolve().parents[1] / "nasty"
ENOUGH = 160
"""MiB of address space: three times what a workspace of one good objective takes."""

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({0}, {0}))
from okrcli.__main__ import main
main()
""".format(ENOUGH * 1024 * 1024)
SECRET = "a-secret-of-the-environment"
SURROUNDINGS = {"OKR_TEST_SECRET": SECRET, "LC_ALL": "C"}
ACTING = re.compile(r"[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="makes what only Linux has, and limits memory")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    root = tmp_path_factory.mktemp("hostile")
    return root, fill(root)


def okr(root: Path, *arguments: str) -> Ran:
    """Run `okr` with little memory; what is wrong with the files is never more than a finding."""
    ran = run_python("-c", LIMITED, "-C", str(root), "--as-of", "2026-09-01", *arguments, env=SURROUNDINGS)
    assert ran.code in {0, 1}, ran.stderr
    assert ran.stderr == ""
    return ran


def test_the_limit_is_one() -> None:
    ran = run_python("-c", LIMITED.replace("from okrcli.__main__ import main", f"main = lambda: bytes({ENOUGH} << 20)"))

    assert "MemoryError" in ran.stderr


def in_json(path: str) -> str:
    """Return a path as JSON holds it: what is no UTF-8 in it is shown as text."""
    read: str = json.loads(json_escape(json.dumps(path, ensure_ascii=False)))
    return read


def test_each_is_one_finding_at_its_place(folder: tuple[Path, Mapping[str, str]]) -> None:
    root, expected = folder
    ran = okr(root, "validate", "--format", "json")
    errors = [found for found in json.loads(ran.stdout)["findings"] if found["severity"] == "error"]

    found = {finding["file"]: f"{finding['line']}:{finding['column']} {finding['code']}" for finding in errors}
    assert ran.code == 1
    assert found == {in_json(path): said for path, said in expected.items()}
    assert len(errors) == len(expected)
    assert all(finding["message"] and finding["help"] for finding in errors)


@pytest.mark.parametrize("format", ["full", "concise"])
def test_nothing_of_it_acts_on_the_terminal(folder: tuple[Path, Mapping[str, str]], format: str) -> None:
    root, expected = folder
    shown = okr(root, "validate", "--format", format).stdout

    assert ACTING.findall(shown) == []
    assert not shown.isascii() or "\\u{1b}[31m" in shown
    assert shown.count(": error OKR" if format == "concise" else "error OKR") == len(expected)
    assert_nothing_leaked(shown)


def test_what_is_good_is_still_there(folder: tuple[Path, Mapping[str, str]]) -> None:
    root, expected = folder
    shown = okr(root, "status", "--format", "json").stdout
    status = json.loads(shown)

    assert {objective["id"] for objective in status["objectives"]} == {
        f"2026-Q3/{stem}" for stem in ("zzz-good", *READ)
    }
    assert status["summary"]["findings"]["error"] == len(expected)
    assert_nothing_leaked(shown)


@pytest.mark.parametrize("arguments", [("status",), ("kpis",), ("show", "zzz-good"), ("explain", "zzz-good/a")])
def test_every_view_is_drawn(folder: tuple[Path, Mapping[str, str]], arguments: tuple[str, ...]) -> None:
    shown = okr(folder[0], *arguments).stdout

    assert ACTING.findall(shown) == []
    assert_nothing_leaked(shown)


def test_all_nasty_files_at_once_take_little_memory(tmp_path: Path) -> None:
    """Those that hang or crash other readers of YAML."""
    files: dict[str, str | bytes] = {"objectives/2026-Q3/zzz-good.yaml": GOOD}
    for path in sorted(NASTY.glob("*/*.*")):
        stem = f"{path.parent.name}-{path.stem}".lower().replace("_", "-")
        place = "objectives/2026-Q3" if path.suffix == ".yaml" else "kpis"
        files[f"{place}/{stem}{path.suffix}"] = path.read_bytes()
    write_workspace(tmp_path, files)

    assert okr(tmp_path, "validate").code == 1
    shown = json.loads(okr(tmp_path, "status", "--format", "json").stdout)
    assert "2026-Q3/zzz-good" in {objective["id"] for objective in shown["objectives"]}


def assert_nothing_leaked(shown: str) -> None:
    """Look for what the links lead to: accounts, and the environment of the process."""
    accounts = [line for line in Path("/etc/passwd").read_text("utf-8").splitlines() if line]
    assert accounts
    assert not any(account in shown for account in accounts)
    assert SECRET not in shown


def link_out(path: Path) -> None:
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 << 30)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


@pytest.mark.parametrize(
    ("make", "finding"),
    [
        (link_out, "1:1: error OKR007"),
        (os.mkfifo, "1:1: error OKR007"),
        (Path.mkdir, "1:1: error OKR007"),
        (sparse, "1:1: error OKR005"),
        (binary, "2:118: error OKR001"),
    ],
)
def test_a_workspace_file_like_that_is_one_finding_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], finding: str
) -> None:
    """Nothing can be read without okr.yaml, and every other command says so."""
    make(tmp_path / "okr.yaml")
    okr_here = caller(capsys)

    assert okr_here("-C", tmp_path, "validate").stdout.startswith(f"okr.yaml:{finding} ")
    looked = okr_here("-C", tmp_path, "status")
    assert (looked.code, looked.stdout) == (2, "")
    assert "run `okr validate` to see" in looked.stderr


@pytest.mark.parametrize(("make", "found"), [(link_out, ["1:1: error OKR007"]), (os.mkfifo, []), (sparse, [])])
@pytest.mark.parametrize("name", ["objectives", "kpis", "checkins"])
def test_a_link_in_place_of_a_folder_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, make: Callable[[Path], None], found: list[str]
) -> None:
    """Goals may lie where it leads; anything else of that name holds none, and is left alone."""
    (tmp_path / "okr.yaml").write_text("version: 1\n", "utf-8")
    make(tmp_path / name)
    ran = caller(capsys)("-C", tmp_path, "validate")

    assert [line[: len(name) + 18] for line in ran.stdout.splitlines()] == [f"{name}:{each}" for each in found]


class Sealed(MemoryTree):
    """A tree in which one file cannot be read, as for a user without the right to."""

    def __init__(self, files: Mapping[str, str], sealed: str) -> None:
        super().__init__(files)
        self._sealed = sealed

    def read(self, path: str) -> bytes:
        if path == self._sealed:
            raise UnreadableError(path, "permission denied")
        return super().read(path)


ORDINARY = {
    "okr.yaml": "version: 1\n",
    "objectives/2026-Q3/zzz-good.yaml": GOOD,
    "objectives/2026-Q3/other.yaml": GOOD,
    "kpis/k.yaml": "{name: K, owner: o, cadence: daily, how: h, targets: {2026: {at_most: 3}}}",
    "kpis/k.csv": "date,value\n2026-08-31,2\n",
    "checkins/2026-Q3/2026-08-31-o.yaml": "updates: {zzz-good/a: 2}\n",
}


@pytest.mark.parametrize("path", ORDINARY)
def test_what_may_not_be_read_is_one_error_and_the_rest_is_loaded(path: str) -> None:
    day = date(2026, 9, 1)
    loaded = load(Sealed(ORDINARY, path))
    errors = [found for found in check(loaded, RuleOptions(), day, day).findings if found.severity is Severity.ERROR]

    assert [(found.code, found.location, found.message) for found in errors] == [
        ("OKR007", Location(path, WHOLE_FILE), "the file cannot be read: permission denied")
    ]
    if loaded.workspace is not None:
        read = {*loaded.workspace.objectives} | {*loaded.workspace.kpis}
        gone = {"2026-Q3/other", "2026-Q3/zzz-good", "k"} - read
        assert gone <= {path.removeprefix("objectives/").removeprefix("kpis/").removesuffix(".yaml")}
