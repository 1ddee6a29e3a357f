"""The three states of okr's cache in which a call is measured, and how each is brought about."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from okrcli.cache.place import cache_folder
from tests.bench.measure import Command

if TYPE_CHECKING:
    from pathlib import Path

OKR = (sys.executable, "-c", "from okrcli.__main__ import main; main()")
"""okr without the script that pip writes around it, which costs half an interpreter's start before it imports ours."""

FOUND = frozenset({0, 1})
"""The exit codes of a check that was made, whatever it found."""


class Cache(Enum):
    """What okr has at hand: nothing yet, all that the same call before it left, or nothing that it would look at."""

    COLD = "cold"
    WARM = "warm"
    OFF = "off"


def okr(root: Path, cache: Cache, *arguments: str) -> Command:
    """Return a call of okr on a workspace; each run of it finds the cache in the given state."""
    match cache:
        case Cache.COLD:
            return replace(_call(root, *arguments), before=lambda: empty(root))
        case Cache.WARM:
            call = _call(root, *arguments)
            return replace(call, before=call.run)
        case Cache.OFF:
            return _call(root, "--no-cache", *arguments)


def empty(root: Path) -> None:
    """Take away all that okr keeps of a workspace, as `okr cache --clear` does, without the start of a process."""
    folder = cache_folder(str(root))
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _call(root: Path, *arguments: str) -> Command:
    return Command((*OKR, "-C", str(root), *arguments), codes=FOUND)
