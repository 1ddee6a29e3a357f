"""From the bytes of a YAML file to a document, or to the first fault that keeps it from being read (group 0)."""

from __future__ import annotations

from ruamel.yaml.error import YAMLError

from okrcli.diagnostics import Problem
from okrcli.syntax.document import Document
from okrcli.syntax.explain import explain
from okrcli.syntax.filetext import FileText, RefusedError
from okrcli.syntax.guard import decode
from okrcli.syntax.limits import MAX_BYTES, too_large
from okrcli.syntax.values import read_values


def parse(path: str, raw: bytes) -> Document | Problem:
    """Return the document in `raw`, or what is wrong with it, at its line and column.

    Any bytes are answered, in a time and depth that their number bounds. The root may be anything: whether it is the
    mapping that a goal file needs is for the model to say.
    """
    if len(raw) > MAX_BYTES:
        return too_large(path, len(raw))
    text = decode(path, raw)
    return text if isinstance(text, Problem) else _parse_text(FileText(path, text))


def _parse_text(source: FileText) -> Document | Problem:
    try:
        return Document(source.path, source.text, read_values(source))
    except RefusedError as refused:
        return refused.problem
    except YAMLError as error:
        return explain(source, error)
