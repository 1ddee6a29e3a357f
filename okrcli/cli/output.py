"""Where a result goes and what can be shown there: file or stdout, colour, width, encoding."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.cli.streams import write_commands, write_json, write_result
from okrcli.cli.transcript import transcript
from okrcli.cli.width import UNLIMITED, width_of
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from pathlib import Path

    from okrcli.cli.options import Color
    from okrcli.render.terminal.page import View


@dataclass(frozen=True, slots=True)
class Screen:
    """What the output can show. `width` is None where it has no end."""

    color: bool
    width: int | None
    encoding: str


def screen_of(choice: Color, output: Path | None) -> Screen:
    """Read from options, environment and stdout what the output can show."""
    terminal = output is None and sys.stdout.isatty()
    return Screen(_color(choice, terminal, output), width_of(sys.stdout if terminal else None), _encoding(output))


def is_terminal() -> bool:
    """Tell whether a person looks at stdout."""
    return sys.stdout.isatty()


def _color(choice: Color, terminal: bool, output: Path | None) -> bool:
    """Say whether to colour: what was typed, then NO_COLOR, FORCE_COLOR, and a terminal that is not dumb.

    A file is coloured only where that was typed.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or output is not None:
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _encoding(output: Path | None) -> str:
    return "utf-8" if output is not None else (getattr(sys.stdout, "encoding", None) or "utf-8")


def draw(view: View, screen: Screen) -> str:
    """Draw a picture for a screen and return it as text."""
    return view.text(screen.width or UNLIMITED, screen.encoding, color=screen.color)


def put(text: str, output: Path | None, *, is_json: bool = False, is_commands: bool = False) -> None:
    """Write a result to a file, or to stdout."""
    if output is not None:
        write_file(output, text)
    elif is_commands:
        write_commands(text)
    elif is_json:
        write_json(text)
    else:
        write_result(text)


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; raise an `OkrError` that names the file and the cause."""
    transcript().is_all = False
    data = text.encode("utf-8", "backslashreplace")
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OkrError(f"cannot write {path}: {reason}", "give --output a file in a folder that exists") from None


def _replace(target: Path, data: bytes) -> None:
    """Write beside a file and put it in its place; what stood there stays until then."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.okr-tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
