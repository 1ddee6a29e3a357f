# ruff: noqa: D102, FBT001, N803 - ruamel says what its methods do, and how they are called
"""Ruamel's scanner, put right where it is stricter than libyaml or laxer than YAML 1.2.

Stricter: tabs, blocks of text, keys in quotes inside brackets. Laxer: comments, question marks. What okr does not read
at all is refused here, where it begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml.error import FileMark, YAMLError
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import FlowMappingEndToken, FlowSequenceEndToken, ScalarToken

from okrcli.syntax.limits import MAX_DEPTH

if TYPE_CHECKING:
    from ruamel.yaml.tokens import Token

_BLANK = " \t"
_END = "\0\n\r"
_BLANK_OR_END = _BLANK + _END
_HEADER = re.compile(r"[|>](?:([+-])([1-9])?|([1-9])([+-])?)?(?:[ \t]+(?:#[^\n]*)?)?(?=\r?\n|\0)")
_BLOCK_RUN = re.compile(r"(?:[^ \t\n\r\0:]|:(?![ \t\n\r\0]))+")
_FLOW_RUN = re.compile(r"(?:[^ \t\n\r\0:,\[\]{}]|:(?![ \t\n\r\0]))+")
_FLOW_ENDS = (FlowSequenceEndToken, FlowMappingEndToken)
_TAB_IN_BLOCK = "found a tab character where an indentation space is expected"
_TAB_IN_PLAIN = "found a tab character that violates indentation"


class ScanStoppedError(YAMLError):
    """What begins at `index` is not even scanned."""

    def __init__(self, index: int) -> None:
        super().__init__(f"stopped at {index}")
        self.index = index


class FeatureError(ScanStoppedError):
    """It is an anchor, an alias, a tag or a directive."""


class DepthError(ScanStoppedError):
    """It is a bracket inside too many others; looking ahead through them all would take long."""


class PureScanner(Reader, Scanner):
    """Ruamel's reader and scanner as one object over a whole text that `decode` let pass."""

    processing_version = (1, 2)
    comment_handling = None

    def __init__(self, text: str) -> None:
        self.reset_reader()
        self.buffer = text + "\0\0\0\0"
        Scanner.__init__(self, loader=self)

    # Ruamel looks its reader up through the loader at every step; here they are one.
    @property
    def reader(self) -> PureScanner:
        return self

    @property
    def scanner_processing_version(self) -> tuple[int, int]:
        return self.processing_version

    # Reading.

    def peek(self, index: int = 0) -> str:
        return self.buffer[self.pointer + index]

    def prefix(self, length: int = 1) -> str:
        return self.buffer[self.pointer : self.pointer + length]

    def forward(self, length: int = 1) -> None:
        end = self.pointer + length
        line_break = self.buffer.rfind("\n", self.pointer, end)
        if line_break < 0:
            self.column += length
        else:
            self.line += self.buffer.count("\n", self.pointer, end)
            self.column = end - line_break - 1
        self.pointer = self.index = end

    def get_mark(self) -> FileMark:
        return FileMark("", self.index, self.line, self.column)

    def _forward_to(self, stop: str) -> str:
        """Move to the first of some characters and return what was passed."""
        start = self.pointer
        end = start
        while self.buffer[end] not in stop:
            end += 1
        self.forward(end - start)
        return self.buffer[start:end]

    def _forward_over(self, passed: str) -> str:
        """Move behind a run of some characters and return it."""
        start = end = self.pointer
        while self.buffer[end] in passed:
            end += 1
        self.forward(end - start)
        return self.buffer[start:end]

    # Scanning: what okr does not read is refused where it begins.

    def _refuse(self) -> None:
        raise FeatureError(self.index)

    fetch_alias = fetch_anchor = fetch_tag = fetch_directive = _refuse

    def fetch_flow_collection_start(self, TokenClass: type[Token], to_push: str) -> None:
        if self.flow_level == MAX_DEPTH:
            raise DepthError(self.index)
        super().fetch_flow_collection_start(TokenClass, to_push)

    # Scanning: white space and comments.

    def scan_to_next_token(self) -> None:
        while True:
            self._forward_over(_BLANK if self.flow_level or not self.allow_simple_key else " ")
            if self.peek() == "#":
                self._pass_comment()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def _pass_comment(self) -> None:
        if self.pointer and self.buffer[self.pointer - 1] not in " \t\n":
            raise ScannerError(None, None, "found a comment without a blank before it", self.get_mark())
        self._forward_to(_END)

    # Scanning: without a detour for each character or question.

    def need_more_tokens(self) -> bool:
        if self.done or not self.tokens:
            return not self.done
        if not self.possible_simple_keys:
            return False
        self.stale_possible_simple_keys()
        return bool(self.next_possible_simple_key() == self.tokens_taken)

    def check_token(self, *choices: type[Token]) -> bool:
        while self.need_more_tokens():
            self.fetch_more_tokens()
        return bool(self.tokens) and (not choices or isinstance(self.tokens[0], choices))

    # Scanning: keys in brackets.

    def check_value(self) -> bool:
        if super().check_value():
            return True
        if not self.flow_level or not self.tokens:
            return False
        before = self.tokens[-1]
        ends_key = isinstance(before, _FLOW_ENDS) or (isinstance(before, ScalarToken) and not before.plain)
        return bool(ends_key and before.end_mark.index == self.index)

    # Scanning: plain scalars.

    def scan_plain(self) -> ScalarToken:
        run = _FLOW_RUN if self.flow_level else _BLOCK_RUN
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] | None = []
        while self.peek() != "#" and (found := run.match(self.buffer, self.pointer)):
            self.allow_simple_key = False
            chunks.extend((*(spaces or ()), found[0]))
            self.forward(len(found[0]))
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or (not self.flow_level and self.column <= self.indent):
                break
        return ScalarToken("".join(chunks), True, start, end)  # noqa: FBT003

    def check_key(self) -> bool:
        return self.peek(1) in _BLANK_OR_END

    def check_plain(self) -> bool:
        if self.peek() == "?" and self.flow_level:
            return self.peek(1) not in _BLANK_OR_END + ",[]{}"
        return bool(super().check_plain())

    def scan_plain_spaces(self, indent: int, start_mark: FileMark) -> list[str] | None:
        blanks = self._forward_over(_BLANK)
        if not self.scan_line_break():
            return [blanks] if blanks else []
        self.allow_simple_key = True
        breaks = 0
        while not self._is_document_mark() and self.peek() in " \t\r\n":
            if self.peek() == "\t" and self.column < indent:
                raise ScannerError("while scanning a plain scalar", start_mark, _TAB_IN_PLAIN, self.get_mark())
            if self.scan_line_break():
                breaks += 1
            else:
                self.forward()
        return None if self._is_document_mark() else ["\n" * breaks or " "]

    def _is_document_mark(self) -> bool:
        return bool(self.check_document_start() or self.check_document_end())

    # Scanning: block scalars, as libyaml does it.

    def scan_block_scalar(self, style: str, rt: bool | None = False) -> ScalarToken:  # noqa: ARG002, FBT002
        start = self.get_mark()
        chomping, indent = self._scan_block_header(start)
        indent, breaks, end = self._scan_block_breaks(indent, start)
        chunks: list[str] = []
        line_break, was_blank = "", False
        while self.column == indent and self.peek() != "\0":
            is_blank = self.peek() in _BLANK
            folds = style == ">" and line_break != "" and not was_blank and not is_blank
            chunks.append(("" if breaks else " ") if folds else line_break)
            chunks.append(breaks)
            was_blank = is_blank
            chunks.append(self._forward_to(_END))
            line_break = self.scan_line_break()
            indent, breaks, end = self._scan_block_breaks(indent, start)
        chunks.append("" if chomping == "-" else line_break)
        chunks.append(breaks if chomping == "+" else "")
        return ScalarToken("".join(chunks), False, start, end, style)  # noqa: FBT003

    def _scan_block_header(self, start: FileMark) -> tuple[str | None, int]:
        """Return the chomping indicator, and the text's indent where it is given."""
        header = _HEADER.match(self.buffer, self.pointer)
        if header is None:
            raise ScannerError("while scanning a block scalar", start, "found text behind its indicator", start)
        self.forward(header.end() - self.pointer)
        self.scan_line_break()
        increment = int(header[2] or header[3] or 0)
        return header[1] or header[4], increment and max(self.indent, 0) + increment

    def _scan_block_breaks(self, indent: int, start: FileMark) -> tuple[int, str, FileMark]:
        """Pass empty lines; return the indent, found where none was given, the line breaks, and where they end."""
        breaks, widest, end = 0, 0, self.get_mark()
        while True:
            while (not indent or self.column < indent) and self.peek() == " ":
                self.forward()
            widest = max(widest, self.column)
            if (not indent or self.column < indent) and self.peek() == "\t":
                raise ScannerError("while scanning a block scalar", start, _TAB_IN_BLOCK, self.get_mark())
            if not self.scan_line_break():
                return indent or max(widest, self.indent + 1, 1), "\n" * breaks, end
            breaks, end = breaks + 1, self.get_mark()

    # Scanning: quoted scalars.

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: FileMark) -> list[str]:
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            raise ScannerError(
                "while scanning a double-quoted scalar", start_mark, "found no such character", self.get_mark()
            ) from None
        return chunks
