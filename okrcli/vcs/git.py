"""The one place that runs git, and that knows GitPython."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from subprocess import PIPE
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from subprocess import Popen
    from typing import BinaryIO

    from git import Git as GitPython

_ALWAYS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "--no-optional-locks")
"""A folder of a pull request that is laid out as a repository is none, and no setting of one runs a program."""

_READING = (*_ALWAYS, "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false", "-c", "log.mailmap=false")
_WRITING = (*_ALWAYS, "-c", "core.fsync=all", "-c", "i18n.commitEncoding=utf-8")
"""A commit keeps the user's hooks."""

NO_SUBMODULES = "--ignore-submodules=all"
"""For whatever compares trees: else git looks into `.gitmodules`, and ends where a branch wrote nonsense there."""

_OFFLINE = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the same for a git that does not know the former yet
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
"""What is not in the clone is not fetched, nobody is asked for a password, and objects are what their ids say."""

_OF_ANOTHER_CALL = (
    "GIT_DIR GIT_WORK_TREE GIT_IMPLICIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_OBJECT_DIRECTORY"
    " GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_CONFIG GIT_GRAFT_FILE GIT_SHALLOW_FILE GIT_NO_REPLACE_OBJECTS"
    " GIT_REPLACE_REF_BASE GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS"
).split()
"""What a git that runs a hook sets for it: which repository, index and paths it means, which need not be ours."""


class NoGitError(OkrError):
    """There is no git to run."""

    def __init__(self) -> None:
        super().__init__("git is needed for this, and no `git` can be run here", "install git; files need none")


class GitFailedError(OkrError):
    """Git could not do what it was asked for; its own words say why."""

    def __init__(self, doing: str, answer: Answer) -> None:
        said = answer.said or f"exit code {answer.code}"
        super().__init__(f"git could not {doing}: {said}", "mend what git names, and call again")


def exactly(paths: Iterable[str]) -> list[str]:
    """Return paths so that git reads no pattern into them.

    `--literal-pathspecs` would do so for a whole call, and inside of every hook that the call runs.
    """
    return [f":(literal){path}" for path in paths]


@dataclass(frozen=True, slots=True)
class Answer:
    """What git left behind. `said` is for people: what it and its hooks wrote to stderr."""

    code: int
    out: bytes
    said: str

    @property
    def line(self) -> str:
        """The output as one text without its last line feed, bytes of file names kept."""
        return os.fsdecode(self.out.removesuffix(b"\n"))


class Git:
    """Git in one folder: it finds the repository from there, whatever hook or command has called okr.

    `index` is another index than the repository's own: the one of the commit that a hook was called for.
    """

    def __init__(self, folder: Path, index: Path | None = None) -> None:
        self.folder = folder
        self._reading = _OFFLINE if index is None else {**_OFFLINE, "GIT_INDEX_FILE": str(index)}

    def read(self, *arguments: str, typed: str = "") -> Answer:
        """Ask git for something, without hooks and in English; `typed` is its standard input. Raises `NoGitError`."""
        return self._run((*_READING, *arguments), typed, self._reading)

    @contextmanager
    def talk(self, *arguments: str) -> Iterator[Popen[bytes]]:
        """Run git and hand over its process, to write questions to and read answers from; it ends with the block."""
        git = _git_python(self.folder)
        with _own_environment():
            try:
                running = git.execute(["git", *_READING, *arguments], istream=PIPE, as_process=True, env=_OFFLINE)
            except (OSError, _not_found()):
                raise NoGitError from None
        process = running.proc
        if process is None:
            raise NoGitError
        with process:
            yield process

    def write(self, *arguments: str, typed: str = "") -> Answer:
        """Have git change something, with the user's hooks, keys and language."""
        language = {name: os.environ.get(name, "") for name in ("LC_ALL", "LANGUAGE")}
        return self._run((*_WRITING, *arguments), typed, language)

    def _run(self, arguments: tuple[str, ...], typed: str, env: Mapping[str, str]) -> Answer:
        git = _git_python(self.folder)
        with _own_environment(), _as_file(typed) as stdin:
            try:
                code, out, said = git.execute(
                    ["git", *arguments],
                    istream=stdin,
                    env=env,
                    with_extended_output=True,
                    with_exceptions=False,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                )
            except (OSError, _not_found()):
                raise NoGitError from None
        return Answer(code, out, said.strip())


@contextmanager
def _as_file(text: str) -> Iterator[BinaryIO | None]:
    """Put a text where a process can read it; None for none, so that it reads nothing."""
    if not text:
        yield None
        return
    with tempfile.TemporaryFile() as file:
        file.write(os.fsencode(text))
        file.seek(0)
        yield file


def _git_python(folder: Path) -> GitPython:
    """Return GitPython for a folder; importing it runs `git version`, so only who needs git pays for that."""
    name = "GIT_PYTHON_REFRESH"
    before = os.environ.get(name)
    os.environ[name] = "quiet"  # else importing fails where there is no git
    try:
        from git import Git  # noqa: PLC0415 - it takes as long as most of okr
    finally:
        os.environ.pop(name) if before is None else os.environ.update({name: before})
    return Git(folder)


def _not_found() -> type[Exception]:
    from git.exc import GitCommandNotFound  # noqa: PLC0415 - as above

    return GitCommandNotFound


@contextmanager
def _own_environment() -> Iterator[None]:
    """Take away what another git has set for its hooks; the folder says which repository is meant."""
    taken = {name: os.environ.pop(name) for name in _OF_ANOTHER_CALL if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)
