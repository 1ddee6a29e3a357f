"""A rule was silenced or softened in the change that it might have judged.

What it does
    Compares the `rules:` of okr.yaml: what is ignored, no longer selected, of a lower severity, left out of a path or
    put off. And it looks for `# okr: ignore` comments that were added. For this change the stricter side holds.

Why it matters
    A check that can be switched off by what it checks is none. Softer rules are fine, when somebody says yes to them on
    their own.

Bad
    version: 1
    rules:
      ignore: [target-not-healthy]      # added with a target that is not healthy

Good
    version: 1
    rules:
      severity: {target-not-healthy: error}

How to fix
    Make it a change of its own, with the reason in its message, and have it approved by who owns the rules.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Location, Place, Problem, Severity
from okrcli.folder import WORKSPACE_FILE
from okrcli.model.fields import quote
from okrcli.rules.ignored import ignore_comments
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.diagnostics import Pointer
    from okrcli.model.config import RuleSettings
    from okrcli.rules.reviewing import Review


_HELP = "make it a change of its own; for this one the stricter side holds"


def check(review: Review) -> Iterator[Problem]:
    """Yield the settings that were softened, and the ignore comments that were added."""
    old, new = review.base.config.rules, review.head.config.rules
    ignored, selected = _told("ignore", old.ignore, new.ignore), _told("select", new.select, old.select)
    for index, name in _added(old.ignore, new.ignore):
        yield _problem(("ignore", index), f"{quote(name)} is ignored", ignored)
    for _, name in _added(new.select, old.select):
        yield _problem(("select",), f"{quote(name)} is no longer selected", selected)
    yield from _severities(review, old, new)
    yield from _paths(old, new)
    for name, day in new.from_.items():
        before = old.from_.get(name)
        if day > review.as_of and (before is None or day > before):
            yield _problem(("from", name), f"{quote(name)} is put off until {day}", f"from.{name}")
    yield from _comments(review)


def _told(key: str, fewer: Sequence[str], more: Sequence[str]) -> str | None:
    """Return the list of names whose change findings tell; None where that is more than names that were added."""
    return key if {*fewer} <= {*more} else None


def _added(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((index, name) for index, name in enumerate(after) if name not in before)


def _severities(review: Review, old: RuleSettings, new: RuleSettings) -> Iterator[Problem]:
    for name, word in new.severity.items():
        before = Severity(old.severity[name]) if name in old.severity else review.severities.get(name)
        if before is not None and Severity(word).rank > before.rank:
            words = f"{quote(name)} is {_an(word)} and was {_an(before.value)}"
            yield _problem(("severity", name), words, f"severity.{name}")
    for name, word in old.severity.items():
        own = review.severities.get(name)
        if name not in new.severity and own is not None and own.rank > Severity(word).rank:
            words = f"{quote(name)} is {_an(own.value)} again and was {_an(word)}"
            yield _problem(("severity",), words, f"severity.{name}")


def _an(word: str) -> str:
    return f"an {word}" if word[0] in "aei" else f"a {word}"


def _paths(old: RuleSettings, new: RuleSettings) -> Iterator[Problem]:
    for pattern, names in new.per_path.items():
        before = old.per_path.get(pattern, ())
        for index, name in _added(before, names):
            words = f"{quote(name)} is left out of {quote(pattern)}"
            yield _problem(("per_path", pattern, index), words, _told(f"per_path.{pattern}", before, names))


def _problem(pointer: Pointer, words: str, told: str | None) -> Problem:
    """Say what happened to a rule; `told` is the setting below `rules` whose change that tells."""
    place = Place(WORKSPACE_FILE, ("rules", *pointer))
    tells = () if told is None else ((WORKSPACE_FILE, f"rules.{told}"),)
    return Problem("OKR914", place, f"rule {words}", _HELP, tells=tells)


def _comments(review: Review) -> Iterator[Problem]:
    """Yield the ignore comments of each file that are more than there were."""
    base, head = review.sides.base, review.sides.head
    for path in head.commented:
        known = Counter(text for text, _ in ignore_comments(base.sources.get(path)))
        for text, span in ignore_comments(head.sources.get(path)):
            known[text] -= 1
            if known[text] < 0:
                yield Problem("OKR914", Location(path, span), f"{quote(text)} was added", _HELP)


RULE = Rule("OKR914", "rule-loosened", Severity.WARNING, Scope.REVIEW, __name__, check)
