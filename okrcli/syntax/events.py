"""Which parser reads a text: libyaml where it is installed and right, ruamel's own, corrected, where not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

from okrcli.syntax.pure import PureParser

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.events import Event

try:
    from _ruamel_yaml import CParser
except ImportError:  # no wheel for this Python
    CParser = None


class EventSource(Protocol):
    """A parser that has been given its text."""

    def get_event(self) -> Event:
        """Return the next event of ruamel's, or raise `YAMLError`."""
        ...


ParserFactory: TypeAlias = "Callable[[str], EventSource]"

C_PARSER: ParserFactory | None = CParser

_GLUED_COMMENT = re.compile(r"#(?<=[\"'\[\]{},:?|>]#)|#(?<=[|>][-+0-9]#)|#(?<=[|>][-+0-9]{2}#)")
"""libyaml takes a comment at once behind a bracket, a quote, a comma or an indicator; YAML wants a blank before it."""
_QUESTION = re.compile(r"\?(?<![^\s\[{,].)")
"""libyaml takes `{?x: 1}` for the key `x`, and is vague about where an explicit key begins."""


def parsers(text: str) -> tuple[ParserFactory, ...]:
    """Return the parsers to ask: the first that accepts the text counts, else the last one's fault."""
    if C_PARSER is None or ("#" in text and _GLUED_COMMENT.search(text)) or ("?" in text and _QUESTION.search(text)):
        return (PureParser,)
    return (C_PARSER, PureParser)


def open_events(parser: ParserFactory, text: str) -> EventSource:
    """Begin to parse; a last line without a line break gets one, or a block scalar at the end would lose its own."""
    return parser(text if text.endswith("\n") else text + "\n")
