"""From two loaded workspaces and what differs between them to the findings of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import CheckResult
from okrcli.model.config import RuleSettings
from okrcli.rules.ignored import ignore_comments
from okrcli.rules.ignoring import silence
from okrcli.rules.judge import Judge, paths_of
from okrcli.rules.registry import RULES
from okrcli.rules.reviewing import Both, Review
from okrcli.rules.rule import Scope
from okrcli.rules.settings import Stricter, settle

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem
    from okrcli.diff.changeset import Changeset
    from okrcli.rules.loaded import Loaded
    from okrcli.rules.settings import RuleOptions


def judge_change(base: Loaded, head: Loaded, changeset: Changeset, options: RuleOptions) -> CheckResult:
    """Check every chosen rule of a review and return the findings, sorted and each once.

    A rule that is softened in the change, and an ignore comment that is added with it, do not take effect: the stricter
    side holds. Raises `UnknownRuleError` for an option that names no rule.
    """
    sides = Both(base, head)
    settings = Stricter(*(settle(_rules_of(side), options) for side in (base, head)))
    judge = Judge(head.sources, settings, changeset.as_of)
    found = judge.findings(_problems(Both(base, head), changeset, settings))
    known = {path: {text for text, _ in ignore_comments(base.sources.get(path))} for path in sides.head.commented}
    silenced = silence(found, {path: head.sources[path] for path in head.commented}, settings.codes, known)
    findings = tuple(sorted({*silenced.kept}, key=lambda finding: finding.sort_key))
    texts = {path: judge.texts[path] for path in sorted(paths_of(findings)) if path in judge.texts}
    return CheckResult(findings, head.files, silenced.count, texts)


def _rules_of(side: Loaded) -> RuleSettings:
    return RuleSettings() if side.config is None else side.config.rules


def _problems(sides: Both[Loaded], changeset: Changeset, settings: Stricter) -> list[Problem]:
    """Call each rule's check, in order of code: the last of them judge what those before have found."""
    found: list[Problem] = []
    severities = {name: rule.severity for rule in RULES for name in (rule.code, rule.name)}
    review = Review(sides, changeset, severities, found)
    for rule in RULES:
        if rule.scope is Scope.REVIEW and rule.code in settings.codes and rule.check is not None:
            found.extend(rule.check(review))
    return found
