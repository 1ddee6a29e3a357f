"""Faults between values: lines that do not line up, brackets that do not close, text behind a value that has ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.syntax.explain_scalars import misplaced_dash
from okrcli.syntax.wording import quote_it, value_start

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem
    from okrcli.syntax.trouble import Trouble

_CUT = re.compile(r"[ \t]#\S[^\r\n]*")
_CLOSING = {"[": "]", "{": "}"}


def broken_block_end(trouble: Trouble) -> Problem:
    """Explain a line that lines up with none above, or what follows a value on its line."""
    at = trouble.at
    if not trouble.begins_line(at):
        return _trailing(trouble)
    if "found '-'" in trouble.message:
        message = "a list item stands among keys"
        help = "put it below the key that it belongs to"
    elif "found '?'" in trouble.message:
        message = "a key stands among list items"
        help = 'begin it with "- ", or indent it as the keys of the item above'
    else:
        message = f"no line that this one could belong with begins at column {trouble.indent(at) + 1}"
        help = "indent it exactly as the keys, list items or text that it belongs with"
    return trouble.problem(trouble.rest(at), message, help)


def _trailing(trouble: Trouble) -> Problem:
    """Explain what stands behind a value that has ended."""
    lead = trouble.lead(trouble.at).rstrip()
    quote = lead[-1]
    if trouble.text[trouble.at] in "]},":
        return _closes_nothing(trouble)
    if quote not in "'\"":
        help = quote_it(trouble.source, value_start(trouble.source, trouble.at))
        return trouble.problem(trouble.rest(trouble.at), "text follows a value that has ended", help)
    if lead.count(quote) % 2:
        message = f"a {quote} that a line above opened is closed here"
        return trouble.problem(trouble.rest(trouble.at), message, f"add the {quote} that is missing above")
    repair = "write '' for each ' inside single quotes" if quote == "'" else r'write \" for each " inside double quotes'
    return trouble.problem(trouble.rest(trouble.at), "text follows the quote that ends this value", repair)


def broken_flow(trouble: Trouble) -> Problem:
    """Explain a list or mapping in brackets that is not closed, or whose items no comma parts."""
    start, at = trouble.start, trouble.at
    closing = _CLOSING.get(trouble.text[start], "]")
    line_end = trouble.source.line_end(start)
    cut = _CUT.search(trouble.text, start, line_end)
    if cut and at > line_end:
        help = "put the text in quotes; if it is a comment, put a blank after the # and go on in the next line"
        message = "# begins a comment, which hides the rest of the line"
        return trouble.problem((cut.start() + 1, cut.end()), message, help)
    is_left = at > line_end and trouble.indent(at) <= trouble.indent(start) and not trouble.begins_line(start)
    if "<stream end>" in trouble.message or is_left:
        message = f'this "{trouble.text[start]}" is never closed'
        return trouble.problem((start, start + 1), message, f'add "{closing}" where its last item ends')
    help = "put a comma between items, and quote text that holds any of , : [ ] { }"
    return trouble.problem(trouble.rest(at), f'a "," or "{closing}" belongs before this', help)


def missing_value(trouble: Trouble) -> Problem:
    """Explain a sign that stands in a value's place."""
    sign = trouble.text[trouble.at : trouble.at + 1]
    if sign == "-":
        return misplaced_dash(trouble)
    if sign and sign in "]}":
        return _closes_nothing(trouble)
    return trouble.problem(trouble.rest(trouble.at), "a value is missing before this", "write it, or delete the comma")


def outside_document(trouble: Trouble) -> Problem:
    """Explain what follows the document's one value."""
    if not trouble.begins_line(trouble.at):
        return _trailing(trouble)
    help = "begin every key of the file at the same column, and close no bracket too early"
    return trouble.problem(trouble.rest(trouble.at), "the document's value has ended before this line", help)


def _closes_nothing(trouble: Trouble) -> Problem:
    sign = trouble.text[trouble.at]
    message = f'"{sign}" closes nothing' if sign != "," else '"," parts nothing here'
    return trouble.problem((trouble.at, trouble.at + 1), message, "delete it, or put text that holds it in quotes")
