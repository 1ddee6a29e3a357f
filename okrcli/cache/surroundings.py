"""What an answer depends on besides files and the program: screen, day, user, environment."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

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
    return [_columns(out), _columns(err), out.encoding, err.encoding, sys.getfilesystemencoding()]


def _columns(stream: TextIO) -> int | None:
    """Return how wide a terminal is, 0 where it does not say; None for what is no terminal."""
    if not stream.isatty():
        return None
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns
    return 0


def day() -> list[object]:
    """Say which day it is, here and in UTC, and by which clock."""
    here, utc = time.localtime(), time.gmtime()
    return [here[:3], utc[:3], here.tm_gmtoff, time.tzname]


def user() -> list[object]:
    """Say who asks: others may read other files."""
    return [os.geteuid(), os.getegid(), sorted(os.getgroups())]


def libraries() -> list[str]:
    """Return where Python finds modules: another copy of a library may stand before the one that is installed."""
    return sys.path
