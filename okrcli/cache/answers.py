"""What a command said before: said again where it was asked for in the same words, and nothing has changed since.

It is looked up before anything else of okr is imported, so that it takes as long as looking at the files.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import sha256

from okrcli.cache.place import cache_folder
from okrcli.cache.program import program
from okrcli.cache.slots import read_slot, write_slot
from okrcli.cache.state import TooMuchError, files_of_git, files_of_workspace
from okrcli.folder import workspace_around

TYPE_CHECKING = False  # as in `folder`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from okrcli.cache.state import Files

FOLDER = "answers"
"""The folder of the cache that holds them."""

PREFIXES = ("BITBUCKET_", "CHANGE_", "CI", "GIT_", "GITHUB_", "OKR_")
"""What the names of variables begin with that an answer may depend on: okr's own, git's, those of CI systems."""

VARIABLES = ("COLUMNS", "FORCE_COLOR", "HOME", "NO_COLOR", "TERM", "TZ", "XDG_CONFIG_HOME")
"""More variables that an answer may depend on."""

_NEVER_SAID = [chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r\x1b"]
"""Control characters; okr says none of them but those of colours."""

NO_CACHE = "--no-cache"
_DIRECTORY = "-C"
_MOMENT = "@{"
"""What names a commit by when a branch was there: no two calls need mean the same."""


class CallOutput:
    """The exit code of a call, and all that it wrote to stdout and stderr."""

    __slots__ = ("code", "err", "out")

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


class Question:
    """One call of okr: its words, who hears the answer and where it was asked, as of one moment."""

    def __init__(self, words: str, root: str, folder: str) -> None:
        self.root = root
        self._folder = os.path.join(folder, FOLDER)
        self._moment = time.time_ns()
        self._key = sha256(words.encode(errors="surrogateescape")).hexdigest()
        self._workspace = files_of_workspace(root)
        self._git: Files | None = None

    def recall(self) -> CallOutput | None:
        """Return what the same call said; None where there was none, or where something has changed since."""
        kept = read_slot(self._folder, self._key)
        if kept is None:
            return None
        try:
            key, moment, workspace, git, code, err, out = kept.decode(errors="surrogatepass").split("\0", 6)
            since = int(moment)
            same = key == self._key and workspace == self._workspace.digest(since)
            if same and (not git or git == files_of_git(self.root).digest(since)) and _is_harmless(err + out):
                return CallOutput(int(code), out, err)
        except (ValueError, TooMuchError):
            pass
        return None

    def look_at_git(self) -> None:
        """Look at the repository, before git is asked for anything."""
        self._git = files_of_git(self.root)

    def keep(self, answer: CallOutput, *, of_git: bool) -> None:
        """Keep what the call said; `of_git` tells whether that may depend on commits."""
        if not _is_harmless(answer.err + answer.out):
            return
        with suppress(TooMuchError):
            git = self._git.digest(self._moment) if of_git and self._git is not None else ""
            workspace = self._workspace.digest(self._moment)
            parts = (self._key, str(self._moment), workspace, git, str(answer.code), answer.err, answer.out)
            write_slot(self._folder, self._key, "\0".join(parts).encode(errors="surrogatepass"))


def ask(arguments: Sequence[str], out: TextIO, err: TextIO) -> Question | None:
    """Return a call as a question that may have been answered before; None where nothing shall be remembered."""
    if NO_CACHE in arguments or os.environ.get("OKR_NO_CACHE") or any(_MOMENT in word for word in arguments):
        return None
    try:
        root = workspace_around(_directory(arguments))
        folder = None if root is None else cache_folder(root)
        if root is None or folder is None:
            return None
        surroundings = [*program(), *arguments, "", os.getcwd(), root, *_screen(out), err.encoding or "", *_day()]
    except OSError:
        return None
    return Question("\0".join([*surroundings, *_variables()]), root, folder)


def _directory(arguments: Sequence[str]) -> str:
    """Return the folder that `-C` names. Who writes it in another way finds nothing that was kept."""
    at = arguments.index(_DIRECTORY) + 1 if _DIRECTORY in arguments else len(arguments)
    named = os.path.join(os.getcwd(), arguments[at] if at < len(arguments) else "")
    return os.sep + os.sep.join(step for step in named.split(os.sep) if step not in {"", "."})


def _variables() -> list[str]:
    """Return the variables of the environment that an answer may depend on."""
    named = [name for name in os.environ if name in VARIABLES or name.startswith(PREFIXES)]
    return [f"{name}={os.environ[name]}" for name in sorted(named)]


def _screen(out: TextIO) -> list[str]:
    """Say what the answer is shown on."""
    terminal = out.isatty()
    columns = 0
    if terminal:
        with suppress(OSError):
            columns = os.get_terminal_size(out.fileno()).columns
    return [str(terminal), str(columns), out.encoding or ""]


def _day() -> list[str]:
    """Say which day it is, here and in UTC."""
    here, utc = time.localtime(), time.gmtime()
    return [f"{day.tm_year}-{day.tm_yday}" for day in (here, utc)] + [str(here.tm_gmtoff)]


def _is_harmless(text: str) -> bool:
    """Tell whether a text is one that okr may have said: nothing in it acts on a terminal but colours."""
    if any(character in text for character in _NEVER_SAID):
        return False
    codes = (piece.partition("m") for piece in text.split("\x1b")[1:])
    return all(mark and code[:1] == "[" and code[1:].replace(";", "0").isdecimal() for code, mark, _ in codes)
