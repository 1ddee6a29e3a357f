"""From problems to findings: places become lines and columns, and settings say how much each matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Diagnostic, Location, Notice, Related, located
from okrcli.rules.registry import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from okrcli.diagnostics import Problem, Severity, SourceText, Where
    from okrcli.rules.settings import Settings, Stricter


class Judge:
    """What turns problems into findings: places become lines and columns, and settings say how much each matters.

    `texts` are those in which a place was looked for, as they were then.
    """

    def __init__(self, sources: Mapping[str, SourceText], settings: Settings | Stricter, as_of: date) -> None:
        self._sources = sources
        self._settings = settings
        self._as_of = as_of
        self.texts: dict[str, str] = {}

    def findings(self, problems: Iterable[Problem]) -> list[Diagnostic]:
        """Return the problems of chosen rules as findings, file by file, without those in paths that are left out."""
        return [self.finding(problem) for problem in self.chosen(problems)]

    def chosen(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems of chosen rules, file by file, without those in paths that are left out."""
        chosen = [p for p in problems if p.code in self._settings.codes]
        kept = [p for p in chosen if not self._settings.leaves_out(p.code, p.where.path)]
        return sorted(kept, key=lambda problem: problem.where.path)

    def notice(self, problem: Problem) -> Notice:
        """Return a problem as a finding without a place."""
        severity = self._severity_of(problem)
        return Notice(problem.code, severity, problem.message, problem.help, problem.where.path, problem.subject)

    def finding(self, problem: Problem) -> Diagnostic:
        """Return a problem as a finding, with its lines and columns."""
        rule = BY_CODE[problem.code]
        return Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=self._severity_of(problem),
            message=problem.message,
            help=problem.help,
            location=self._location(problem.where),
            subject=problem.subject,
            related=tuple(Related(self._location(where), what) for where, what in problem.related),
            tells=problem.tells,
        )

    def _severity_of(self, problem: Problem) -> Severity:
        return self._settings.severity_of(BY_CODE[problem.code], problem, self._as_of)

    def _location(self, where: Where) -> Location:
        source = self._sources.get(where.path)
        if source is not None:
            self.texts.setdefault(where.path, source.text)
        if isinstance(where, Location):
            return where
        return located(where, source)


def paths_of(findings: Iterable[Diagnostic]) -> set[str]:
    """Return the files that findings name."""
    places = (place for found in findings for place in (found.location, *(item.location for item in found.related)))
    return {place.path for place in places}
