"""What a command said before: said again where it was asked for in the same words, and nothing has changed since.

It is looked up before anything else of okr is imported, so that it takes as long as looking at the files.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import sha256

from okrcli.cache.place import ANSWERS, cache_folder
from okrcli.cache.program import program
from okrcli.cache.repository import files_of_git
from okrcli.cache.slots import read_slot, write_slot
from okrcli.cache.state import UnsureError, files_of_workspace
from okrcli.cache.surroundings import day, libraries, screen, user, variables
from okrcli.folder import repository_around, workspace_around

TYPE_CHECKING = False  # as in `folder`
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import TextIO

    from okrcli.cache.state import Files

_NEVER_SAID = [chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r\x1b"]
"""Control characters; okr says none of them but those of colours."""

NO_CACHE = "--no-cache"
_DIRECTORY = "-C"
_MOMENT = "@{"
"""What names a commit by when a branch was there: no two calls need mean the same."""
_OUT, _ERR = ">", "!"


class CallOutput:
    """The exit code of a call, and all that it wrote, in order: whether that went to stderr, and the text."""

    __slots__ = ("code", "said")

    def __init__(self, code: int, said: Sequence[tuple[bool, str]]) -> None:
        self.code = code
        self.said = said


class Question:
    """One call of okr: its words, who hears the answer and where it was asked, as of one moment."""

    def __init__(self, words: str, root: str, folder: str) -> None:
        self.root = root
        self._folder = os.path.join(folder, ANSWERS)
        self._moment = time.time_ns()
        self._day = day()
        self._key = sha256(words.encode(errors="surrogatepass")).hexdigest()
        self._workspace = files_of_workspace(root)
        self._git: Files | None = None
        self._before = ""
        self._before_git = ""

    def recall(self) -> CallOutput | None:
        """Return what the same call said; None where there was none, or where something has changed since."""
        kept = read_slot(self._folder, self._key)
        if kept is None:
            return None
        try:
            key, moment, workspace, git, code, count, *rest = kept.decode(errors="surrogatepass").split("\0")
            since, starts, said = int(moment), rest[: int(count)], _pieces(rest[int(count) :])
            same = key == self._key and workspace == self._workspace.digest(since) and self._is_meant_from(starts)
            if same and (not git or git == files_of_git(self.root).digest(since)) and _is_harmless(said):
                return CallOutput(int(code), said)
        except (ValueError, UnsureError):
            pass
        return None

    def begin(self) -> None:
        """Look at what the answer will depend on, before it is made."""
        with suppress(UnsureError):
            self._before = self._workspace.digest(self._moment)
            self._git = files_of_git(self.root)
            self._before_git = self._git.digest(self._moment)

    def keep(self, answer: CallOutput, starts: Collection[str], *, of_git: bool) -> None:
        """Keep what the call said; `of_git` tells whether that may depend on commits.

        `starts` are the folders from which the workspace was looked for.
        """
        with suppress(UnsureError):
            git = self._settled(self._git, self._before_git) if of_git else ""
            workspace = self._settled(self._workspace, self._before)
            if self._day == day() and self._is_meant_from(starts) and _is_harmless(answer.said):
                said = [(_ERR if is_error else _OUT) + text for is_error, text in answer.said]
                head = (self._key, self._moment, workspace, git, answer.code, len(starts))
                parts = [*map(str, head), *starts, *said]
                write_slot(self._folder, self._key, "\0".join(parts).encode(errors="surrogatepass"))

    def _settled(self, files: Files | None, before: str) -> str:
        """Return the digest from before the call; raise `UnsureError` where somebody wrote files during it.

        Only just written ones need a second look: any other that is written later no longer looks the same.
        """
        if not before or files is None or not files.are_untouched(self._moment):
            raise UnsureError
        if files.digest(self._moment) != before:
            raise UnsureError
        return before

    def _is_meant_from(self, starts: Collection[str]) -> bool:
        """Tell whether it is this workspace that is found from all folders: another may have been begun between."""
        return bool(starts) and all(os.path.isdir(start) and workspace_around(start) == self.root for start in starts)


def ask(arguments: Sequence[str], out: TextIO, err: TextIO) -> Question | None:
    """Return a call as a question that may have been answered before; None where nothing shall be remembered."""
    if NO_CACHE in arguments or os.environ.get("OKR_NO_CACHE") or any(_MOMENT in word for word in arguments):
        return None
    try:
        here = os.getcwd()
        root = workspace_around(_directory(here, arguments))
        folder = None if root is None else cache_folder(root)
        if root is None or folder is None:
            return None
        places = [here, root, repository_around(root)]
        words = repr([*arguments, places, screen(out, err), day(), program(), libraries(), user(), variables()])
    except OSError:
        return None
    return Question(words, root, folder)


def _directory(here: str, arguments: Sequence[str]) -> str:
    """Return the folder that `-C` names. Who writes it in another way finds nothing that was kept."""
    at = arguments.index(_DIRECTORY) + 1 if _DIRECTORY in arguments else len(arguments)
    named = os.path.join(here, arguments[at] if at < len(arguments) else "")
    return os.sep + os.sep.join(step for step in named.split(os.sep) if step not in {"", "."})


def _pieces(kept: Sequence[str]) -> list[tuple[bool, str]]:
    """Part texts from the marks of their streams; raise `ValueError` for any other mark."""
    if any(text[:1] not in {_OUT, _ERR} or not text for text in kept):
        raise ValueError
    return [(text[0] == _ERR, text[1:]) for text in kept]


def _is_harmless(said: Sequence[tuple[bool, str]]) -> bool:
    """Tell whether texts are such as okr may have said: nothing in them acts on a terminal but colours."""
    text = "".join(text for _, text in said)
    if any(character in text for character in _NEVER_SAID):
        return False
    codes = (piece.partition("m") for piece in text.split("\x1b")[1:])
    return all(mark and code[:1] == "[" and code[1:].replace(";", "0").isdecimal() for code, mark, _ in codes)
