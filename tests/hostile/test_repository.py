"""A hostile pull request learns and runs nothing: no program but git, no socket, no file written, no link followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.process import ROOT, Ran, run_python
from tests.repositories import ENVIRONMENT, Checkout, begin, isolate

if TYPE_CHECKING:
    from pathlib import Path

GOAL = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
"""
SECRET = "a-token-of-the-runner"
ESCAPES = "new\nline \x1b[31mred\x1b[0m ::error::owned"


@dataclass(frozen=True, slots=True)
class Trap:
    """A checkout of a hostile branch; whatever it gets to run leaves a file at `sprung`."""

    checkout: Checkout
    sprung: Path


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trap:
    """Build the branch: what is in its files is the attacker's, the settings of the clone are a careless user's."""
    isolate(monkeypatch)
    sprung = tmp_path / "sprung"
    made = begin(tmp_path / "repository")
    made.commit({"okr.yaml": "version: 1\nas_of: 2026-11-20\n", "objectives/2026-Q4/delight.yaml": GOAL})
    made.git("switch", "--quiet", "--create", "work")
    hostile_files(made, sprung)
    made.git("commit", "--quiet", "--message", ESCAPES, "--author", "x\x1b[31m <::error::@example.com>")
    hostile_settings(made, sprung)
    return Trap(made, sprung)


def hostile_files(made: Checkout, sprung: Path) -> None:
    """Write what a pull request can bring: links, names, attributes, and a folder that is a repository."""
    made.write(
        {
            "objectives/2026-Q4/delight.yaml": GOAL.replace("80%", "60%"),
            ".gitattributes": "*.yaml filter=trap diff=trap merge=trap\n* text=auto\n",
            "kpis/--output=x.yaml": "name: [\n",
            f"kpis/{ESCAPES.replace('/', '')}.yaml": f"name: {SECRET[:3]}\n",
        }
    )
    (made.top / "kpis/environ.yaml").symlink_to("/proc/self/environ")
    (made.top / "kpis/passwd.csv").symlink_to("/etc/passwd")
    (made.top / "checkins").symlink_to("/etc")
    inner = made.top / "objectives/inner"
    made.write(
        {
            "objectives/inner/HEAD": "ref: refs/heads/main\n",
            "objectives/inner/refs/keep": "",
            "objectives/inner/objects/keep": "",
        }
    )
    (inner / "config").write_text(
        f"[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfsmonitor = touch {sprung}\n"
    )
    made.git("add", "--all")
    made.git("update-ref", "refs/heads/--output=x", "HEAD")


def hostile_settings(made: Checkout, sprung: Path) -> None:
    """Set the drivers that attributes name, and everything else that makes git run something."""
    for key in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "core.pager"):
        made.git("config", key, f"touch {sprung}; cat")
    for key in ("filter.trap.clean", "filter.trap.smudge", "core.sshCommand", "credential.helper"):
        made.git("config", key, f"sh -c 'touch {sprung}; cat'")


CALLS = [
    ["validate"],
    ["validate", "--rev", "HEAD"],
    ["validate", "--changed-since", "main"],
    ["status"],
    ["status", "--rev", "HEAD"],
    ["show", "csat", "--rev", "HEAD~1"],
    ["kpis", "--rev", "--output=x"],
    ["todo", "--rev", "HEAD"],
    ["explain", "delight/csat", "--rev", "HEAD"],
    ["diff", "main"],
    ["diff", "main", "--format", "full"],
    ["diff", "main", "--output=x", "--format", "markdown"],
    ["diff", "--exact", "--format", "github", "--", "main", "--output=x"],
    ["log"],
]


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
@pytest.mark.parametrize("folder", [".", "objectives/inner"])
def test_nothing_runs_but_git_and_nothing_leaves_the_repository(
    trap: Trap, tmp_path: Path, arguments: list[str], folder: str
) -> None:
    log, trace = tmp_path / "log", tmp_path / "trace"
    env = ENVIRONMENT | {"GIT_TRACE": str(trace), "OKR_TEST_TOKEN": SECRET, "COLUMNS": "120", "GITHUB_ACTIONS": "true"}

    ran = run_python("-m", "tests.hostile.watched", str(log), *arguments, cwd=trap.checkout.top / folder, env=env)

    events = [line.split("\t", 1) for line in log.read_text("utf-8").splitlines()]
    assert {what for kind, what in events if kind == "run"} <= {"git"}
    assert [what for kind, what in events if kind == "socket"] == []
    assert written(events) == (["x"] if wants_output(arguments) else [])
    assert not any(what.startswith(("/etc/passwd", "/proc/self/environ")) for _, what in events)
    assert trace.exists() == (len({"diff", "log", "--rev", "--changed-since"} & {*arguments}) > 0)
    assert "run_command" not in (trace.read_text("utf-8", "replace") if trace.exists() else "")
    assert not trap.sprung.exists()
    check_said(ran)


def wants_output(arguments: list[str]) -> bool:
    """Tell whether a file was asked for, in the folder that okr is called in."""
    return arguments[:2] == ["diff", "main"] and "--output=x" in arguments


def written(events: list[list[str]]) -> list[str]:
    """Return what was written, temporary files and what Python keeps for itself apart."""
    paths = {what for kind, what in events if kind == "write" and "__pycache__" not in what and what != "/dev/null"}
    return sorted({"x" if ".okr-tmp" in path or path == "x" else path for path in paths})


def check_said(ran: Ran) -> None:
    """Check that it was an answer, and that nothing of it acts on a terminal or tells a secret."""
    assert ran.code in {0, 1, 2}
    for text in (ran.stdout, ran.stderr):
        assert "\x1b" not in text
        assert SECRET not in text
        assert "root:" not in text
        assert "Traceback" not in text
        assert not any(line.startswith("::error::owned") for line in text.splitlines())


def test_the_watch_sees_what_it_looks_for(tmp_path: Path) -> None:
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
