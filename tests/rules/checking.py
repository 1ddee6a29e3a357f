"""Checking a workspace that a test writes out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from tests.rules.sampling import FILES_ALONE, concise
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.diagnostics import CheckResult

DAY = date(2026, 11, 20)

OBJECTIVE = """
    title: Delight external customers
    owner: support-lead
    key_results:
      - id: reply-time
        title: Answer faster
        kpi: repy-time
        baseline: 48 min
        target: 30 min
"""
"""An objective with one mistake: the KPI in line 6 is unknown."""

PATH = "objectives/2026-Q4/delight-customers.yaml"


def check_files(
    files: Mapping[str, str | bytes],
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    groups: frozenset[int] = FILES_ALONE,
    as_of: date = DAY,
) -> CheckResult:
    """Check these files from a day, which is the last that is not in the future."""
    return check(load(make_tree(files)), RuleOptions(groups, select, ignore), as_of, as_of)


def findings(files: Mapping[str, str | bytes], *, as_of: date = DAY) -> list[str]:
    """Return what the rules that judge files alone find, as the concise format has it without messages."""
    return [concise(finding) for finding in check_files(files, as_of=as_of).findings]


def codes(result: CheckResult) -> list[str]:
    """Return the codes of a result's findings."""
    return [finding.code for finding in result.findings]
