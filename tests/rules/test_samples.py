"""Each rule finds what is wrong in its bad sample, at its place, and nothing in its good one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import WHOLE_FILE
from okrcli.rules.registry import RULES
from tests.rules.sampling import (
    check_rule,
    check_sample,
    concise,
    expected,
    folder_of,
    head_of,
    section,
    text_at,
    whole_files,
)
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from okrcli.diagnostics import Diagnostic
    from okrcli.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
QUOTED = re.compile(r"`([^`]+)`|\"([^\"]+)\"")
SHOWN = 40
"""How much of a long text a message quotes."""


@each_rule
def test_a_bad_sample_gets_exactly_its_findings(rule: Rule) -> None:
    folder = folder_of(rule) / "bad"

    result = check_rule(folder, rule)

    assert [concise(finding) for finding in result.findings] == expected(folder)
    assert rule.code in {finding.code for finding in result.findings}


@each_rule
def test_a_good_sample_gets_no_finding(rule: Rule) -> None:
    result = check_rule(folder_of(rule) / "good", rule)

    assert [concise(finding) for finding in result.findings] == []


@each_rule
def test_the_text_at_a_finding_is_what_it_names(rule: Rule) -> None:
    tree = head_of(folder_of(rule) / "bad", rule)
    placed = [f for f in check_rule(folder_of(rule) / "bad", rule).findings if f.location.span != WHOLE_FILE]
    own = [finding for finding in placed if finding.code != "OKR915"]

    assert [f"{concise(f)}: {f.message}" for f in own if not is_at_its_text(f, tree.read(f.location.path))] == []
    assert {f.location for f in placed} == {f.location for f in own}, "OKR915 stands where another says what moved"


def is_at_its_text(finding: Diagnostic, raw: bytes) -> bool:
    """Tell whether what stands at a finding's span is what its message says."""
    text = raw.decode("utf-8", "replace")
    here, said = text_at(finding, text), f"{finding.message} {finding.help}"
    after = text_after(finding, text)
    match finding.code:
        case "OKR001":
            return (here or after)[0] in "\0\ufffd"
        case "OKR010":
            character = here.encode().decode("unicode_escape") if here.isascii() else here
            return f"U+{ord(character):04X}" in said
        case "OKR012":
            return any(after.strip().startswith(part) for part in quoted(said))
        case "OKR005" | "OKR011":
            return here.startswith(("[", "word word", "version https://git-lfs"))
        case "OKR101" | "OKR105":
            return after.startswith(":")
        case "OKR003" if "document" in said:
            return here == "---"
        case "OKR006":
            return here[:7] in said
        case "OKR110" if not quoted(finding.message):
            return after == "" or after.startswith('"')
        case _:
            bare = here.strip("\"'")
            return any(part in here for part in quoted(said)) or (bare != "" and bare[:SHOWN] in said)


def quoted(said: str) -> list[str]:
    return [first or second for first, second in QUOTED.findall(said)]


def text_after(finding: Diagnostic, text: str) -> str:
    """Return the rest of the line behind a finding's span."""
    span = finding.location.span
    return text.split("\n")[span.end_line - 1][span.end_column - 1 :]


@each_rule
def test_examples_that_are_whole_files_show_what_they_say(rule: Rule) -> None:
    bad, good = whole_files(section(rule, "Bad")), whole_files(section(rule, "Good"))

    assert bool(bad) == bool(good)
    if bad:
        found = check_sample(make_tree(bad), rule).findings
        assert rule.code in {finding.code for finding in found}
        assert [concise(finding) for finding in check_sample(make_tree(good), rule).findings] == []
