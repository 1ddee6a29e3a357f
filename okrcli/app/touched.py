"""`okr validate --changed-since`: the findings in the files that a branch touches, which is where a team can begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.revisions import history_of
from okrcli.app.sides import Asked, find_commits
from okrcli.rules.engine import of_paths
from okrcli.vcs.objects import open_objects
from okrcli.vcs.revision import RevisionTree
from okrcli.vcs.same import same_files

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.diagnostics import CheckResult


@dataclass(frozen=True, slots=True)
class Touched:
    """The findings in files that differ from the base, and how many there are in the others."""

    result: CheckResult
    others: int


def only_touched(session: Session, result: CheckResult, base: str) -> Touched:
    """Keep the findings in files that are new or otherwise since the branch left `base`, committed or not."""
    repository = history_of(session.root)
    head = None if session.revision is None else session.revision.commit
    commits = find_commits(repository, Asked(base, head))
    with open_objects(repository.git) as objects:
        same = same_files(RevisionTree(repository, commits.base, objects), session.tree)
    touched = of_paths(result, {finding.location.path for finding in result.findings} - same)
    return Touched(touched, len(result.findings) - len(touched.findings))
