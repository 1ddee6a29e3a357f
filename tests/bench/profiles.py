"""Where the time of a call goes, by what is being done and by the package that does it."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from tests.bench.caches import OKR, Cache, okr
from tests.bench.sampler import COMMAND, IMPORTS, PHASES
from tests.bench.start import NOTHING
from tests.bench.warm import after_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.bench.ground import Ground
    from tests.bench.measure import Command

Key: TypeAlias = tuple[str, str]

PYTHON = "python"
"""What a bare interpreter takes: a phase, and a package of its own."""

COLUMNS = (PYTHON, IMPORTS, COMMAND, *dict.fromkeys(PHASES.values()))
OTHERS = "others"

LEAST = 0.01
"""The share of the whole below which a package goes with all others, and a module is not named."""

_LONGEST = 10
"""How many modules are named."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of a call's time: by package and phase, and by the module of okr that was nearest, imports left out.

    `whole` is how many times as long it takes as `python -c pass`, without being watched.
    """

    whole: float
    cells: Mapping[Key, float]
    modules: Mapping[str, float]


def print_profiles(ground: Ground) -> None:
    """Print where the time of `validate` and `status` goes on each size: cold, after one edit and warm."""
    for size in ground.scale.sizes:
        root = ground.workspace(size)
        for name in ("validate", "status"):
            for state, call in calls(root, name).items():
                found = profile(call, ground.folder / "watched.json", ground.scale.rounds(size).counted)
                print(f"{name} {state}, {size} objectives: {found.whole:.1f} × python -c pass; in percent of it:")
                print("\n".join(table(found)), end="\n\n", flush=True)


def calls(root: Path, name: str) -> dict[str, Command]:
    """Return the calls of a command that are watched, by the state of the cache that each finds."""
    return {
        "cold": okr(root, Cache.COLD, name),
        "after one edit": after_edit(root, name),
        "warm": okr(root, Cache.WARM, name),
    }


def profile(call: Command, report: Path, runs: int) -> Profile:
    """Watch so many runs of a call, each beside one that is not watched and a bare interpreter."""
    watched = replace(call, argv=(sys.executable, "-m", "tests.bench.sampler", str(report), *call.argv[len(OKR) :]))
    seconds: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    bare, alone = [], []
    for _ in range(runs):
        bare.append(NOTHING.run())
        alone.append(call.run())
        watched.run()
        for phase, package, module, taken in json.loads(report.read_text("utf-8")):
            seconds[phase, package, module] += taken
    seconds[PYTHON, PYTHON, PYTHON] = sum(bare)
    return condense(median(alone) / median(bare), seconds)


def condense(whole: float, seconds: Mapping[tuple[str, str, str], float]) -> Profile:
    """Turn seconds by phase, package and module into shares."""
    total = sum(seconds.values())
    cells: defaultdict[Key, float] = defaultdict(float)
    modules: defaultdict[str, float] = defaultdict(float)
    for (phase, package, module), taken in seconds.items():
        cells[package, phase] += taken / total
        modules[module] += taken / total if phase not in {IMPORTS, PYTHON} else 0
    return Profile(whole, cells, modules)


def table(found: Profile) -> Iterator[str]:
    """Yield a line a package, a column a phase, and the modules in which most of the time passes."""
    cells = _merged(found.cells)
    columns = [phase for phase in COLUMNS if any(column == phase for _, column in cells)]
    shares = {package: _sum(cells, package) for package, _ in cells}
    packages = sorted(shares, key=lambda package: (package == OTHERS, -shares[package]))
    yield f"{'':<20}{'all':>9}" + "".join(f"{column:>9}" for column in columns)
    for package in packages:
        yield _line(package, shares[package], (cells.get((package, column), 0) for column in columns))
    totals = (sum(share for (_, phase), share in cells.items() if phase == column) for column in columns)
    yield _line("all", sum(shares.values()), totals)
    longest = sorted(found.modules.items(), key=lambda item: -item[1])[:_LONGEST]
    if named := [f"{module} {_percent(share)}" for module, share in longest if share >= LEAST]:
        yield f"most of it in {', '.join(named)}"


def _merged(cells: Mapping[Key, float]) -> dict[Key, float]:
    """Put packages that take next to nothing together."""
    merged: defaultdict[Key, float] = defaultdict(float)
    for (package, phase), share in cells.items():
        merged[package if _sum(cells, package) >= LEAST else OTHERS, phase] += share
    return dict(merged)


def _sum(cells: Mapping[Key, float], package: str) -> float:
    return sum(share for (name, _), share in cells.items() if name == package)


def _line(name: str, share: float, shares: Iterable[float]) -> str:
    return f"{name:<20}" + "".join(f"{_percent(part):>9}" for part in (share, *shares)).rstrip()


def _percent(share: float) -> str:
    return f"{100 * share:.1f}" if share else ""
