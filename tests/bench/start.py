"""What a start costs, in multiples of a bare interpreter's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.caches import OKR
from tests.bench.measure import Command, Rounds, in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.ground import Ground

NOTHING = Command((sys.executable, "-c", "pass"))
"""The least that any program in Python does."""

_COMPLETION = {
    "_OKR_COMPLETE": "complete_bash",
    "_TYPER_COMPLETE_ARGS": "okr st",
    "COMP_WORDS": "okr st",
    "COMP_CWORD": "1",
}


def rows(ground: Ground) -> Iterator[Row]:
    """Measure the calls that do nothing but start: they are short, so they are run twice as often."""
    calls: dict[str, tuple[Command, float | None]] = {
        "okr --version": (Command((*OKR, "--version")), 1.3),
        "completion of a command's name": (Command(OKR, _COMPLETION), 6.5),
    }
    if script := shutil.which("okr", path=str(Path(sys.executable).parent)):
        calls["okr --version by the installed script"] = (Command((script, "--version")), None)
    rounds = Rounds(2 * ground.scale.pairs, ground.scale.left_out)
    nothing, *taken = in_turn((NOTHING, *(command for command, _ in calls.values())), rounds)
    for (what, (_, goal)), seconds in zip(calls.items(), taken, strict=True):
        yield Row(f"{what} / python -c pass", (seconds / nothing).median, goal)
