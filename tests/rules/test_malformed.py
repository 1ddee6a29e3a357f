"""The malformed examples get the findings that are listed beside them, read from disk as users do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.rules.registry import RULES
from okrcli.rules.settings import RuleOptions
from okrcli.store.directory import DirectoryTree
from okrcli.store.load import load
from tests.rules.sampling import FILES_ALONE, MALFORMED, check_loaded, concise, expected

if TYPE_CHECKING:
    from pathlib import Path

WORKSPACES = (MALFORMED, MALFORMED / "broken-settings")


@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda folder: str(folder.name))
def test_each_file_gets_what_is_listed(folder: Path) -> None:
    result = check_loaded(load(DirectoryTree(folder)), RuleOptions())

    assert [concise(finding) for finding in result.findings] == expected(folder)


def test_every_rule_that_judges_files_alone_is_shown() -> None:
    shown = {" ".join(line.split()[-2:]) for line in expected(MALFORMED)}

    assert {f"{rule.code} {rule.name}" for rule in RULES if rule.group in FILES_ALONE} <= shown


def test_the_one_right_file_counts_although_all_around_it_is_wrong() -> None:
    workspace = load(DirectoryTree(MALFORMED)).workspace

    assert workspace is not None
    assert "2026-Q4/right/backlog" in workspace.key_results
    assert not any("/right.yaml" in line for line in expected(MALFORMED))
