"""What the parser could not read, in words that teach: the text at its marks says more than its own message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml.error import MarkedYAMLError

from okrcli.syntax import refusals
from okrcli.syntax.explain_scalars import (
    broken_block,
    broken_escape,
    glued_comment,
    mark_in_quotes,
    misplaced_colon,
    misplaced_dash,
    misplaced_sign,
    missing_colon,
    open_quote,
    stray_tab,
)
from okrcli.syntax.explain_structure import broken_block_end, broken_flow, missing_value, outside_document
from okrcli.syntax.lookalikes import lookalike
from okrcli.syntax.scanner import DepthError, FeatureError
from okrcli.syntax.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.error import YAMLError

    from okrcli.diagnostics import Problem
    from okrcli.syntax.filetext import FileText

_MARKUP = re.compile(r"\s*(<[!?A-Za-z].*)")

_EXPLAINERS: dict[str, Callable[[Trouble], Problem]] = {
    "a tab character": stray_tab,
    "mapping values are not allowed": misplaced_colon,
    "could not find expected ':'": missing_colon,
    "sequence entries are not allowed": misplaced_dash,
    "mapping keys are not allowed": misplaced_sign,
    "that cannot start any token": misplaced_sign,
    "unexpected end of stream": open_quote,
    "unexpected document separator": mark_in_quotes,
    "escape": broken_escape,
    "found no such character": broken_escape,
    "found text behind its indicator": broken_block,
    "without a blank before it": glued_comment,
    "expected <block end>": broken_block_end,
    "expected ','": broken_flow,
    "expected the node content": missing_value,
    "expected '<document start>'": outside_document,
}
"""Words of the parser's message, and who knows what is behind them."""


def explain(source: FileText, fault: YAMLError) -> Problem:
    """Return the problem that a parser's fault tells of: OKR002, or 003 and 005 for what it would not go on with."""
    if isinstance(fault, FeatureError):
        return refusals.feature(source, fault.index)
    if isinstance(fault, DepthError):
        return refusals.too_deep(source, fault.index)
    if not isinstance(fault, MarkedYAMLError):
        return source.problem("OKR002", (0, 0), f"not YAML: {fault}", "see yaml.org for the rules")
    at = fault.problem_mark.index
    trouble = Trouble(source, fault.problem, fault.context_mark.index if fault.context_mark else at, at)
    markup = _MARKUP.match(source.text)
    if markup:
        return trouble.problem(markup.span(1), "this is HTML or XML, not YAML", "is it a saved error page?")
    if not source.text.isascii() and (odd := lookalike(trouble)) is not None:
        return odd
    for words, explainer in _EXPLAINERS.items():
        if words in trouble.message:
            return explainer(trouble)
    return trouble.problem(trouble.rest(at), f"not YAML: {trouble.message}", "put text that holds signs in quotes")
