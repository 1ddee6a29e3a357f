"""The unified diff of a change, as `git diff` and `patch` know it."""

from __future__ import annotations

from difflib import unified_diff as compare
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.draft import FileChange

_NOWHERE = "/dev/null"


def unified_diff(files: Iterable[FileChange]) -> str:
    """Return the lines that a change takes out and puts in, with three lines around them; line endings are kept."""
    return "".join(line for file in files for line in _of_file(file))


def _of_file(file: FileChange) -> Iterator[str]:
    old = _NOWHERE if file.before is None else f"a/{file.path}"
    new = _NOWHERE if file.after is None else f"b/{file.path}"
    for line in compare(_lines(file.before), _lines(file.after), old, new):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes | None) -> list[str]:
    """Split at line feeds alone, as git does."""
    *whole, last = (data or b"").decode("utf-8", "backslashreplace").split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
