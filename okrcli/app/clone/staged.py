"""What the pre-commit hook checks: the workspaces as they would stand in the commit that is being made."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.app.session import settle_day
from okrcli.diagnostics import Severity
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.vcs.clone import open_clone
from okrcli.vcs.git import Git
from okrcli.vcs.index import IndexTree, staged_paths, staged_workspaces
from okrcli.vcs.objects import open_objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from okrcli.app.session import Clock
    from okrcli.diagnostics import CheckResult
    from okrcli.vcs.objects import Objects


@dataclass(frozen=True, slots=True)
class StagedCheck:
    """The findings of one workspace, and the folder that it lies in."""

    root: Path
    result: CheckResult


@contextmanager
def check_staged(start: Path, clock: Clock, index: Path | None) -> Iterator[tuple[StagedCheck, ...]]:
    """Check each workspace that has staged changes; its texts can be read while the block runs.

    `index` is that of the commit being made, where it is not the repository's own. Kept are all errors, since one file
    can break what another says, and what else is found in the files that change.
    """
    top = open_clone(start).repository.top
    git = Git(top, index)
    changed = staged_paths(git)
    with open_objects(git) as objects:
        found = staged_workspaces(git, changed).items()
        yield tuple(_check(git, top, folder, files, objects, clock) for folder, files in found)


def _check(git: Git, top: Path, folder: str, files: list[str], objects: Objects, clock: Clock) -> StagedCheck:
    tree = IndexTree(git, folder, objects, files)
    loaded = load(tree)
    day = settle_day(clock, None if loaded.config is None else loaded.config.as_of)
    result = check(loaded, RuleOptions(), day.as_of, day.latest)
    own = {path.removeprefix(folder) for path in files}
    kept = (item for item in result.findings if item.severity is Severity.ERROR or item.location.path in own)
    return StagedCheck(top / folder, replace(result, findings=tuple(kept)))
