"""Faults of one value or one line: quotes, escapes, colons, dashes, tabs, and signs that text cannot begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.syntax.limits import MAX_KEY_LENGTH
from okrcli.syntax.wording import quote_it, shown, value_start

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem
    from okrcli.syntax.filetext import Stretch
    from okrcli.syntax.trouble import Trouble

_REPAIRS = (
    (re.compile(r"([A-Za-z_][\w.-]*):(\S.*)"), "{}: {}", "no blank follows the colon"),
    (re.compile(r"-(\w.*)"), "- {}", "no blank follows the dash"),
    (re.compile(r"([A-Za-z_][\w-]*) *= *(.*)"), "{}: {}", 'a ":" parts a key from its value, not a "="'),
)
_KEY_END = re.compile(r":(?:\s|$)")
_COMPARED = re.compile(r">=? ?(-?[$€£¥]?[0-9][0-9._]*[^\s,}\]]*)(?:[,}\]].*)?")
_QUOTES = ("'", '"')
_DIGITS = {"x": 2, "u": 4, "U": 8}


def stray_tab(trouble: Trouble) -> Problem:
    """Explain a tab where YAML takes spaces only."""
    stretch = (trouble.at, trouble.at + 1)
    if trouble.begins_line(trouble.at):
        return trouble.problem(stretch, "a tab indents this line", "indent it with spaces")
    return trouble.problem(stretch, "a tab stands where YAML wants a blank", "put a blank in its place")


def misplaced_colon(trouble: Trouble) -> Problem:
    """Explain `title: Growth: fast`, or a line that reads as more of the text above."""
    value = value_start(trouble.source, trouble.at)
    stretch = (trouble.at, trouble.at + 1)
    lead = trouble.lead(trouble.at).rstrip()
    if ":" in trouble.lead(value):
        return trouble.problem(stretch, '": " stands inside text without quotes', quote_it(trouble.source, value))
    if trouble.at - value > MAX_KEY_LENGTH or (lead[-1:] in _QUOTES and lead.count(lead[-1:]) % 2):
        return _unwieldy_key(trouble, stretch)
    above = trouble.line_above(trouble.at)
    if above is not None and not _KEY_END.search(trouble.source.rest_of_line(above)):
        return _not_a_key(trouble, above)
    key = shown(trouble.text[value : trouble.at].strip())
    message = f"the line of {key} reads as more of the text above it"
    help = "indent it as the keys that it belongs with; if it is text, put all of the text in quotes"
    return trouble.problem(stretch, message, help)


def missing_colon(trouble: Trouble) -> Problem:
    """Explain a line that ought to be `key: value`."""
    line = trouble.source.rest_of_line(trouble.start)
    if len(line) > MAX_KEY_LENGTH or (line[:1] in _QUOTES and line.count(line[0]) == 1):
        return _unwieldy_key(trouble, trouble.rest(trouble.start))
    return _not_a_key(trouble, trouble.start)


def _unwieldy_key(trouble: Trouble, stretch: Stretch) -> Problem:
    message = f"a key must stand on one line and have at most {MAX_KEY_LENGTH} characters"
    return trouble.source.problem("OKR003", stretch, message, "write a short key")


def _not_a_key(trouble: Trouble, start: int) -> Problem:
    """Explain a line without a `: `."""
    line = trouble.source.rest_of_line(start)
    for pattern, form, message in _REPAIRS:
        found = pattern.fullmatch(line)
        if found:
            return trouble.problem(trouble.rest(start), message, f"write {shown(form.format(*found.groups()))}")
    help = 'write "key: value"; if the line goes on with the text above, indent it further than that one\'s key'
    return trouble.problem(trouble.rest(start), f"{shown(line)} is no key with a value", help)


def misplaced_dash(trouble: Trouble) -> Problem:
    """Explain `title: - minus`."""
    help = f"if it is text, {quote_it(trouble.source, trouble.at)}; if it is a list, begin it on a line of its own"
    return trouble.problem((trouble.at, trouble.at + 1), 'no list item can begin here with "- "', help)


def misplaced_sign(trouble: Trouble) -> Problem:
    """Explain a character that no text without quotes can begin with."""
    sign = trouble.text[trouble.at]
    if sign == "\t":
        return stray_tab(trouble)
    if trouble.text[max(trouble.at - 1, 0) : trouble.at + 1] == "{%":
        return trouble.problem(trouble.rest(trouble.at), "this is a template", "render it and keep the result")
    if trouble.text.startswith("```", trouble.at):
        return trouble.problem(trouble.rest(trouble.at), "a Markdown code fence is no YAML", "delete the line")
    if (compared := _COMPARED.fullmatch(trouble.source.rest_of_line(trouble.at))) is not None:
        return _comparison(trouble, compared)
    percent = ", or write percent" if trouble.source.rest_of_line(trouble.at) == "%" else ""
    message = f'"{sign}" cannot begin text without quotes'
    return trouble.problem((trouble.at, trouble.at + 1), message, quote_it(trouble.source, trouble.at) + percent)


def open_quote(trouble: Trouble) -> Problem:
    """Explain a quote that runs to the end of the file."""
    quote = trouble.text[trouble.start]
    help = f"add {quote} where the text ends"
    return trouble.problem(trouble.rest(trouble.start), "this quote is never closed", help)


def mark_in_quotes(trouble: Trouble) -> Problem:
    """Explain a line of dashes or dots inside quotes."""
    message = f"{trouble.text[trouble.at : trouble.at + 3]} at a line's start ends the document, inside quotes too"
    return trouble.problem(trouble.rest(trouble.at), message, "indent the line, or close the quote before it")


def broken_escape(trouble: Trouble) -> Problem:
    r"""Explain a backslash in double quotes that was meant as one: `"C:\Users"`."""
    start = trouble.text.rfind("\\", trouble.start, trouble.at + 1)
    escape = trouble.text[start : start + 2]
    digits = _DIGITS.get(escape[1:])
    wants = f"wants {digits} hexadecimal digits of a character" if digits else "is no escape"
    help = r"write \\ for a backslash, or put the text in single quotes"
    return trouble.problem((start, start + len(escape)), f"{escape} in double quotes {wants}", help)


def _comparison(trouble: Trouble, compared: re.Match[str]) -> Problem:
    """Explain `target: >40`."""
    help = f"write {compared[1]} alone where a number is wanted: `at_least` and `at_most` say the side"
    stretch = (trouble.at, trouble.at + compared.end(1))
    return trouble.problem(stretch, f"{shown(trouble.text[slice(*stretch)])} is a comparison", help)


def broken_block(trouble: Trouble) -> Problem:
    """Explain `title: > 50%`."""
    if (compared := _COMPARED.fullmatch(trouble.source.rest_of_line(trouble.at))) is not None:
        return _comparison(trouble, compared)
    message = f'"{trouble.text[trouble.at]}" begins a block of text, and nothing may follow it on its line'
    return trouble.problem(trouble.rest(trouble.at), message, f"if it is text, {quote_it(trouble.source, trouble.at)}")


def glued_comment(trouble: Trouble) -> Problem:
    """Explain `"text"#comment`."""
    help = 'put a blank before the "#"; if it is no comment, put the text in quotes'
    return trouble.problem(trouble.rest(trouble.at), "a comment needs a blank before it", help)
