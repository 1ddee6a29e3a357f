"""`okr validate` checks the whole workspace and shows the findings in what was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.app.session import Clock, Session, open_session
from okrcli.app.validate import seen_from, validate
from okrcli.errors import OkrError
from okrcli.rules.settings import RuleOptions
from tests.app.opened import AS_OF, objective
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "objectives/2026-Q4/one.yaml": objective(top="because: nps"),
    "objectives/2026-Q3/two.yaml": objective(top="because: arr"),
    "kpis/other.yaml": "name: K\nowner: me\n",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_workspace(tmp_path, FILES), Clock(AS_OF, AS_OF))


@pytest.mark.parametrize(
    ("named", "files"),
    [
        ((), ["kpis/other.yaml", "objectives/2026-Q3/two.yaml", "objectives/2026-Q4/one.yaml"]),
        ((".",), ["kpis/other.yaml", "objectives/2026-Q3/two.yaml", "objectives/2026-Q4/one.yaml"]),
        (("objectives",), ["objectives/2026-Q3/two.yaml", "objectives/2026-Q4/one.yaml"]),
        (("objectives/2026-Q4/one.yaml",), ["objectives/2026-Q4/one.yaml"]),
        (("kpis/", "objectives/2026-Q3"), ["kpis/other.yaml", "objectives/2026-Q3/two.yaml"]),
        (("okr.yaml",), []),
    ],
)
def test_findings_are_those_of_the_files_and_folders_named(
    session: Session, named: tuple[str, ...], files: list[str]
) -> None:
    result = validate(session, RuleOptions(ignore=("6",)), [session.root / name for name in named])

    assert [finding.location.path for finding in result.findings] == files
    assert result.files == 4


def test_a_path_that_is_not_there_or_elsewhere_is_refused(session: Session) -> None:
    with pytest.raises(OkrError) as missing:
        validate(session, RuleOptions(), [session.root / "nothing.yaml"])
    with pytest.raises(OkrError) as outside:
        validate(session, RuleOptions(), [session.root.parent])

    assert missing.value.message == f"there is no {session.root / 'nothing.yaml'}"
    assert outside.value.message == f"{session.root.parent} is outside the workspace in {session.root}"


def test_the_workspace_is_that_of_the_first_path(tmp_path: Path) -> None:
    """So that `okr validate examples/northwind` works from anywhere."""
    root = write_workspace(tmp_path / "goals", FILES)

    assert seen_from(tmp_path, [root]) == root
    assert seen_from(tmp_path, [root / "okr.yaml"]) == root
    assert seen_from(tmp_path, []) == tmp_path
