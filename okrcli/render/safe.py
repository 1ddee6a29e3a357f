"""Text from files on its way out: shown as it is, with nothing in it that acts on a terminal or hides from a reader."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_HIDDEN = re.compile(
    f"({_FLAG})"
    "|[\0-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    f"{_BIDI}"
    "\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff"  # nothing to see
    "\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\U000e0000-\U000e007f]"  # tags: ASCII that nobody sees
    rf"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"  # a joiner is at home between two emoji
)
_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*|\t")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_COMMAND_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


def safe(text: str) -> str:
    r"""Show control, bidi and invisible characters as escapes such as `\u{1b}`; line feeds and tabs stay."""
    return text if text.isprintable() else _HIDDEN.sub(_escape, text)


def one_line(text: str) -> str:
    """Show a text that may have several lines, or tabs, in one."""
    return text if text.isprintable() else safe(_BREAKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    return match[1] or f"\\u{{{ord(match[0]):x}}}"


def json_escape(text: str) -> str:
    r"""Escape the same characters in JSON text as JSON does (`\u202e`), so that its values stay what they are.

    Half a surrogate pair, which stands for a byte that is no UTF-8, has no such escape: strict readers refuse the whole
    document for one. It is shown as an escape that people read.
    """
    return text if text.isprintable() else _HIDDEN.sub(_escape_json, text)


def _escape_json(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return rf"\\u{{{ord(match[0]):x}}}" if "\ud800" <= match[0] <= "\udfff" else _units(match[0])


def _units(characters: str) -> str:
    units = characters.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def json_in_ascii(text: str) -> str:
    """Escape every character of JSON text that is not ASCII."""
    return _NOT_ASCII.sub(lambda match: _units(match[0]), text)


def json_without_commands(text: str) -> str:
    """Break in JSON text what GitHub's runner would take for a workflow command, and leave its values as they are."""
    return text.replace("##[", "##\\u005b")


def without_commands(text: str) -> str:
    """Break what GitHub's runner would take for a workflow command in a log: `::` at a line's start, `##[` anywhere."""
    return _COMMAND_START.sub(r"\1: ", text).replace("##[", "## [")
