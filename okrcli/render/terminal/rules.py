"""`okr rules` and `okr explain CODE`."""

from __future__ import annotations

from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import BLANK, flow, gap, in_columns, indent, wrap
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.labels import SEVERITY_STYLES
from okrcli.rules.registry import REVIEW_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.rules import RuleEntry, RulesResult
    from okrcli.results.topics import Topic

_GROUPS = {
    0: "The file cannot be read",
    1: "The shape is wrong",
    2: "A reference leads nowhere",
    3: "The numbers do not hold",
    4: "The dates do not hold",
    5: "Neglect",
    6: "It is not a good goal",
    7: "The loop is open",
    9: "Review of a change",
}
_CODE = 6
_SEVERITY = 7
_SPACE = 2


def draw_rules(page: Page, result: RulesResult) -> Iterator[Line]:
    """Draw all rules, group by group; those that are not checked unasked say so."""
    names = max(len(rule.name) for rule in result.rules)
    for group, rules in groupby(result.rules, key=lambda rule: rule.group):
        listed = list(rules)
        yield from section(page, f"{group}  {_GROUPS[group]}", _when(page, listed))
        yield from _table(page, listed, names)
        yield BLANK
    yield from footer(page, ("okr explain CODE", "what one of them means"), ("okr validate", "check the files"))


def _when(page: Page, rules: Iterable[RuleEntry]) -> Line:
    """Return a remark on a group that has to be asked for."""
    asked = [rule for rule in rules if not rule.default]
    if not asked:
        return BLANK
    group = asked[0].group
    return page.text("by okr diff" if group in REVIEW_GROUPS else f"with --select {group}", "muted")


def _table(page: Page, rules: Iterable[RuleEntry], names: int) -> Iterator[Line]:
    if page.is_narrow:
        for *head, summary in (_cells(page, rule) for rule in rules):
            yield from flow(head, gap(1), page.width)
            yield from indent(wrap(summary, page.width - _SPACE), _SPACE)
        return
    room = page.width - _CODE - names - _SEVERITY - 3 * _SPACE
    cells = (_cells(page, rule) for rule in rules)
    rows = (([code], [name], [severity], wrap(summary, room)) for code, name, severity, summary in cells)
    yield from in_columns(rows, (_CODE, names, _SEVERITY, room), _SPACE)


def _cells(page: Page, rule: RuleEntry) -> tuple[Line, Line, Line, Line]:
    severity = page.text(rule.severity.value, SEVERITY_STYLES[rule.severity])
    return page.text(rule.code, "muted"), page.text(rule.name, "strong"), severity, page.text(rule.summary)


def draw_rule(page: Page, rule: RuleEntry) -> Iterator[Line]:
    """Draw what a rule means: running text is wrapped anew, examples stay as they are."""
    title = page.text(f"{rule.code} ", "muted") + page.text(rule.name, "strong")
    when = "checked by `okr validate`" if rule.default else f"checked with `okr validate --select {rule.group}`"
    severity = page.text(rule.severity.value, SEVERITY_STYLES[rule.severity])
    yield from flow([title, severity, page.text(when, "muted")], page.between, page.width)
    yield from _documentation(page, rule.documentation)


def draw_topic(page: Page, topic: Topic) -> Iterator[Line]:
    """Draw what a word means."""
    yield page.text(topic.name, "strong")
    yield from _documentation(page, topic.documentation)


def _documentation(page: Page, documentation: str) -> Iterator[Line]:
    for heading, body in _parts(documentation):
        yield BLANK
        if heading:
            yield page.text(heading, _EXAMPLES.get(heading, "strong"))
        yield from indent(_body(page, heading, body), _INDENT if heading else 0)


_INDENT = 2
_EXAMPLES = {"Bad": "alarm", "Good": "good"}


def _parts(documentation: str) -> list[tuple[str, str]]:
    """Part a rule's documentation at the lines that are not indented; its first line has no heading."""
    summary, _, rest = documentation.partition("\n")
    parts = [("", summary)]
    for line in rest.splitlines():
        if line and not line.startswith(" "):
            parts.append((line, ""))
        else:
            heading, body = parts[-1]
            parts[-1] = (heading, f"{body}\n{line}")
    return [(heading, dedent(body)) for heading, body in parts]


def _body(page: Page, heading: str, body: str) -> Block:
    """Draw an example as it stands, and running text wrapped anew."""
    indented = _INDENT if heading else 0
    if heading in _EXAMPLES:
        return page.prose(body, indent=indented)
    paragraphs = [" ".join(paragraph.split()) for paragraph in body.split("\n\n") if paragraph.strip()]
    return page.prose("\n\n".join(paragraphs), indent=indented)
