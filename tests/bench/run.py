"""Measure okr in ratios: `python -m tests.bench.run [--sizes 100,1000] [--memory 10000] [--peers]`."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from okrcli.folder import WORKSPACE_FILE
from tests.bench import daily
from tests.bench.commits import commit_changes
from tests.bench.company import Company
from tests.bench.generate import SEED, write
from tests.bench.measure import Command, medians, ratio
from tests.bench.past import GOAL, write_versions
from tests.bench.peers import JsonSchemaChecker, check_jsonschema

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = sys.executable
COMPLETION = {
    "_OKR_COMPLETE": "complete_bash",
    "_TYPER_COMPLETE_ARGS": "okr st",
    "COMP_WORDS": "okr st",
    "COMP_CWORD": "1",
}
FOUND = frozenset({0, 1})
"""The exit codes of a check that was made, whatever it found."""
COUNTED = "goal-00000/deals"
"""A key result of every generated workspace that check-ins measure."""

OWNER = "lead-0000"
"""Who checks in to it."""

CHANGES = 100
"""How many commits back `okr diff` looks, each with another objective changed."""

GOAL_FROM = 1000
"""Below this many objectives start-up is most of the time, and the goals say nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: its unit is in `what`; a goal is a bound from above, unless `least` turns it."""

    what: str
    value: float
    goal: float | None = None
    least: bool = False

    def __str__(self) -> str:
        if self.goal is None:
            return f"{self.what:<62} {self.value:8.2f}"
        reached = self.value >= self.goal if self.least else self.value <= self.goal
        bound = f"{'≥' if self.least else '≤'} {self.goal:g}"
        return f"{self.what:<62} {self.value:8.2f}  {bound:>8}  {'reached' if reached else 'MISSED'}"


OKR = (PYTHON, "-c", "from okrcli.__main__ import main; main()")
"""okr without the script that pip writes around it, which costs half an interpreter's start before it imports ours."""


def start_rows() -> Iterator[Row]:
    """Measure what a start costs in multiples of a bare interpreter's."""
    nothing = Command((PYTHON, "-c", "pass"))
    yield Row("okr --version / python -c pass", ratio(Command((*OKR, "--version")), nothing, 21), 1.3)
    if script := shutil.which("okr", path=str(Path(PYTHON).parent)):
        yield Row("the same with the installed script", ratio(Command((script, "--version")), nothing, 21))
    yield Row("completing a command's name / python -c pass", ratio(Command(OKR, COMPLETION), nothing, 21), 6.5)


def size_rows(size: int, peer: JsonSchemaChecker | None) -> Iterator[Row]:
    """Measure the work on one generated workspace."""
    with TemporaryDirectory() as folder:
        root = write(Company(size, SEED), Path(folder))
        validate = Command((*OKR, "-C", folder, "validate"))
        bare = Command((PYTHON, "-m", "tests.bench.bare", folder))
        status = Command((*OKR, "-C", folder, "status"))
        judged = size >= GOAL_FROM
        yield Row(f"{size} objectives: validate / bare work", ratio(validate, bare, 9), 1.3 if judged else None)
        yield Row(f"{size} objectives: status / bare work", ratio(status, bare, 9))
        checkin = Command((*OKR, "-C", folder, "checkin", COUNTED, "3", "--by", OWNER, "--yes"))
        yield Row(f"{size} objectives: checkin / status", ratio(checkin, status, 5), 1.5 if judged else None)
        if peer:
            yield from peer_rows(size, peer, root)
        commit_changes(root, CHANGES)
        diff = Command((*OKR, "-C", folder, "diff", f"HEAD~{CHANGES}", "--format", "full"))
        what = f"{size} objectives: diff HEAD~{CHANGES} / status"
        yield Row(what, ratio(diff, status, 5), 1.5 if judged else None)


