"""Samples: small workspaces on disk, with the findings that they should get beside them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from okrcli.diff.compare import compare
from okrcli.rules.engine import check
from okrcli.rules.registry import REVIEW_GROUPS
from okrcli.rules.reviewer import judge_change
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import LoadedWorkspace, load
from okrcli.tree import EntryKind, MemoryTree
from tests.process import ROOT
from tests.workspaces import SMALLEST

if TYPE_CHECKING:
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.rules.rule import Rule

SAMPLES = Path(__file__).parent / "samples"
MALFORMED = ROOT / "examples" / "malformed"
EXPECTED = "expected.txt"
DAY = date(2026, 11, 20)
"""The day that samples are looked at from, where their okr.yaml names no other."""

FILES_ALONE = frozenset({0, 1, 2, 3, 4})
"""The groups that every sample is held to, besides its own rule."""

_PATH_LINE = re.compile(r"# ((?:okr|[a-z]+/\S+)\.(?:yaml|csv))")


def folder_of(rule: Rule) -> Path:
    """Return where the samples of a rule are."""
    return SAMPLES / f"{rule.code}-{rule.name}"


def read_tree(folder: Path) -> MemoryTree:
    """Read a sample's files; symbolic links are kept as such."""
    paths = [path for path in sorted(folder.rglob("*")) if path.name != EXPECTED]
    links = {path.relative_to(folder).as_posix(): EntryKind.LINK for path in paths if path.is_symlink()}
    regular = [path for path in paths if path.is_file() and not path.is_symlink()]
    smallest = {path: text.encode() for path, text in SMALLEST.items()}
    return MemoryTree(smallest | {path.relative_to(folder).as_posix(): path.read_bytes() for path in regular}, links)


def check_sample(tree: MemoryTree, rule: Rule) -> CheckResult:
    """Check a sample with the rules that judge files alone, and with its own."""
    return check_loaded(load(tree), RuleOptions(groups=FILES_ALONE, select=(rule.code,)))


def check_rule(folder: Path, rule: Rule) -> CheckResult:
    """Check the sample in a folder: of a rule of a review, its base against its head with all rules of the group."""
    return review_sample(folder) if rule.group in REVIEW_GROUPS else check_sample(read_tree(folder), rule)


def head_of(folder: Path, rule: Rule) -> MemoryTree:
    """Read the files that a sample's findings are about."""
    return read_tree(folder / "head" if rule.group in REVIEW_GROUPS else folder)


def review_sample(folder: Path) -> CheckResult:
    """Compare the two sides of a sample and judge what changed."""
    base, head = load(read_tree(folder / "base")), load(read_tree(folder / "head"))
    assert base.workspace is not None
    assert head.workspace is not None
    changeset = compare(base.workspace, head.workspace, head.workspace.config.as_of or DAY)
    return judge_change(base, head, changeset, RuleOptions(REVIEW_GROUPS))


def check_loaded(loaded: LoadedWorkspace, options: RuleOptions) -> CheckResult:
    """Check a workspace from its own day."""
    day = (loaded.config.as_of if loaded.config else None) or DAY
    return check(loaded, options, day, day)


def concise(finding: Diagnostic) -> str:
    """Write a finding as the concise format does, without its message."""
    span = finding.location.span
    severity = finding.severity.value
    return f"{finding.location.path}:{span.line}:{span.column}: {severity} {finding.code} {finding.name}"


def expected(folder: Path) -> list[str]:
    """Read the findings that a folder should get."""
    return (folder / EXPECTED).read_text(encoding="utf-8").splitlines()


def section(rule: Rule, heading: str) -> str:
    """Return the text under a heading of a rule's documentation."""
    found = re.search(rf"^{heading}\n((?:    .*\n|\n)+)", rule.documentation + "\n", re.MULTILINE)
    return dedent(found[1]).strip("\n") + "\n" if found else ""


def whole_files(example: str) -> dict[str, str]:
    """Part an example into the files that its comments name; none where it begins with no such comment."""
    if not _PATH_LINE.match(example):
        return {}
    pieces = _PATH_LINE.split(example)[1:]
    return {path: text.lstrip("\n") for path, text in zip(pieces[::2], pieces[1::2], strict=True)}


def text_at(finding: Diagnostic, text: str) -> str:
    """Return what stands at a finding's span."""
    span = finding.location.span
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)
