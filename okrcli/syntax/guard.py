"""What is wrong with a file before it is read as anything: its encoding and characters, merge conflicts, LFS pointers.

Measurements in CSV pass through the same gate as YAML.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from okrcli.syntax.filetext import FileText

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem

BOM = b"\xef\xbb\xbf"

_CLEAN_ASCII = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0, DEL, C1
    f"{_BIDI}"
    "\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff"  # nothing to see
    "\u2028\u2029"  # line breaks to some tools and not to others
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
    "\U000e0000-\U000e007f]"  # tags: ASCII that nobody sees
    rf"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"  # a joiner is at home between two emoji
    r"|\r(?!\n)"
)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_FLAG_END = "\U000e007f"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z).*", re.MULTILINE)
_LFS = "version https://git-lfs.github.com/spec/"


def decode(path: str, raw: bytes) -> str | Problem:
    """Return a file's text without its byte order mark, or the first reason not to read it (OKR001, 006, 010, 011)."""
    raw = raw.removeprefix(BOM)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(path, raw, error.start)
    marked = "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text or text.startswith(_LFS)
    if not marked and _is_plain(raw, text):
        return text
    return _first_fault(FileText(path, text)) or text


def forbidden_at(text: str) -> int | None:
    """Return where the first character stands that no goal file may hold."""
    if _FLAG_END in text:
        text = _FLAG.sub(lambda flag: " " * len(flag[0]), text)
    found = _FORBIDDEN.search(text)
    return None if found is None else found.start()


def name_of(character: str) -> str:
    """Return a forbidden character's code point, with its name if it has one."""
    code = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"{code} (half a character)"
    return f"{code} {unicodedata.name(character, '')}".rstrip()


def cure_of(character: str) -> str:
    """Say what to do about a forbidden character."""
    if character in "\x85\u2028\u2029":
        return "use an ordinary line break"
    if character == "\ufeff":
        return "delete it: a byte order mark belongs at the very start of a file"
    if character in _BIDI:
        return "delete it: it can make a line read otherwise than it is"
    if "\ud800" <= character <= "\udfff":
        return "write the character itself, or its code with eight digits, as in \\U0001F600"
    return "delete it: nobody who reads the file can see it"


def _is_plain(raw: bytes, text: str) -> bool:
    """Tell whether no forbidden character is in the text; for ASCII in two passes of C."""
    if raw.isascii():
        return not raw.translate(None, _CLEAN_ASCII) and (b"\r" not in raw or not _LONE_RETURN.search(text))
    return forbidden_at(text) is None


def _first_fault(source: FileText) -> Problem | None:
    """Return the fault to be mended first: what git left comes before what stands in the text."""
    if source.text.startswith(_LFS):
        return source.problem(
            "OKR011",
            (0, source.line_end(0)),
            "the file is in git LFS and only its pointer is here",
            "run `git lfs pull`",
        )
    nul = source.text.find("\0")
    if nul >= 0:
        return _holds_nul(source, nul)
    conflict = _CONFLICT.search(source.text)
    if conflict:
        return source.problem(
            "OKR006",
            (conflict.start(), source.line_end(conflict.start())),
            f"a merge conflict is unresolved: {conflict[1]}",
            "keep what is right of both sides and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        )
    at = forbidden_at(source.text)
    return None if at is None else _forbidden(source, at)


def _forbidden(source: FileText, at: int) -> Problem:
    """Report the forbidden character at a place."""
    character = source.text[at]
    if character == "\r":
        message = "a carriage return without a line feed ends this line"
        help = "save the file with LF or CRLF line ends"
    else:
        message = f"{name_of(character)} stands here"
        help = cure_of(character)
    return source.problem("OKR010", (at, at + 1), message, help)


def _not_utf8(path: str, raw: bytes, at: int) -> Problem:
    """Report bytes that are no UTF-8 at the first of them, and another encoding at the start."""
    encoding = _wide_encoding(raw)
    if encoding:
        return _is_encoded_as(path, encoding)
    source = FileText(path, raw[:at].decode() + "\ufffd")
    return source.problem(
        "OKR001",
        (len(source.text) - 1, len(source.text)),
        f"byte 0x{raw[at]:02X} is not UTF-8",
        "save the file as UTF-8",
    )


def _holds_nul(source: FileText, at: int) -> Problem:
    encoding = _wide_encoding(source.text[:4].encode())
    if encoding:
        return _is_encoded_as(source.path, encoding)
    return source.problem("OKR001", (at, at + 1), "a NUL byte stands here", "delete it; is this a text file?")


def _is_encoded_as(path: str, encoding: str) -> Problem:
    return FileText(path, "").problem("OKR001", (0, 0), f"the file is {encoding}", "save the file as UTF-8")


def _wide_encoding(raw: bytes) -> str | None:
    """Name the encoding of two or four bytes a character that the first four bytes tell of."""
    head = raw[:4]
    if head in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or head[:3] == b"\0\0\0" or head[1:] == b"\0\0\0":
        return "UTF-32"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[0::2] == b"\0\0" or head[1::2] == b"\0\0":
        return "UTF-16"
    return None
