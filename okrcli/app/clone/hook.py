"""The pre-commit hook: okr's lines at the head of what the clone has, or a hook of its own."""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

from okrcli.app.clone import blocks
from okrcli.app.clone.blocks import MarkedBlock
from okrcli.app.clone.writing import read_file
from okrcli.errors import OkrError
from okrcli.results.clone import InstalledPiece
from okrcli.vcs.clone import HooksElsewhereError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from okrcli.vcs.clone import Clone

_SUBJECT = "goals as code"
_SHEBANG = "#!/bin/sh\n"
_SHELL = re.compile(r"#!\s*(?:\S*/)?(?:env\s+)?(?:\S*/)?(?:sh|bash|dash|ksh|zsh)(?:\s.*)?\n")


class HookInTheWayError(OkrError):
    """A pre-commit hook stands that okr's lines cannot be added to."""

    def __init__(self, path: Path, why: str, cure: str) -> None:
        super().__init__(f"{path} {why}", f"{cure}; nothing was written")


def hook_piece(clone: Clone, command: Sequence[str], *, take_back: bool) -> tuple[InstalledPiece, tuple[str, ...]]:
    """Return what becomes of the pre-commit hook, and what to know of that."""
    path = _folder(clone, take_back=take_back) / "pre-commit"
    before = read_file(path)
    text = (before or b"").decode("utf-8", "surrogateescape")
    after = blocks.without(text, _SUBJECT) if take_back else _with(path, text, _block(command))
    data = after.encode("utf-8", "surrogateescape")
    is_gone = take_back and (before is None or after == _SHEBANG != text)
    piece = InstalledPiece("checks staged goals", str(path), before, None if is_gone else data)
    return piece, _remarks(clone, path)


def _folder(clone: Clone, *, take_back: bool) -> Path:
    """Return where the hook stands; what was installed before git was told to look elsewhere can be taken back."""
    try:
        return clone.hooks()
    except HooksElsewhereError:
        if take_back:
            return clone.common / "hooks"
        raise


def _block(command: Sequence[str]) -> MarkedBlock:
    program, call = shlex.quote(command[0]), shlex.join(command)
    return MarkedBlock(
        _SUBJECT,
        (
            "# Checks the goals that are staged; `okr git install --uninstall` takes these lines out again.",
            f"if [ -x {program} ]; then {call} git pre-commit || exit 1",
            "elif command -v okr >/dev/null 2>&1; then okr git pre-commit || exit 1",
            "else echo 'okr is not installed any more, so the staged goals cannot be checked:' >&2",
            "  echo 'install it, or commit with --no-verify' >&2; exit 1",
            "fi",
        ),
    )


def _with(path: Path, text: str, block: MarkedBlock) -> str:
    """Put the lines behind the first one, which names the shell: a hook that ends early has checked goals by then."""
    if blocks.is_in(text, _SUBJECT):
        return blocks.replaced(text, block)
    if not text:
        return _SHEBANG + block.text
    shell = _SHELL.match(text)
    if shell is None:
        raise HookInTheWayError(
            path, "is no shell script, so nothing is added to it", "have it run `okr git pre-commit` and fail with it"
        )
    if not os.access(path, os.X_OK):
        raise HookInTheWayError(
            path, "is not executable, so git does not run it", f"`chmod +x {shlex.quote(str(path))}`, or move it away"
        )
    return shell[0] + block.text + text[shell.end() :]


def _remarks(clone: Clone, path: Path) -> tuple[str, ...]:
    top = clone.repository.top.resolve()
    folder = path.parent.resolve()
    if folder.is_relative_to(top) and not folder.is_relative_to(clone.common.resolve()):
        return (f"{path} is in the work tree, where core.hooksPath says: commit it, or have git ignore it",)
    return ()
