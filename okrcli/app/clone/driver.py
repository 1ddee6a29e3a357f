"""The diff driver: attributes that give goals to it, and the setting that says which program it is."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from okrcli.app.clone import blocks
from okrcli.app.clone.blocks import MarkedBlock
from okrcli.app.clone.writing import read_file
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.results.clone import InstalledPiece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.vcs.clone import Clone

SETTING = "diff.okr.command"
_OURS = "git diff-file --"
"""How the driver's command ends, wherever okr is."""

_BLOCK = MarkedBlock(
    "goals as code",
    (
        "# `git diff` tells these in goals, `git diff --no-ext-diff` in lines.",
        f"{WORKSPACE_FILE} diff=okr",
        "**/objectives/**/*.yaml diff=okr",
        "**/kpis/**/*.yaml diff=okr",
    ),
)


class AnotherDriverError(OkrError):
    """The setting of the diff driver holds a command that is not okr's."""

    def __init__(self, command: str) -> None:
        help_text = f"take it out if nobody needs it: `git config --unset {SETTING}`; nothing was written"
        super().__init__(f"{SETTING} is set already, to `{command}`", help_text)


def attributes_piece(clone: Clone, *, take_back: bool) -> InstalledPiece:
    """Return what becomes of the clone's attributes: okr's come first, so that what stands there has the last word."""
    path = clone.attributes
    before = read_file(path)
    text = (before or b"").decode("utf-8", "surrogateescape")
    rest = blocks.without(text, _BLOCK.subject)
    after = rest if take_back else blocks.replaced(text, _BLOCK)
    if not take_back and not blocks.is_in(text, _BLOCK.subject):
        after = _BLOCK.text + text
    data = after.encode("utf-8", "surrogateescape")
    return InstalledPiece("which files they are", str(path), before, data or None if take_back else data)


def setting_piece(clone: Clone, command: Sequence[str], *, take_back: bool) -> InstalledPiece:
    """Return what becomes of the driver's command; raise `AnotherDriverError` where it is not okr's."""
    before = clone.setting(SETTING)
    after: str | None = f"{shlex.join(command)} {_OURS}"
    if take_back:
        after = None if _is_ours(before) else before
    elif not _is_ours(before):
        raise AnotherDriverError(before or "")
    where = f"{clone.settings} ({SETTING})"
    does = "goals in `git diff` and `git log -p --ext-diff`"
    return InstalledPiece(does, where, _line(before), _line(after))


def _is_ours(command: str | None) -> bool:
    return command is None or command.endswith(_OURS)


def _line(value: str | None) -> bytes | None:
    return None if value is None else f"{value}\n".encode("utf-8", "surrogateescape")


def write_setting(clone: Clone, piece: InstalledPiece) -> None:
    """Write the driver's command as the piece says, or take it out."""
    if piece.changes:
        clone.set(SETTING, None if piece.after is None else piece.after.decode("utf-8", "surrogateescape")[:-1])
