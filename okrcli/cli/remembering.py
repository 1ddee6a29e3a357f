"""A call that was made before is answered without being made again, where nobody can tell the two apart."""

from __future__ import annotations

import sys

from okrcli.cache.answers import CallOutput, ask
from okrcli.cli.transcript import Transcript, begin, write

TYPE_CHECKING = False  # as in `okrcli.folder`
if TYPE_CHECKING:
    from collections.abc import Callable

_GIT = "okrcli.vcs.git"
"""The module without which nobody asks git."""


def remembered(arguments: list[str], run: Callable[[list[str]], int]) -> int:
    """Say again what the same call said, or make it and keep what it says; return its exit code."""
    question = ask(arguments, sys.stdout, sys.stderr)
    if question is None:
        return run(arguments)
    known = question.recall()
    if known is not None:
        write(sys.stderr, known.err)
        write(sys.stdout, known.out)
        return known.code
    question.look_at_git()
    call = begin()
    code = run(arguments)
    if call.opened == {question.root} and only_looks(call):
        question.keep(CallOutput(code, "".join(call.out), "".join(call.err)), of_git=_GIT in sys.modules)
    return code


def only_looks(call: Transcript) -> bool:
    """Tell whether a call did nothing but to say what it found."""
    from okrcli.cli.table import BY_NAME

    return call.is_all and call.command is not None and BY_NAME[call.command].part in {"Look", "Check"}
