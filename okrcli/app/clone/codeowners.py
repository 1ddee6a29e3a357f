"""`okr git codeowners`: who reviews a change of a goal, from the goals themselves."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from okrcli.app.clone import blocks
from okrcli.app.clone.addresses import Addresses
from okrcli.app.clone.blocks import MarkedBlock
from okrcli.draft import Draft, FileChange
from okrcli.errors import OkrError
from okrcli.store.directory import DirectoryTree
from okrcli.tree import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from okrcli.app.session import Session

_PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where GitHub and GitLab look, in their order."""

_SUBJECT = "owners of goals"
_WRITABLE = re.compile(r"[^\s#!\[\]\\*?\x00-\x1f]+")
"""A path that both read as itself: neither has a way to write the other characters everywhere."""

_LISTED = 5


def plan_codeowners(session: Session, top: Path) -> Draft:
    """Return the CODEOWNERS file as the goals want it; all but okr's own lines in it stay.

    Raises an `OkrError` where the file cannot be read as text.
    """
    path = next((place for place in _PLACES if os.path.lexists(top / place)), _new_place(top))
    before = _read(top, path)
    lines, remarks = _lines(session, top)
    block = MarkedBlock(_subject(session, top), tuple(lines))
    after = _with_block(before or "", block)
    change = FileChange(path, None if before is None else before.encode(), after.encode() or None)
    if change.before == change.after:
        return Draft((), f"{path} is as the goals say" if lines else "no goal has an owner to name", tuple(remarks))
    return Draft((change,), f"owners of {len(lines)} goal{'' if len(lines) == 1 else 's'}", tuple(remarks))


def _new_place(top: Path) -> str:
    folders = (".github", ".gitlab")
    return next((f"{folder}/CODEOWNERS" for folder in folders if (top / folder).is_dir()), "CODEOWNERS")


def _subject(session: Session, top: Path) -> str:
    folder = _folder(session, top)
    return f"{_SUBJECT} in {folder.rstrip('/')}" if folder else _SUBJECT


def _folder(session: Session, top: Path) -> str:
    """Return where the workspace lies below the top: empty, or with `/` behind."""
    relative = os.path.relpath(session.root, top).replace(os.sep, "/")
    return "" if relative == "." else f"{relative}/"


def _read(top: Path, path: str) -> str | None:
    if not os.path.lexists(top / path):
        return None
    try:
        return DirectoryTree(top).read(path).decode()
    except UnreadableError as error:
        raise OkrError(f"cannot read {path}: {error.reason}", "make it a regular file that you can read") from None
    except UnicodeDecodeError:
        raise OkrError(f"{path} is not UTF-8 text", "save it as UTF-8") from None


def _with_block(text: str, block: MarkedBlock) -> str:
    """Put the block in place of the one that stands there, else at the end, where the last match wins."""
    if blocks.is_in(text, block.subject):
        return blocks.replaced(text, block) if block.lines else blocks.without(text, block.subject)
    if not block.lines:
        return text
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{block.text}"


def _lines(session: Session, top: Path) -> tuple[list[str], list[str]]:
    """Return a line for each goal that somebody with an address answers for, and what to know of the others."""
    folder, addresses = _folder(session, top), Addresses(session.workspace)
    lines: list[str] = []
    nobody: dict[str, None] = {}
    unwritable: list[str] = []
    for path, owner, teams in _owned(session):
        found = list(addresses.of(owner, teams))
        if not _WRITABLE.fullmatch(f"{folder}{path}"):
            unwritable.append(path)
        elif found:
            lines.append(f"/{folder}{path} {' '.join(found)}")
        else:
            nobody[owner] = None
    return lines, [*_remarks(list(nobody)), *(f"left out, CODEOWNERS cannot name it: {path}" for path in unwritable)]


def _remarks(nobody: list[str]) -> Iterator[str]:
    if nobody:
        more = f" and {len(nobody) - _LISTED} more" if len(nobody) > _LISTED else ""
        yield (
            f"left out, for want of an address: goals of {', '.join(nobody[:_LISTED])}{more};"
            " give them an `email` under `people` in okr.yaml"
        )


def _owned(session: Session) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Iterate over the files of goals in order of path, with who answers for each."""
    workspace = session.workspace
    owned: list[tuple[str, str, Iterable[str]]] = [
        (objective.path, objective.definition.owner, workspace.teams_of(objective))
        for objective in workspace.objectives.values()
    ]
    owned += [
        (kpi.path, kpi.definition.owner, (team,) if (team := workspace.team_of(kpi)) is not None else ())
        for kpi in workspace.kpis.values()
    ]
    yield from sorted(owned, key=lambda entry: entry[0])
