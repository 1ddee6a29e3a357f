"""A document's values, by the first parser that is sure of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.error import YAMLError

from okrcli.syntax.build import build
from okrcli.syntax.events import parsers
from okrcli.syntax.filetext import RefusedError

if TYPE_CHECKING:
    from okrcli.node import Node
    from okrcli.syntax.filetext import FileText


def read_values(source: FileText) -> Node:
    """Return the values of a text; raise what the last parser raises: `RefusedError`, or ruamel's `YAMLError`."""
    *quick, sure = parsers(source.text)
    for parser in quick:
        try:
            return build(source, parser)
        except (YAMLError, RefusedError):
            continue
    return build(source, sure)
