"""The branch of a stranger, checked out: all in its files is hostile, and the settings of the clone are careless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    from pathlib import Path

    from tests.process import Ran

GOAL = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
"""
SECRET = "a-token-of-the-runner"
ESCAPES = "new\nline \x1b[31mred\x1b[0m ::error::owned"
SETTINGS = ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "core.pager", "gpg.program")
SHOWN = {"diff.submodule": "diff", "status.submoduleSummary": "true", "log.showSignature": "true"}
SHELL_SETTINGS = ("filter.trap.clean", "filter.trap.smudge", "core.sshCommand", "credential.helper", "core.askPass")


@dataclass(frozen=True, slots=True)
class Trap:
    """A checkout of a hostile branch; whatever it gets to run leaves a file at `sprung`."""

    checkout: Checkout
    sprung: Path


def set_trap(folder: Path) -> Trap:
    """Build the branch `work` in `folder/repository`; what it must not learn lies in `folder/secret`, beside that."""
    trap = Trap(begin(folder / "repository"), folder / "sprung")
    made = trap.checkout
    made.commit({"okr.yaml": "version: 1\nas_of: 2026-11-20\n", "objectives/2026-Q4/delight.yaml": GOAL})
    made.git("switch", "--quiet", "--create", "work")
    _write_files(made)
    _link(made.top, folder / "secret")
    _embed_repositories(made, trap.sprung)
    made.git("add", "--all")
    made.git("update-ref", "refs/heads/--output=x", "HEAD")
    made.git("commit", "--quiet", "--message", ESCAPES, "--author", "x\x1b[31m <::error::@example.com>")
    _set_carelessly(made, trap.sprung)
    return trap


def _write_files(made: Checkout) -> None:
    """Write names, attributes and a goal that changes; one that cannot be read for each way to be told of it."""
    made.write(
        {
            "objectives/2026-Q4/delight.yaml": GOAL.replace("80%", "60%"),
            ".gitattributes": "*.yaml filter=trap diff=trap merge=trap\n* text=auto\n",
            "kpis/--output=x.yaml": "name: [\n",
            f"kpis/{ESCAPES.replace('/', '')}.yaml": f"name: {SECRET[:3]}\n",
        }
    )


def _link(top: Path, secret: Path) -> None:
    """Link to what is none of the repository's: as goals, and as what git itself reads of a checkout."""
    (secret / "2026-Q4").mkdir(parents=True)
    (secret / "kpi.yaml").write_text(f"name: {SECRET}\nowner: {SECRET}\n")
    (secret / "2026-Q4/2026-11-13-support-lead.yaml").write_text(f"updates: {{delight/csat: {SECRET}}}\n")
    (top / "kpis/environ.yaml").symlink_to("/proc/self/environ")
    (top / "kpis/passwd.csv").symlink_to("/etc/passwd")
    (top / "checkins").symlink_to(secret)
    for name in ("kpis/kpi.yaml", ".mailmap", "kpis/.gitattributes", "kpis/.gitignore"):
        (top / name).symlink_to(secret / "kpi.yaml")


def _embed_repositories(made: Checkout, sprung: Path) -> None:
    """Lay out a folder as a bare repository, which a branch can bring, and a submodule that runs a program."""
    inner = "objectives/inner"
    settings = f"[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfsmonitor = touch {sprung}\n"
    made.write({f"{inner}/HEAD": "ref: refs/heads/main\n", f"{inner}/config": settings})
    made.write({f"{inner}/refs/keep": "", f"{inner}/objects/keep": ""})
    module = begin(made.top / "kpis/module")
    module.commit({"csat.yaml": "name: A\n"})
    module.git("config", "core.fsmonitor", f"touch {sprung}; cat")
    made.write({".gitmodules": f'[submodule "m"]\n\tpath = kpis/module\n\turl = ext::touch {sprung}\n\tupdate = !x\n'})


def _set_carelessly(made: Checkout, sprung: Path) -> None:
    """Set the drivers that attributes name, and everything else that makes git run something."""
    for key in SETTINGS:
        made.git("config", key, f"touch {sprung}; cat")
    for key in SHELL_SETTINGS:
        made.git("config", key, f"sh -c 'touch {sprung}; cat'")
    for key, value in SHOWN.items():
        made.git("config", key, value)


def check_said(ran: Ran) -> None:
    """Check that nothing that was said acts on a terminal or a runner, or tells a secret."""
    for text in (ran.stdout, ran.stderr):
        assert "\x1b" not in text
        assert SECRET not in text
        assert "root:" not in text
        assert "Traceback" not in text
        assert not any(line.startswith("::error::owned") for line in text.splitlines())
