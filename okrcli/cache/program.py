"""Which okr this is: what another one found out, or this one before it was changed, is not taken for its own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from okrcli import __version__


def program() -> list[str]:
    """Return what tells this okr from others: version, interpreter, and when its libraries were installed.

    Installing one touches the folder that holds them all. In a checkout the modules are files that are edited, too.
    """
    places = [folder for folder in sys.path if folder.endswith("-packages")]
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.exists(os.path.join(os.path.dirname(here), "pyproject.toml")):
        places += [folder for folder, _, _ in os.walk(here) if not folder.endswith("__pycache__")]
    return [__version__, sys.version, here, *(f"{place}\0{_touched(place)}" for place in places)]


def _touched(place: str) -> int:
    """Return when a folder, or a module in it, was changed last, in nanoseconds."""
    with suppress(OSError):
        with os.scandir(place) as inside:
            modules = [item.stat().st_mtime_ns for item in inside if item.name.endswith(".py")]
        return max(os.stat(place).st_mtime_ns, *modules, 0)
    return 0
