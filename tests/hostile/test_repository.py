"""A hostile pull request learns and runs nothing: no program but git, no socket, no file written, no link followed."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.concurrency.traced import require_strace
from tests.hostile.system_calls import Watched, watch
from tests.hostile.trap import SECRET, Trap, check_said, set_trap
from tests.process import ROOT, run_python
from tests.repositories import ENVIRONMENT, isolate

READING = [
    ("validate", 1, "kpis/environ.yaml:1:1: error OKR007 not-a-regular-file"),
    ("validate --rev HEAD", 1, "kpis/environ.yaml:1:1: error OKR007 not-a-regular-file"),
    ("validate --changed-since main --format sarif", 1, '"OKR007"'),
    ("status", 0, "Raise CSAT"),
    ("status --rev HEAD", 0, "Raise CSAT"),
    ("show csat --rev HEAD~1", 0, "80%"),
    ("kpis --rev --output=x", 0, "at --output=x"),
    ("links --rev HEAD", 0, "Delight customers"),
    ("forecast --rev HEAD", 0, "Delight customers"),
    ("todo --rev HEAD", 0, "okr checkin"),
    ("explain delight/csat --rev HEAD", 0, "60%"),
    ("diff main --format full", 0, "target of `csat` lowered from 80% to 60%"),
    ("diff main --format markdown", 0, "lowered from 80% to 60%"),
    ("diff main --output=x --format markdown", 0, ""),
    ("diff --exact --format github -- main --output=x", 0, "No findings"),
    ("log", 0, "`target` of `csat` changed from 80% to 60%"),
    ("trend", 0, "1 redefined"),
    ("trend delight", 0, "`target` of `csat` changed"),
]
"""What is called in a folder that looks like a repository of its own, its exit code, and something that it says."""

CLONING = [
    ("git pre-commit", 0, ""),
    ("git install --dry-run", 0, "hooks/pre-commit"),
    ("git install", 0, "written    .git/config"),
    ("git install --uninstall", 0, "taken back .git/config"),
    ("git codeowners --check", 0, ""),
]
"""The same at the top, in this order."""

OUTPUT = "diff main --output=x --format markdown"
INSTALLED = (".git/hooks", ".git/info", ".git/config")
OF_OKR = (".git/okr",)
"""Where okr may write besides, whatever it is called for: what it keeps of a repository, in git's own folder."""

MACHINE = ("/usr/", "/lib", "/etc/", "/dev/", "/sys/", "/proc/")
"""Where the libraries and settings of Python and git lie that are not in folders of their own."""
_BESIDE = re.compile(r"/\.([^/]+)\.\d+\.okr-tmp$|(?<=/config)\.lock$")


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trap:
    """Check out the branch of a stranger."""
    isolate(monkeypatch)
    return set_trap(tmp_path)


def environment(trap: Trap) -> dict[str, str]:
    """Return what okr is called with: a token, and a git that tells what it does."""
    trace = str(trap.sprung.with_name("trace"))
    return ENVIRONMENT | {"GIT_TRACE": trace, "OKR_TEST_TOKEN": SECRET, "COLUMNS": "120", "GITHUB_ACTIONS": "true"}


@pytest.mark.parametrize(("call", "code", "said"), READING, ids=[call for call, _, _ in READING])
def test_no_system_call_runs_sends_writes_or_learns_anything(trap: Trap, call: str, code: int, said: str) -> None:
    require_strace()
    folder = trap.checkout.top / "objectives/inner"

    seen = watch(folder, trap.sprung.with_name("calls"), environment(trap), *call.split())

    assert (seen.ran.code, said in seen.ran.stdout) == (code, True), seen.ran
    assert written(seen, trap) == ({"objectives/inner/x"} if call == OUTPUT else set())
    check_watched(seen, trap)


def test_git_install_writes_what_it_says_and_runs_nothing(trap: Trap) -> None:
    require_strace()
    for number, (call, code, said) in enumerate(CLONING):
        log = trap.sprung.with_name(f"calls{number}")

        seen = watch(trap.checkout.top, log, environment(trap), *call.split())

        assert (seen.ran.code, said in seen.ran.stdout) == (code, True), (call, seen.ran)
        writes = call.startswith("git install") and "--dry-run" not in call
        assert {path for path in written(seen, trap) if not path.startswith(INSTALLED)} == set(), call
        assert (written(seen, trap) != set()) == writes, call
        check_watched(seen, trap)


def test_processes_that_read_for_okr_are_no_exception(trap: Trap) -> None:
    require_strace()
    trap.checkout.write({f"kpis/many/number-{n}.yaml": "name: A\nowner: a\ncadence: weekly\n" for n in range(700)})

    seen = watch(trap.checkout.top, trap.sprung.with_name("calls"), environment(trap), "status")

    assert (seen.ran.code, written(seen, trap)) == (0, set())
    check_watched(seen, trap)