def peer_rows(size: int, peer: JsonSchemaChecker, root: Path) -> Iterator[Row]:
    """Measure a checker of the objective files against okr on the same files alone, and on the whole workspace."""
    checker, goal = peer.on(root), 8 if size >= GOAL_FROM else None
    with TemporaryDirectory() as folder:
        alone = objectives_alone(root, Path(folder))
        same = ratio(checker, Command((*OKR, "-C", str(alone), "validate"), codes=FOUND), 3)
        yield Row(f"{size} objectives: check-jsonschema / validate of the same files", same, goal, least=True)
    whole = ratio(checker, Command((*OKR, "-C", str(root), "validate")), 3)
    yield Row(f"{size} objectives: the same / validate of {files_in(root)} files", whole, goal, least=True)


def objectives_alone(root: Path, folder: Path) -> Path:
    """Copy a workspace's settings and objectives; that they name KPIs which are not there is found too."""
    shutil.copytree(root / "objectives", folder / "objectives")
    shutil.copy(root / WORKSPACE_FILE, folder)
    return folder


def files_in(root: Path) -> int:
    """Count the files of a workspace."""
    return sum(path.is_file() for path in root.rglob("*"))


def memory_rows(size: int) -> Iterator[Row]:
    """Measure the most memory held at once, in megabytes."""
    with TemporaryDirectory() as folder:
        write(Company(size, SEED), Path(folder))
        for name in ("validate", "status"):
            command = Command((*OKR, "-C", folder, name))
            yield Row(f"{size} objectives: peak memory of {name}, MB", command.peak_megabytes(), 300)


def daily_rows() -> Iterator[Row]:
    """Measure a dashboard of 500 KPIs with a year of daily values, and what a million rows in one file need."""
    with TemporaryDirectory() as folder:
        root, none = daily.write(500, 365, Path(folder, "year")), daily.write(0, 1, Path(folder, "none"))
        read = Command((PYTHON, "-m", "tests.bench.daily", str(root)))
        kpis, start = (Command((*OKR, "-C", str(path), "kpis")) for path in (root, none))
        slow, fast, base = medians((kpis, start, read), 9)
        yield Row("500 KPIs, a year of days: (kpis - its start) / csv module alone", (slow - fast) / base, 4)
        million = daily.write(1, 1_000_000, Path(folder, "million"))
        for name in ("kpis", "validate"):
            command = Command((*OKR, "-C", str(million), name))
            yield Row(f"a million rows in one CSV: peak memory of {name}, MB", command.peak_megabytes(), 300)


def history_rows(versions: int) -> Iterator[Row]:
    """Measure the history of one goal of many versions against git's own of its file."""
    with TemporaryDirectory() as folder:
        write_versions(versions, Path(folder))
        log = Command((*OKR, "-C", folder, "log", "goal"))
        bare = Command(("git", "-C", folder, "log", "-p", "--", GOAL))
        yield Row(f"{versions} versions of a file: log / git log -p", ratio(log, bare, 5), 10)
        start = Command((*OKR, "-C", folder, "status"))
        yield Row(f"{versions} versions of a file: log / status", ratio(log, start, 5))


def rows(sizes: list[int], memory: int, peer: JsonSchemaChecker | None) -> Iterator[Row]:
    """Measure everything that was asked for."""
    yield from start_rows()
    yield from daily_rows()
    for size in sizes:
        yield from size_rows(size, peer)
    yield from history_rows(1000)
    if memory:
        yield from memory_rows(memory)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure okr against the bare work, in ratios of one run.")
    parser.add_argument("--sizes", default="100,1000", help="numbers of objectives, with commas")
    parser.add_argument("--memory", type=int, default=10_000, help="objectives for peak memory; 0 leaves it out")
    parser.add_argument("--peers", action="store_true", help="install check-jsonschema and run it on the objectives")
    return parser.parse_args()


def main() -> None:
    """Print each row as soon as it is known."""
    given = options()
    sizes = [int(size) for size in given.sizes.split(",")]
    with TemporaryDirectory() as folder:
        peer = check_jsonschema(Path(folder)) if given.peers else None
        for row in rows(sizes, given.memory, peer):
            print(row, flush=True)


if __name__ == "__main__":
    main()
