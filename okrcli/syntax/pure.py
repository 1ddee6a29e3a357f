# ruff: noqa: D102 - ruamel says what its methods do
"""The parser that is there on every Python, and that decides wherever the C parser is in doubt.

It is ruamel's own, put right here and in its scanner. Two things must hold, and the tests prove them: what `CParser`
accepts, this accepts with the same values at the same places; and it raises nothing but `YAMLError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.events import DocumentEndEvent
from ruamel.yaml.parser import Parser
from ruamel.yaml.tokens import BlockEndToken, DocumentEndToken, KeyToken, ValueToken

from okrcli.syntax.scanner import PureScanner

if TYPE_CHECKING:
    from ruamel.yaml.events import Event


class PureParser(PureScanner, Parser):
    """A scanner that is its own parser."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        Parser.__init__(self, loader=self)

    @property
    def scanner(self) -> PureParser:
        return self

    @property
    def resolver(self) -> PureParser:
        return self

    def parse_block_mapping_value(self) -> Event:
        is_given = self.check_token(ValueToken)
        token = self.get_token() if is_given else self.peek_token()
        if is_given and not self.check_token(KeyToken, ValueToken, BlockEndToken):
            self.states.append(self.parse_block_mapping_key)
            node: Event = self.parse_block_node_or_indentless_sequence()
            return node
        self.state = self.parse_block_mapping_key
        empty: Event = self.process_empty_scalar(token.end_mark if is_given else token.start_mark)
        return empty

    def parse_implicit_document_start(self) -> Event:
        while self.check_token(DocumentEndToken):
            self.get_token()
        opening: Event = super().parse_implicit_document_start()
        return opening

    def parse_document_end(self) -> DocumentEndEvent:
        token = self.peek_token()
        explicit = isinstance(token, DocumentEndToken)
        if explicit:
            self.get_token()
        self.state = self.parse_implicit_document_start if explicit else self.parse_document_start
        return DocumentEndEvent(token.start_mark, token.end_mark, explicit=explicit)
