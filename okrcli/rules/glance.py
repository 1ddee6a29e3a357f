"""What a check finds, for views that count findings or tell them without their places.

To place a finding, its file is read and parsed again, which for thousands of them takes longer than all other work.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.diagnostics import Notice, Place
from okrcli.rules.crowd import first_of_many
from okrcli.rules.engine import run
from okrcli.rules.ignoring import silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.diagnostics import Diagnostic, Problem, Where
    from okrcli.rules.judge import Judge
    from okrcli.rules.loaded import Loaded
    from okrcli.rules.rule import Context
    from okrcli.rules.settings import RuleOptions


def glance(
    loaded: Loaded, options: RuleOptions, as_of: date, latest_day: date, context: Context | None = None
) -> tuple[Notice, ...]:
    """Return what `check` finds, by code, and the findings of one rule in the order in which `check` has them."""
    made = run(loaded, options, as_of, latest_day, context)
    commented = {path: loaded.sources[path] for path in loaded.commented}
    problems = made.judge.chosen(made.problems)
    silenced = silence(
        (made.judge.finding(problem) for problem in problems if problem.where.path in commented), commented, made.codes
    )
    useless = made.judge.findings(first_of_many(silenced.problems))
    notices = [*map(_unplaced, sorted({*silenced.kept, *useless}, key=lambda finding: finding.sort_key))]
    others = sorted((p for p in problems if p.where.path not in commented), key=_rule_and_file)
    for _, together in groupby(others, key=_rule_and_file):
        notices += _in_order(list(together), made.judge)
    return tuple(sorted(notices, key=lambda notice: (notice.code, notice.path)))


def _rule_and_file(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.where.path


def _in_order(problems: Sequence[Problem], judge: Judge) -> Iterator[Notice]:
    """Yield what one rule finds in one file, each once; where its places do not tell that by themselves, in lines."""
    ways = [_way(problem.where) for problem in problems]
    if len(problems) == 1 or (len({shape for shape, _ in ways}) == 1 and len({*ways}) == len(ways)):
        indices = [indices for _, indices in ways]
        ordered = sorted(range(len(problems)), key=indices.__getitem__)
        yield from (judge.notice(problems[number]) for number in ordered)
    else:
        found = sorted({judge.finding(problem) for problem in problems}, key=lambda finding: finding.sort_key)
        yield from map(_unplaced, found)


def _way(where: Where) -> tuple[object, tuple[int, ...]]:
    """Return the shape of a place and the indices in it: places of one shape stand in the order of their indices."""
    if not isinstance(where, Place):
        return where, ()
    indices = tuple(step for step in where.pointer if isinstance(step, int))
    return (tuple(step if isinstance(step, str) else None for step in where.pointer), where.part), indices


def _unplaced(finding: Diagnostic) -> Notice:
    return Notice(finding.code, finding.severity, finding.message, finding.help, finding.location.path, finding.subject)
