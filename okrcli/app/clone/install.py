"""`okr git install`: a hook and a diff driver for one clone, written between marks and taken back to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.clone.driver import attributes_piece, setting_piece, write_setting
from okrcli.app.clone.hook import hook_piece
from okrcli.app.clone.writing import put_file
from okrcli.app.unified import unified_diff
from okrcli.draft import FileChange
from okrcli.results.clone import Installed
from okrcli.vcs.clone import open_clone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from okrcli.results.clone import InstalledPiece


def install(start: Path, command: Sequence[str], *, take_back: bool, dry_run: bool) -> Installed:
    """Install in the clone around `start`, or take back what is installed; twice is the same as once.

    `command` is how this okr is called. Nothing is written where any piece stands in another's way.
    """
    clone = open_clone(start)
    hook, hook_remarks = hook_piece(clone, command, take_back=take_back)
    attributes, setting = (
        attributes_piece(clone, take_back=take_back),
        setting_piece(clone, command, take_back=take_back),
    )
    pieces = (hook, attributes, setting)
    remarks = () if take_back else hook_remarks
    if dry_run:
        return Installed(pieces, take_back, _diff(pieces), remarks)
    put_file(hook.where, hook, executable=True)
    put_file(attributes.where, attributes)
    write_setting(clone, setting)
    return Installed(pieces, take_back, None, remarks)


def _diff(pieces: Sequence[InstalledPiece]) -> str:
    return unified_diff(
        FileChange(piece.where.lstrip("/"), piece.before, piece.after) for piece in pieces if piece.changes
    )
