"""Which rules are checked where, and how much each matters: okr.yaml first, then what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem, Severity
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.model.fields import quote
from okrcli.rules.registry import DEFAULT_GROUPS, RULES, find_rule, find_rules, nearest_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from okrcli.diagnostics import Pointer
    from okrcli.model.config import RuleSettings
    from okrcli.rules.rule import Rule


class UnknownRuleError(OkrError):
    """An option names a rule that does not exist."""

    def __init__(self, selector: str) -> None:
        near = nearest_rule(selector) or _codes_near(selector)
        listed = "`okr rules` lists them: a code, a name, or the digit of a group"
        super().__init__(f"there is no rule {quote(selector)}", f"write {near}; {listed}" if near else listed)


def _codes_near(selector: str) -> str:
    """Return the codes of the group that a text such as `2xx` or `299` begins with."""
    digit = selector.upper().removeprefix("OKR")[:1]
    codes = [rule.code for rule in find_rules(digit)] if digit.isdecimal() else []
    return f"{digit} for the group, or one of {codes[0]} to {codes[-1]}" if codes else ""


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """What a command asks for: the groups to begin with, and what was typed after `--select` and `--ignore`."""

    groups: frozenset[int] = DEFAULT_GROUPS
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settled choice: the codes of the rules to check, and what okr.yaml says of single rules and paths."""

    codes: frozenset[str]
    severity: Mapping[str, Severity]
    mild_until: Mapping[str, date]
    per_path: tuple[tuple[str, frozenset[str]], ...]

    def severity_of(self, rule: Rule, problem: Problem, as_of: date) -> Severity:
        """Return how much a problem matters: as okr.yaml says, else as the problem or the rule itself says.

        Until the day that `from` gives, nothing of the rule is worse than a warning.
        """
        severity = self.severity.get(rule.code) or problem.severity or rule.severity
        until = self.mild_until.get(rule.code)
        early = until is not None and as_of < until
        return Severity.WARNING if early and severity is Severity.ERROR else severity

    def leaves_out(self, code: str, path: str) -> bool:
        """Tell whether a rule is not checked in the file at `path`."""
        return any(code in codes and matches(path, pattern) for pattern, codes in self.per_path)


@dataclass(frozen=True, slots=True)
class Stricter:
    """The settings of both sides of a change, of which the stricter holds."""

    base: Settings
    head: Settings

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that either side checks."""
        return self.base.codes | self.head.codes

    def severity_of(self, rule: Rule, problem: Problem, as_of: date) -> Severity:
        """Return the worse of the two severities."""
        both = (side.severity_of(rule, problem, as_of) for side in (self.base, self.head))
        return min(both, key=lambda severity: severity.rank)

    def leaves_out(self, code: str, path: str) -> bool:
        """Tell whether both sides leave a rule out of the file at `path`."""
        return self.base.leaves_out(code, path) and self.head.leaves_out(code, path)


def settle(rules: RuleSettings, options: RuleOptions) -> Settings:
    """Settle okr.yaml's `rules:` with a command's options; raise `UnknownRuleError` for an option that names no rule.

    Each step has the last word over those before it: the groups, okr.yaml's `select`, its `ignore`, then the options'.
    What okr.yaml names wrongly is a finding of OKR104, and counts for nothing here.
    """
    for selector in (*options.select, *options.ignore):
        if not find_rules(selector):
            raise UnknownRuleError(selector)
    codes = {rule.code for rule in RULES if rule.group in options.groups}
    codes |= _codes(rules.select)
    codes -= _codes(rules.ignore)
    codes |= _codes(options.select)
    codes -= _codes(options.ignore)
    return Settings(
        frozenset(codes),
        {rule.code: Severity(word) for name, word in rules.severity.items() if (rule := find_rule(name))},
        {rule.code: day for name, day in rules.from_.items() if (rule := find_rule(name))},
        tuple((pattern, frozenset(_codes(selectors))) for pattern, selectors in rules.per_path.items()),
    )


def misnamed(rules: RuleSettings) -> Iterator[Problem]:
    """Yield what okr.yaml calls a rule and is none (OKR104)."""
    paths: list[tuple[Pointer, tuple[str, ...]]] = [
        (("per_path", path), names) for path, names in rules.per_path.items()
    ]
    for pointer, selectors in ((("select",), rules.select), (("ignore",), rules.ignore), *paths):
        for index, selector in enumerate(selectors):
            if not find_rules(selector):
                yield _misnamed(selector, (*pointer, index), Part.VALUE)
    for key, names in (("severity", rules.severity), ("from", rules.from_)):
        yield from (_misnamed(name, (key, name), Part.KEY) for name in names if find_rule(name) is None)


def _misnamed(name: str, pointer: Pointer, part: Part) -> Problem:
    help_text = f"write `{near}`" if (near := nearest_rule(name)) else "`okr rules` lists them"
    where = Place(WORKSPACE_FILE, ("rules", *pointer), part)
    return Problem("OKR104", where, f"there is no rule {quote(name)}", help_text)


def _codes(selectors: Iterable[str]) -> set[str]:
    return {rule.code for selector in selectors for rule in find_rules(selector)}


def matches(path: str, pattern: str) -> bool:
    """Tell whether a path has the shape of a pattern: `*`, `?` and `[…]` within a name, `**` for any folders and names.

    The steps are taken side by side, so that no pattern can take long.
    """
    steps = pattern.split("/")
    reached = _past_stars({0}, steps)
    for name in path.split("/"):
        stepped = {
            index if steps[index] == "**" else index + 1
            for index in reached
            if index < len(steps) and (steps[index] == "**" or fnmatchcase(name, steps[index]))
        }
        reached = _past_stars(stepped, steps)
    return len(steps) in reached


def _past_stars(reached: set[int], steps: list[str]) -> set[int]:
    """Add the steps that can be reached because `**` stands for nothing too."""
    found = set(reached)
    for index, step in enumerate(steps):
        if index in found and step == "**":
            found.add(index + 1)
    return found
