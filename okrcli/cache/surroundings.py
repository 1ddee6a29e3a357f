"""What an answer depends on besides files: the okr, the screen, the day, the user and the environment."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

from okrcli import __version__

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from typing import TextIO

PREFIXES = ("BITBUCKET_", "CHANGE_", "CI", "GIT_", "GITHUB_", "OKR_")
"""What the names of variables begin with that an answer may depend on: okr's own, git's, those of CI systems."""

VARIABLES = ("COLUMNS", "FORCE_COLOR", "HOME", "NO_COLOR", "TERM", "TZ", "XDG_CONFIG_HOME")
"""More variables that an answer may depend on."""


def variables() -> list[tuple[str, str]]:
    """Return the variables of the environment that an answer may depend on."""
    return sorted(item for item in os.environ.items() if item[0] in VARIABLES or item[0].startswith(PREFIXES))


def screen(out: TextIO, err: TextIO) -> list[object]:
    """Say what the answer is shown on, and how texts and the names of files are written."""
    terminal = out.isatty()
    columns = 0
    if terminal:
        with suppress(OSError):
            columns = os.get_terminal_size(out.fileno()).columns
    return [terminal, columns, out.encoding, err.encoding, sys.getfilesystemencoding()]


def day() -> list[object]:
    """Say which day it is, here and in UTC, and by which clock."""
    here, utc = time.localtime(), time.gmtime()
    return [here[:3], utc[:3], here.tm_gmtoff, time.tzname]


def user() -> list[object]:
    """Say who asks: others may read other files."""
    return [os.geteuid(), os.getegid(), sorted(os.getgroups())]


def program() -> list[object]:
    """Say which okr this is, with which libraries: installing one touches the folder that holds them all.

    In a checkout the modules are files that are edited, too.
    """
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    places = [folder for folder in sys.path if folder.endswith("-packages")]
    if os.path.exists(os.path.join(os.path.dirname(here), "pyproject.toml")):
        places += [folder for folder, _, _ in os.walk(here) if not folder.endswith("__pycache__")]
    return [__version__, sys.version, here, sys.path, [_looks(place) for place in places]]


def _looks(place: str) -> list[object]:
    """Say when a folder, and each module in it, was changed last, in nanoseconds."""
    with suppress(OSError):
        with os.scandir(place) as inside:
            modules = sorted((item.name, item.stat().st_mtime_ns) for item in inside if item.name.endswith(".py"))
        return [os.stat(place).st_mtime_ns, modules]
    return []
