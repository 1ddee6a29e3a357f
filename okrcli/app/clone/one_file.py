"""What git's diff driver shows of one file: the goals in it that changed, as far as one file tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.app.diff import SideOfDiff, diff
from okrcli.app.unified import unified_diff
from okrcli.draft import FileChange
from okrcli.folder import WORKSPACE_FILE
from okrcli.results.clone import FileDiff
from okrcli.results.diff import GitRevision
from okrcli.rules.settings import RuleOptions
from okrcli.store.directory import DirectoryTree, NoWorkspaceError, discover
from okrcli.store.layout import FileKind, kind_of, stem_of
from okrcli.store.load import load
from okrcli.tree import MemoryTree, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from okrcli.results.diff import GoalChanges
    from okrcli.store.load import LoadedWorkspace

_NO_RULES = RuleOptions(groups=frozenset())
_WORD = re.compile(rb"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class FileVersion:
    """One version of a file: where it stood below the top of the work tree, and its bytes; None where it was not."""

    path: str
    data: bytes | None


def diff_file(top: Path, old: FileVersion, new: FileVersion, as_of: date) -> FileDiff:
    """Compare two versions of a file in goals, and in lines where no goal differs or one version cannot be read.

    Settings and KPIs are those of the work tree: they say what a number means, and are not compared here.
    """
    former = old.path if old.path != new.path else None
    goals = _goals(top, old, new, as_of)
    text = "" if goals else unified_diff([FileChange(new.path, old.data, new.data)])
    return FileDiff(new.path, former, goals, text)


def _goals(top: Path, old: FileVersion, new: FileVersion, as_of: date) -> tuple[GoalChanges, ...]:
    root = _workspace_of(top, new.path)
    if root is None or old.data == new.data:
        return ()
    versions = [_within(root, top, version) for version in (old, new)]
    around = _around(DirectoryTree(root), versions)
    base, head = (load(MemoryTree(_files(around, version))) for version in versions)
    if not (_is_read(base, versions[0]) and _is_read(head, versions[1])):
        return ()
    moved = {versions[0].path: versions[1].path} if versions[0].path != versions[1].path else {}
    nameless = GitRevision(None, None)
    result = diff(SideOfDiff(base, nameless), SideOfDiff(head, nameless), as_of, _NO_RULES, moved)
    return tuple(replace(goal, effects=()) for goal in result.goals)


def _workspace_of(top: Path, path: str) -> Path | None:
    """Return the workspace around a file in the work tree, also where its folders are gone."""
    above = (top / path).parents
    standing = next(folder for folder in above if folder.is_dir())
    try:
        return discover(standing)
    except NoWorkspaceError:
        return None


def _within(root: Path, top: Path, version: FileVersion) -> FileVersion:
    """Name a file as its workspace does."""
    folder = f"{root.relative_to(top).as_posix()}/" if root != top else ""
    return replace(version, path=version.path.removeprefix(folder))


def _around(tree: DirectoryTree, versions: list[FileVersion]) -> dict[str, bytes]:
    """Return the settings, and the KPIs that either version has the name of."""
    words = {word.decode() for version in versions for word in _WORD.findall(version.data or b"")}
    wanted = [
        entry.path
        for entry in tree.entries()
        if entry.path == WORKSPACE_FILE or (kind_of(entry.path) is FileKind.KPI and stem_of(entry.path) in words)
    ]
    found = {}
    for path in wanted:
        try:
            found[path] = tree.read(path)
        except UnreadableError:
            continue
    return found


def _files(around: Mapping[str, bytes], version: FileVersion) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {**around}
    files.pop(version.path, None)
    if version.data is not None:
        files[version.path] = version.data
    return files


def _is_read(loaded: LoadedWorkspace, version: FileVersion) -> bool:
    """Tell whether the goals of a version could be made out."""
    if loaded.workspace is None:
        return False
    objectives = {objective.path for objective in loaded.workspace.objectives.values()}
    kpis = {kpi.path for kpi in loaded.workspace.kpis.values()}
    return version.data is None or version.path in {WORKSPACE_FILE} | objectives | kpis