def written(seen: Watched, trap: Trap) -> set[str]:
    """Return what was written or was to be, as seen from the top; names beside a file that takes its place count as it.

    Left out are `/dev/null`, the trace that the test asked git for, and what okr may write anyhow.
    """
    top, trace = trap.checkout.top, str(trap.sprung.with_name("trace"))
    paths = {_BESIDE.sub(lambda found: f"/{found[1]}" if found[1] else "", path) for path in seen.written}
    named = {str(Path(path).relative_to(top)) if Path(path).is_relative_to(top) else path for path in paths}
    return {path for path in named - {"/dev/null", trace} if not path.startswith(OF_OKR)}


def check_watched(seen: Watched, trap: Trap) -> None:
    """Check that nothing ran but okr and git, nothing was sent, and no file was read that is neither's, nor theirs."""
    git = shutil.which("git")
    homes = (str(trap.checkout.top), str(ROOT), sys.prefix, sys.base_prefix, *filter(None, sys.path), *MACHINE)

    assert seen.programs <= {sys.executable, git}
    assert seen.sockets == ()
    assert {path for path in seen.read if not path.startswith(homes)} == set()
    assert {path for path in seen.read if re.search(r"^/etc/(passwd|shadow)|^/proc/.*/environ", path)} == set()
    assert not trap.sprung.exists()
    check_said(seen.ran)


def test_the_watch_sees_what_it_looks_for(trap: Trap) -> None:
    require_strace()
    top = trap.checkout.top
    script = (
        "import os, socket, subprocess;"
        "subprocess.run(['sh', '-c', 'cd kpis && echo > \"made\\nthere\"']); socket.socket().close(); os.chdir('kpis');"
        "open('passwd.csv').close(); open('environ.yaml').close(); os.mkdir('new'); os.rename('new', '../new')"
    )
    trap.checkout.write({"sitecustomize.py": script})

    seen = watch(top, trap.sprung.with_name("calls"), {"PYTHONPATH": f"{top}:{ROOT}"}, "--version")

    assert seen.ran.code == 0
    assert {Path(program).name for program in seen.programs} == {Path(sys.executable).name, "sh"}
    assert len(seen.sockets) == 1
    assert written(seen, trap) == {"kpis/made\nthere", "kpis/new", "new"}
    assert "/etc/passwd" in seen.read
    assert any(re.fullmatch(r"/proc/\d+/environ", path) for path in seen.read)


AUDITED = ["validate", "status --rev HEAD", "kpis --rev --output=x", "diff main --format full", "log", OUTPUT]


@pytest.mark.parametrize("call", AUDITED)
def test_python_itself_sees_no_more_where_there_is_no_strace(trap: Trap, tmp_path: Path, call: str) -> None:
    log = tmp_path / "log"

    ran = run_python(
        "-m", "tests.hostile.watched", str(log), *call.split(), cwd=trap.checkout.top, env=environment(trap)
    )

    events = [line.split("\t", 1) for line in log.read_text("utf-8").splitlines()]
    assert ran.code in {0, 1}
    assert {what for kind, what in events if kind == "run"} <= {"git"}
    assert [what for kind, what in events if kind == "socket"] == []
    assert python_wrote(events) == (["x"] if call == OUTPUT else [])
    assert not any(what.startswith(("/etc/passwd", "/proc/self/environ")) for _, what in events)
    trace = tmp_path / "trace"
    assert "run_command" not in (trace.read_text("utf-8", "replace") if trace.exists() else "")
    assert not trap.sprung.exists()
    check_said(ran)


def python_wrote(events: list[list[str]]) -> list[str]:
    """Return what was written, temporary files and what Python and okr keep for themselves apart."""
    kept = ("__pycache__", *(f"/{folder}" for folder in OF_OKR))
    paths = {what for kind, what in events if kind == "write" and what != "/dev/null"}
    paths = {path for path in paths if not any(folder in path for folder in kept)}
    return sorted({"x" if ".okr-tmp" in path or path == "x" else path for path in paths})


def test_the_audit_sees_what_it_looks_for(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = (
        "from pathlib import Path; from tests.hostile.watched import watch; import subprocess, socket;"
        f"watch(Path({str(log)!r})); subprocess.run(['true']); socket.socket().close();"
        f"open({str(tmp_path / 'made')!r}, 'w').close(); open('/etc/passwd').close()"
    )

    run_python("-c", script, cwd=ROOT)

    events = [line.split("\t", 1) for line in log.read_text("utf-8").splitlines()]
    assert ["run", "true"] in events
    assert ["write", str(tmp_path / "made")] in events
    assert ["read", "/etc/passwd"] in events
    assert any(kind == "socket" for kind, _ in events)
