"""A call of okr as the cache sees it, without the command: what is asked, what was said, what is said again."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from okrcli.cache.answers import CallOutput, ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.cache.answers import Question


def question(*arguments: str) -> Question:
    """Ask with streams that are no terminals; there is a workspace and a place for the cache."""
    asked = ask(arguments, stream(), stream())
    assert asked is not None
    return asked


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    """Return a stream as stdout is one in a pipe."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def say(*arguments: str, text: str = "said\n", of_git: bool = False, starts: Sequence[str] | None = None) -> None:
    """Make a call that says a text, and let it be kept."""
    asked = question(*arguments)
    asked.begin()
    asked.keep(CallOutput(0, [(False, text)]), starts or [str(here())], of_git=of_git)


def recalled(*arguments: str) -> str | None:
    """Return what is said again without making a call; None where it has to be made."""
    answer = question(*arguments).recall()
    return None if answer is None else "".join(text for _, text in answer.said)


def here() -> str:
    return os.getcwd()  # noqa: PTH109 - as the cache has it
