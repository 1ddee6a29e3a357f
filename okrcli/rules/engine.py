"""From a loaded workspace to its findings: the one place that runs rules."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Protocol, assert_never

from okrcli.diagnostics import WHOLE_FILE, CheckResult, Diagnostic, Location, Related, Severity
from okrcli.model.config import RuleSettings
from okrcli.rules.crowd import first_of_many
from okrcli.rules.ignoring import silence
from okrcli.rules.references.lost import lost_references
from okrcli.rules.registry import BY_CODE, RULES
from okrcli.rules.rule import Context, Scope
from okrcli.rules.settings import misnamed, settle
from okrcli.scoring.lifecycle import is_closed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from okrcli.diagnostics import Problem, SourceText, Where
    from okrcli.model.config import Config
    from okrcli.model.workspace import Workspace
    from okrcli.rules.settings import RuleOptions, Settings

_UNREADABLE = 0
_NOT_OF_CLOSED = frozenset({5, 6, 7})


class Loaded(Protocol):
    """What loading a workspace gave; `workspace` and `config` are None where okr.yaml could not be read."""

    @property
    def workspace(self) -> Workspace | None:
        """The linked goals."""
        ...

    @property
    def config(self) -> Config | None:
        """The settings in okr.yaml."""
        ...

    @property
    def sources(self) -> Mapping[str, SourceText]:
        """The text of every file that could be read, by path."""
        ...

    @property
    def commented(self) -> Collection[str]:
        """The paths of the documents that may hold a comment for okr."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong already while files were read."""
        ...

    @property
    def files(self) -> int:
        """How many files were read."""
        ...


def check(
    loaded: Loaded, options: RuleOptions, as_of: date, latest_day: date, context: Context | None = None
) -> CheckResult:
    """Check every chosen rule and return the findings, sorted and each once.

    `latest_day` is the last day that is not in the future; `context` may bring scores of the same workspace and day
    that somebody has computed already: who shows scores shows no excerpts, and gets no texts for them. A file with an
    error of group 0 gets no other findings; with a broken okr.yaml only what loading found is left. The findings of
    groups 5, 6 and 7 are dropped in the files of closed objectives. Raises `UnknownRuleError` for an option that names
    no rule.
    """
    settings = settle(RuleSettings() if loaded.config is None else loaded.config.rules, options)
    judge = _Judge(loaded.sources, settings, as_of, keeps_texts=context is None)
    if context is None and loaded.workspace is not None:
        context = Context(loaded.workspace, as_of, latest_day)
    named = () if loaded.config is None else misnamed(loaded.config.rules)
    every = chain(loaded.problems, named, _run(context, settings.codes))
    problems = first_of_many(_allowed(every, loaded, as_of))
    run = {code for code in settings.codes if context is not None or BY_CODE[code].scope is Scope.LOADING}
    commented = {path: loaded.sources[path] for path in loaded.commented}
    silenced = silence(judge.findings(problems), commented, run)
    useless = judge.findings(first_of_many(silenced.problems))
    findings = sorted({*silenced.kept, *useless}, key=lambda finding: finding.sort_key)
    texts = {path: judge.texts[path] for path in sorted(_paths(findings)) if path in judge.texts}
    return CheckResult(tuple(findings), loaded.files, silenced.count, texts)


def of_groups(result: CheckResult, groups: Collection[int]) -> CheckResult:
    """Return the same result with the findings of these groups only."""
    return _narrowed(result, [finding for finding in result.findings if BY_CODE[finding.code].group in groups])


def of_paths(result: CheckResult, paths: Collection[str]) -> CheckResult:
    """Return the same result with only the findings in these files, and below these folders; `.` is the workspace."""
    folders = tuple("" if path in {"", "."} else f"{path.rstrip('/')}/" for path in paths)
    return _narrowed(result, [found for found in result.findings if f"{found.location.path}/".startswith(folders)])


def _narrowed(result: CheckResult, findings: Iterable[Diagnostic]) -> CheckResult:
    kept = tuple(findings)
    named = _paths(kept)
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


class _Judge:
    """What turns problems into findings: places become lines and columns, and settings say how much each matters.

    `texts` are those in which a place was looked for, as they were then, if they are to be kept.
    """

    def __init__(
        self, sources: Mapping[str, SourceText], settings: Settings, as_of: date, *, keeps_texts: bool
    ) -> None:
        self._sources = sources
        self._settings = settings
        self._as_of = as_of
        self._keeps_texts = keeps_texts
        self.texts: dict[str, str] = {}

    def findings(self, problems: Iterable[Problem]) -> list[Diagnostic]:
        """Return the problems of chosen rules as findings, file by file, without those in paths that are left out."""
        chosen = [p for p in problems if p.code in self._settings.codes]
        kept = [p for p in chosen if not self._settings.leaves_out(p.code, p.where.path)]
        return [self._finding(problem) for problem in sorted(kept, key=lambda problem: problem.where.path)]

    def _finding(self, problem: Problem) -> Diagnostic:
        rule = BY_CODE[problem.code]
        return Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=self._settings.severity_of(rule, problem, self._as_of),
            message=problem.message,
            help=problem.help,
            location=self._location(problem.where),
            subject=problem.subject,
            related=tuple(Related(self._location(where), what) for where, what in problem.related),
        )

    def _location(self, where: Where) -> Location:
        source = self._sources.get(where.path)
        if source is not None and self._keeps_texts:
            self.texts.setdefault(where.path, source.text)
        if isinstance(where, Location):
            return where
        return Location(where.path, WHOLE_FILE if source is None else source.span(where))


def _paths(findings: Iterable[Diagnostic]) -> set[str]:
    places = (place for found in findings for place in (found.location, *(item.location for item in found.related)))
    return {place.path for place in places}
