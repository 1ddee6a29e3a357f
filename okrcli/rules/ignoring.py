"""Ignore comments: which findings they silence, and what is wrong with the comments themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.diagnostics import Location, Problem
from okrcli.model.fields import quote
from okrcli.rules.registry import find_rule, nearest_rule
from okrcli.syntax.comments import suppressions
from okrcli.syntax.document import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from okrcli.diagnostics import Diagnostic, SourceText
    from okrcli.syntax.comments import Suppression


@dataclass(frozen=True, slots=True)
class Silenced:
    """The findings that no comment silences, how many were silenced, and what is wrong with the comments (OKR114)."""

    kept: list[Diagnostic]
    count: int
    problems: list[Problem]


@dataclass(slots=True)
class _Comment:
    """An ignore comment of a file, its text, the lines that it is about, and the rules that it silenced there."""

    path: str
    text: str
    suppression: Suppression
    lines: tuple[int, ...]
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Diagnostic) -> bool:
        """Tell whether a finding in one of its lines is silenced, and remember it."""
        if not self.suppression.reason:
            return False
        rules = (find_rule(name) for name in self.suppression.codes)
        hit = any(rule is not None and rule.code == finding.code for rule in rules)
        if hit:
            self.used.add(finding.code)
        return hit

    def problems(self, run: Collection[str]) -> Iterator[Problem]:
        """Yield what is wrong with the comment, where it can be told from the rules that were run."""
        if not self.suppression.codes:
            yield self._problem("names no rule", "write `# okr: ignore[rule] reason`, or take it out")
        elif not self.suppression.reason:
            yield self._problem("does not say why", "write the reason after the bracket")
            return
        for name in self.suppression.codes:
            rule = find_rule(name)
            if rule is None:
                near = nearest_rule(name)
                help_text = f"write {near}" if near else "`okr rules` lists the rules"
                yield self._problem(f"names {quote(name)}, which is no rule", help_text)
            elif rule.code not in self.used and rule.code in run:
                yield self._problem(f"has no `{name}` to silence here", "take it out")

    def _problem(self, what: str, help_text: str) -> Problem:
        return Problem("OKR114", Location(self.path, self.suppression.span), f"{quote(self.text)} {what}", help_text)


def silence(
    findings: Iterable[Diagnostic],
    sources: Mapping[str, SourceText],
    run: Collection[str],
    known: Mapping[str, Collection[str]] | None = None,
) -> Silenced:
    """Part the findings that ignore comments silence from the rest.

    A comment after a value is about its own line; one on a line of its own about that line and the next that is no
    comment. Without a reason it silences nothing. A comment on a rule that was not `run` may well be of use. Where the
    comments are given that were `known` before, by file, others silence nothing.
    """
    comments = {path: found for path, source in sources.items() if (found := _comments(path, source))}
    if known is not None:
        comments = {path: [c for c in found if c.text in known.get(path, ())] for path, found in comments.items()}
    about = _by_line(comments.values())
    kept: list[Diagnostic] = []
    count = 0
    for finding in findings:
        here = about.get((finding.location.path, finding.location.span.line), ())
        asked = [comment.silences(finding) for comment in here]
        if any(asked):
            count += 1
        else:
            kept.append(finding)
    every = (comment for found in comments.values() for comment in found)
    return Silenced(kept, count, [problem for comment in every for problem in comment.problems(run)])


def _by_line(comments: Iterable[Iterable[_Comment]]) -> Mapping[tuple[str, int], Sequence[_Comment]]:
    """Return the comments by the file and line that they are about."""
    about: defaultdict[tuple[str, int], list[_Comment]] = defaultdict(list)
    for found in comments:
        for comment in found:
            for line in {*comment.lines}:
                about[comment.path, line].append(comment)
    return about


def _comments(path: str, source: SourceText) -> list[_Comment]:
    if not isinstance(source, Document):
        return []
    below = _lines_below(source.text.split("\n"))
    return [_Comment(path, source.text_at(each.span), each, below[each.line]) for each in suppressions(source)]


def _lines_below(lines: Sequence[str]) -> Mapping[int, tuple[int, ...]]:
    """Return for each line what a comment in it is about: for a line of comment, the next that is none too."""
    below: dict[int, tuple[int, ...]] = {}
    following: int | None = None
    for number in range(len(lines), 0, -1):
        if lines[number - 1].lstrip().startswith("#"):
            below[number] = (number,) if following is None else (number, following)
        else:
            following = number
            below[number] = (number,)
    return below
