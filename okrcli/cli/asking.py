"""Questions at a terminal."""

from __future__ import annotations

import sys
from contextlib import suppress

from okrcli.cli.output import screen_of
from okrcli.cli.streams import write_error, write_result
from okrcli.errors import OkrError
from okrcli.render.safe import one_line


class TerminalGoneError(OkrError):
    """The terminal was closed, or its input ended, before the last answer."""

    def __init__(self) -> None:
        super().__init__(
            "the input ended before the last answer; nothing was written",
            "begin again; `q` stops and keeps what was given until then",
        )


def at_terminal() -> bool:
    """Tell whether a person can be asked: input and output are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(prompt: str) -> str:
    """Return what is typed on a line, without blanks around it; raises `TerminalGoneError` where nobody is there."""
    with suppress(ImportError):
        import readline  # noqa: F401 - with it, arrow keys edit the answer
    while True:
        try:
            return input(_shown(prompt)).strip()
        except UnicodeDecodeError:
            write_result("  that was no UTF-8 text\n")
        except EOFError:
            write_error("\n")  # the prompt's line is not ended
            raise TerminalGoneError from None
        except OSError:
            raise TerminalGoneError from None


def confirm(question: str) -> bool:
    """Return whether the answer is yes; Enter is no."""
    return ask(f"{question} [y/N] ").lower() in {"y", "yes"}


def object_to(error: OkrError) -> None:
    """Say at the terminal what is wrong with an answer; the question is asked again."""
    from okrcli.render.asking import render_objection

    write_result(render_objection(error.message, error.help, screen_of("auto", None).width))


def _shown(prompt: str) -> str:
    """Return a prompt in the terminal's encoding; it is no result, so it does not go through the streams."""
    encoding = sys.stdout.encoding or "utf-8"
    return one_line(prompt).encode(encoding, "replace").decode(encoding)
