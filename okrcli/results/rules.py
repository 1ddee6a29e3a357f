"""What `okr rules` and `okr explain CODE` say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as a reader of the list sees it; `default` says whether `okr validate` checks it unasked."""

    code: str
    name: str
    severity: Severity
    group: int
    summary: str
    default: bool
    documentation: str


@dataclass(frozen=True, slots=True)
class RulesResult:
    """All rules, in order of code."""

    rules: tuple[RuleEntry, ...]
