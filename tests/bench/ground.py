"""How much is measured, and the workspaces that it is measured on, each made when it is first asked for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.company import Company
from tests.bench.generate import SEED
from tests.bench.measure import Rounds
from tests.bench.past import write_handed_over

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 5_000
"""From so many objectives on a single run takes long, and differs little from the next."""

JUDGED_FROM = 1_000
"""Below this many objectives start-up is most of the time, and the goals say nothing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the workspaces are, and how often each command is run.

    `changes` are the commits that `okr diff` looks back, `versions` those of one goal for `okr log`, `commits` those
    behind `okr trend`, `kpis`, `days` and `rows` the tables of daily values. `settle` is how many seconds files rest
    before they are measured: a cache trusts no file that was written a moment before it looked.
    """

    sizes: tuple[int, ...] = (100, 1_000, 10_000)
    pairs: int = 9
    left_out: int = 1
    changes: int = 100
    versions: int = 1_000
    commits: int = 2_000
    kpis: int = 500
    days: int = 365
    rows: int = 1_000_000
    settle: float = 3

    def rounds(self, size: int = 0) -> Rounds:
        """Return how often to run commands on so many objectives; what takes long needs no run to get warm."""
        return Rounds(-(-self.pairs // 3), 0) if size >= LARGE else Rounds(self.pairs, self.left_out)

    def slow_rounds(self, size: int) -> Rounds:
        """Return how often to run what takes minutes on many objectives."""
        return Rounds(1, 0) if size >= LARGE else Rounds(-(-self.pairs // 3), self.left_out)


class Ground:
    """A folder with workspaces of all sizes; what is measured on one leaves it as valid as it was."""

    def __init__(self, folder: Path, scale: Scale) -> None:
        self.folder = folder
        self.scale = scale
        self._made: dict[int, Path] = {}

    def workspace(self, size: int) -> Path:
        """Return a repository of so many objectives with their check-ins and KPIs, and some commits behind it."""
        if size not in self._made:
            root = self.folder / f"objectives-{size}"
            self._made[size] = write_handed_over(Company(size, SEED), self.scale.changes, root)
            self.settle()
        return self._made[size]

    def settle(self) -> None:
        """Wait until files that were just written are old enough to be known by their times."""
        time.sleep(self.scale.settle)
