from __future__ import annotations

from okrcli.cli.output import Screen, draw
from okrcli.diagnostics import Severity
from okrcli.render.terminal import render_rule, render_rules
from okrcli.results.rules import RuleEntry, RulesResult

DOCUMENTATION = """\
A number is a word.

What it does
    Looks at every number, however long the line may be, and finds those that are
    none.

    A second paragraph.

Bad
    target: many

    # another file
      kept:   as it is

Good
    target: 5
"""

SUMMARY = "A number is a word."
RULE = RuleEntry("OKR999", "number-is-word", Severity.WARNING, 5, SUMMARY, default=False, documentation=DOCUMENTATION)


def lines_of(width: int, *rules: RuleEntry) -> list[str]:
    picture = render_rules(RulesResult(rules)) if len(rules) > 1 else render_rule(rules[0])
    return draw(picture, Screen(color=False, width=width, encoding="utf-8")).splitlines()


def test_running_text_is_wrapped_and_examples_are_not() -> None:
    assert lines_of(40, RULE) == [
        "OKR999 number-is-word · warning",
        "checked with `okr validate --select 5`",
        "",
        "A number is a word.",
        "",
        "What it does",
        "  Looks at every number, however long",
        "  the line may be, and finds those that",
        "  are none.",
        "",
        "  A second paragraph.",
        "",
        "Bad",
        "  target: many",
        "",
        "  # another file",
        "    kept:   as it is",
        "",
        "Good",
        "  target: 5",
    ]


def test_rules_stand_below_their_group() -> None:
    said = "It comes first."
    other = RuleEntry("OKR001", "first", Severity.ERROR, 0, said, default=True, documentation=said)

    assert lines_of(60, other, RULE)[:5] == [
        f"0  The file cannot be read {'─' * 33}",
        "OKR001  first           error    It comes first.",
        "",
        f"5  Neglect {'─' * 33} with --select 5",
        "OKR999  number-is-word  warning  A number is a word.",
    ]
