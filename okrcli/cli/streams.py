"""Writing to stdout and stderr: any text to any encoding, and nothing that a CI system would obey."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from okrcli.cli.transcript import write
from okrcli.cli.width import width_of
from okrcli.render.safe import json_in_ascii, json_without_commands, safe, without_commands

if TYPE_CHECKING:
    from typing import TextIO

_PLAINER = str.maketrans({"–": "-", "…": "...", "·": "*", "→": "->", "Σ": "sum of", "²": "^2", "³": "^3"})  # noqa: RUF001


def write_result(text: str) -> None:
    """Write a result to stdout."""
    obeyed = os.environ.get("GITHUB_ACTIONS") == "true"
    _write(sys.stdout, without_commands(text) if obeyed else text)


def write_commands(text: str) -> None:
    """Write what a CI system shall obey: whoever made the text took care that nothing else in it is a command."""
    _write(sys.stdout, text)


def write_json(text: str) -> None:
    """Write JSON to stdout: what must not be there as it is stands there as JSON escapes it."""
    shown = json_without_commands(text) if os.environ.get("GITHUB_ACTIONS") == "true" else text
    _write(sys.stdout, shown if can_encode(sys.stdout, shown) else json_in_ascii(shown))


def write_error(text: str) -> None:
    """Write a message to stderr; nothing in it acts on the terminal."""
    try:
        _write(sys.stderr, without_commands(safe(text)))
    except OSError:
        return  # nobody can be told, and the exit code says it all the same


def write_sentences(*sentences: str) -> None:
    """Write sentences to stderr, each on a line of its own; at a terminal they are broken between words."""
    lines = [line for sentence in sentences for line in sentence.splitlines()]
    if (width := error_width()) is not None:
        lines = [part for line in lines for part in _folded(line, width)]
    write_error("".join(f"{line}\n" for line in lines))


def _folded(line: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) or [""]


def error_width() -> int | None:
    """Return the width of the terminal behind stderr; None where nobody looks at it through one."""
    return width_of(sys.stderr) if sys.stderr.isatty() else None


def _write(stream: TextIO, text: str) -> None:
    write(stream, text if can_encode(stream, text) else text.translate(_PLAINER))


def can_encode(stream: TextIO, text: str) -> bool:
    """Tell whether a stream's encoding has all characters of a text."""
    if text.isascii():
        return True
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8", "surrogatepass")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
