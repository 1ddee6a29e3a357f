"""The findings that views count and show beside the goals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.rules.glance import glance
from okrcli.rules.registry import BY_CODE, DAY_GROUPS, DEFAULT_GROUPS
from okrcli.rules.settings import RuleOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrcli.app.session import Session
    from okrcli.diagnostics import Notice


def check_day(session: Session) -> tuple[Notice, ...]:
    """Check the default groups and those of the day.

    Who looks back finds what was still to come left out of the numbers; that it stands in the files is no fault.
    """
    options = RuleOptions(DEFAULT_GROUPS | DAY_GROUPS, ignore=("future-date",) if session.looks_back else ())
    return glance(session.loaded, options, session.as_of, session.latest_day, session.context)


def of_the_day(found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the findings of the groups of the day: neglect, and the loop."""
    return tuple(notice for notice in found if BY_CODE[notice.code].group in DAY_GROUPS)


def of_the_files(found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the other findings: what is wrong in the files themselves, as `okr validate` says it."""
    return tuple(notice for notice in found if BY_CODE[notice.code].group not in DAY_GROUPS)


def counted(found: Iterable[Notice]) -> Mapping[Severity, int]:
    """Count findings; every severity has an entry."""
    many = Counter(notice.severity for notice in found)
    return {severity: many[severity] for severity in Severity}
