"""What is asked again: of the same files, and of files of which one was edited."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from tests.bench.caches import Cache, okr
from tests.bench.generate import objective_path
from tests.bench.measure import in_turn
from tests.bench.start import NOTHING
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.ground import Ground
    from tests.bench.measure import Command

STATUS_TO_NOTHING = {1_000: 8.5, 10_000: 15}
STATUS_TO_COLD = {1_000: 0.2, 10_000: 0.06}
EDITED_TO_COLD = {1_000: 0.4, 10_000: 0.1}

_EDITS = count()
"""No edit is made twice, so that no answer to it can be known."""


def rows(ground: Ground) -> Iterator[Row]:
    """Measure `status` and `validate` asked again."""
    for size in ground.scale.sizes:
        yield from _again(size, ground)
        yield from _edited(size, ground)


def _again(size: int, ground: Ground) -> Iterator[Row]:
    root = ground.workspace(size)
    calls = (okr(root, Cache.COLD, "status"), okr(root, Cache.WARM, "status"), after_another(root), NOTHING)
    cold, warm, other, nothing = in_turn(calls, ground.scale.rounds(size))
    yield Row(f"{size} objectives: status warm / python -c pass", (warm / nothing).median, STATUS_TO_NOTHING.get(size))
    yield Row(f"{size} objectives: status warm / cold", (warm / cold).median, STATUS_TO_COLD.get(size))
    yield Row(f"{size} objectives: status after validate / cold", (other / cold).median)


def _edited(size: int, ground: Ground) -> Iterator[Row]:
    root = ground.workspace(size)
    for name, goals in (("validate", EDITED_TO_COLD), ("status", {})):
        calls = (after_edit(root, name), okr(root, Cache.COLD, name))
        edited, cold = in_turn(calls, ground.scale.rounds(size))
        yield Row(f"{size} objectives: {name} after one edit / cold", (edited / cold).median, goals.get(size))


def after_another(root: Path) -> Command:
    """Return a call of `status` that finds what `validate` has read, and no answer."""
    validate = okr(root, Cache.COLD, "validate")
    return replace(okr(root, Cache.COLD, "status"), before=validate.run)


def after_edit(root: Path, name: str) -> Command:
    """Return a call that each time finds one objective edited since the same call was made."""
    call = okr(root, Cache.WARM, name)

    def make_ready() -> None:
        call.run()
        edit(root / objective_path(0))

    return replace(call, before=make_ready)


def edit(path: Path) -> None:
    """Say another thing at the top of a file."""
    text = path.read_text("utf-8")
    _, _, rest = text.partition("\n")
    path.write_text(f"# Looked at again, time {next(_EDITS)}.\n{rest}", "utf-8")
