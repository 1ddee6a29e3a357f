"""The findings that views count and show beside the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.rules.engine import check, of_groups
from okrcli.rules.registry import DAY_GROUPS, DEFAULT_GROUPS
from okrcli.rules.settings import RuleOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.app.session import Session
    from okrcli.diagnostics import CheckResult


def check_day(session: Session) -> CheckResult:
    """Check the default groups and those of the day.

    Who looks back finds what was still to come left out of the numbers; that it stands in the files is no fault.
    """
    options = RuleOptions(DEFAULT_GROUPS | DAY_GROUPS, ignore=("future-date",) if session.looks_back else ())
    return check(session.loaded, options, session.as_of, session.latest_day, session.context, keeps_texts=False)


def of_the_day(result: CheckResult) -> CheckResult:
    """Return the findings of the groups of the day: neglect, and the loop."""
    return of_groups(result, DAY_GROUPS)


def of_the_files(result: CheckResult) -> CheckResult:
    """Return the other findings: what is wrong in the files themselves, as `okr validate` says it."""
    return of_groups(result, set(range(10)) - DAY_GROUPS)


def counted(result: CheckResult) -> Mapping[Severity, int]:
    """Count findings; every severity has an entry."""
    return {severity: result.count(severity) for severity in Severity}
