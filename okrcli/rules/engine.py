"""From a loaded workspace to its findings: the one place that runs rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from okrcli.diagnostics import CheckResult, Severity
from okrcli.model.config import RuleSettings
from okrcli.rules.crowd import first_of_many
from okrcli.rules.ignoring import silence
from okrcli.rules.judge import Judge, paths_of
from okrcli.rules.references.lost import lost_references
from okrcli.rules.registry import BY_CODE, RULES
from okrcli.rules.rule import Context, Scope
from okrcli.rules.settings import misnamed, settle
from okrcli.scoring.lifecycle import is_closed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from okrcli.diagnostics import Problem
    from okrcli.model.workspace import Workspace
    from okrcli.rules.loaded import Loaded
    from okrcli.rules.settings import RuleOptions

_UNREADABLE = 0
_NOT_OF_CLOSED = frozenset({5, 6, 7})


@dataclass(frozen=True, slots=True)
class Run:
    """What running the chosen rules came to: their problems, what judges those, and the codes that were run."""

    judge: Judge
    problems: Iterable[Problem]
    codes: Collection[str]


def check(
    loaded: Loaded, options: RuleOptions, as_of: date, latest_day: date, context: Context | None = None
) -> CheckResult:
    """Check every chosen rule and return the findings, sorted and each once; `run` says what is checked."""
    made = run(loaded, options, as_of, latest_day, context)
    commented = {path: loaded.sources[path] for path in loaded.commented}
    silenced = silence(made.judge.findings(made.problems), commented, made.codes)
    useless = made.judge.findings(first_of_many(silenced.problems))
    findings = sorted({*silenced.kept, *useless}, key=lambda finding: finding.sort_key)
    texts = {path: made.judge.texts[path] for path in sorted(paths_of(findings)) if path in made.judge.texts}
    return CheckResult(tuple(findings), loaded.files, silenced.count, texts)


def run(loaded: Loaded, options: RuleOptions, as_of: date, latest_day: date, context: Context | None = None) -> Run:
    """Run every chosen rule.

    `latest_day` is the last day that is not in the future; `context` may bring scores of the same workspace and day
    that somebody has computed already. A file with an error of group 0 gets no other findings; with a broken okr.yaml
    only what loading found is left. The findings of groups 5, 6 and 7 are dropped in the files of closed objectives.
    Raises `UnknownRuleError` for an option that names no rule.
    """
    settings = settle(RuleSettings() if loaded.config is None else loaded.config.rules, options)
    if context is None and loaded.workspace is not None:
        context = Context(loaded.workspace, as_of, latest_day)
    named = () if loaded.config is None else misnamed(loaded.config.rules)
    every = chain(loaded.problems, named, _run(context, settings.codes))
    codes = {code for code in settings.codes if context is not None or BY_CODE[code].scope is Scope.LOADING}
    return Run(Judge(loaded.sources, settings, as_of), first_of_many(_allowed(every, loaded, as_of)), codes)


def of_paths(result: CheckResult, paths: Collection[str]) -> CheckResult:
    """Return the same result with only the findings in these files, and below these folders; `.` is the workspace."""
    folders = tuple("" if path in {"", "."} else f"{path.rstrip('/')}/" for path in paths)
    kept = tuple(found for found in result.findings if f"{found.location.path}/".startswith(folders))
    named = paths_of(kept)
    return replace(result, findings=kept, sources={path: t for path, t in result.sources.items() if path in named})


def _run(context: Context | None, codes: Collection[str]) -> Iterator[Problem]:
    """Call each chosen rule's check with each object of its scope."""
    if context is None:
        return
    for scope in Scope:
        checks = [rule.check for rule in RULES if rule.scope is scope and rule.code in codes and rule.check]
        if checks:
            for subject in _subjects(scope, context.workspace):
                for check_one in checks:
                    yield from check_one(subject, context)


def _subjects(scope: Scope, workspace: Workspace) -> Iterable[object]:
    match scope:
        case Scope.LOADING | Scope.REVIEW:
            return ()
        case Scope.WORKSPACE:
            return (workspace,)
        case Scope.REFERENCE:
            return lost_references(workspace)
        case Scope.OBJECTIVE:
            return workspace.objectives.values()
        case Scope.KEY_RESULT:
            return workspace.key_results.values()
        case Scope.KPI:
            return workspace.kpis.values()
        case Scope.CHECK_IN:
            return workspace.checkins
        case _:
            assert_never(scope)


def _allowed(problems: Iterable[Problem], loaded: Loaded, as_of: date) -> Iterator[Problem]:
    """Leave out what is said of a file beside that it cannot be read, and what is of no use once a file is frozen."""
    unreadable = {problem.where.path for problem in loaded.problems if _is_unreadable(problem)}
    objectives = () if loaded.workspace is None else loaded.workspace.objectives.values()
    closed = {objective.path for objective in objectives if is_closed(objective, as_of)}
    for problem in problems:
        path, group = problem.where.path, BY_CODE[problem.code].group
        if not (path in unreadable and group != _UNREADABLE) and not (path in closed and group in _NOT_OF_CLOSED):
            yield problem


def _is_unreadable(problem: Problem) -> bool:
    rule = BY_CODE[problem.code]
    return rule.group == _UNREADABLE and rule.severity is Severity.ERROR
