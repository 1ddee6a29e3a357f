"""A goalpost moved, and nothing in the file says why.

What it does
    Takes the files with a lowered target, a rewritten baseline, a dropped key result, a later day, a shifted weight or
    another target of a KPI, and looks for an entry under `revised` that is new. For a key result that carries
    `dropped`, its `because` is the explanation.

Why it matters
    In a month nobody remembers the talk in which the target was moved, and a pull request is not where people look for
    the history of a goal. One line in the file is, and `okr show` prints it.

Bad
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 60%     # was 80% until today

Good
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 60%
    revised:
      - date: 2026-11-20
        what: target of csat from 80% to 60%
        because: The new survey has no middle answer.

How to fix
    Add the entry, or let `okr revise` and `okr drop` write it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.diff.goal_facts import revisions
from okrcli.model.fields import quote
from okrcli.model.ids import KeyResultId
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.kpi import Kpi
    from okrcli.model.objective import Objective
    from okrcli.rules.reviewing import Review


_NOUNS = {"keep": "limit", "baseline": "baseline", "due": "due day"}
EXPLAINED = frozenset({"OKR901", "OKR903", "OKR904", "OKR906", "OKR907", "OKR909"})
"""The findings that an entry under `revised` explains."""


def check(review: Review) -> Iterator[Problem]:
    """Yield each file with goalposts that moved without a word, at the first of them."""
    explained = {pair.head.path for pair in review.objectives if _is_longer(pair.base.definition, pair.head.definition)}
    explained |= {pair.head.path for pair in review.kpis if _is_longer(pair.base.definition, pair.head.definition)}
    silent: dict[str, Problem] = {}
    for problem in review.found:
        if problem.code in EXPLAINED and not _says_why(problem, review):
            silent.setdefault(problem.where.path, problem)
    for path, problem in silent.items():
        if path not in explained:
            message = f"nothing new under `revised` says why {_happened(problem)}"
            help_text = "add an entry under `revised` with date, what and because, or let `okr revise` write it"
            yield Problem("OKR915", problem.where, message, help_text, subject=problem.subject)


def _happened(problem: Problem) -> str:
    """Say in few words what has no reason: the finding beside it says all of it."""
    told, field = problem.tells[0] if problem.tells else (problem.subject or problem.where.path, "")
    name = quote(told if told.count("/") == 1 else told.rpartition("/")[2])
    match field:
        case None:
            return f"{name} is gone"
        case "way":
            return f"{name} is measured otherwise"
        case "weight":
            return "weights were shifted"
        case _:
            return f"the {_NOUNS.get(field, 'target')} of {name} moved"


def _is_longer(old: Objective | Kpi, new: Objective | Kpi) -> bool:
    """Tell whether `revised` has an entry that is new."""
    return bool(Counter(revisions(new.revised)) - Counter(revisions(old.revised)))


def _says_why(problem: Problem, review: Review) -> bool:
    """Tell whether a dropped key result brings its own reason."""
    result = review.head.key_results.get(KeyResultId(problem.subject or ""))
    return problem.code == "OKR904" and result is not None and result.definition.dropped is not None


RULE = Rule("OKR915", "unexplained-change", Severity.WARNING, Scope.REVIEW, __name__, check)
