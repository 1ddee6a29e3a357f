"""The text of a commit: what changed, in a line that every tool shows whole."""

from __future__ import annotations

import textwrap
import unicodedata

WIDTH = 72
"""Where `git log` and most forges cut a first line."""

_JOINER = "\u200d"


def commit_message(subject: str) -> str:
    """Return the message of a commit; a subject that is too long is cut at a word and stands whole below."""
    whole = _plain(subject)
    if len(whole) <= WIDTH:
        return f"{whole}\n"
    words = whole[: WIDTH - 1].rpartition(" ")[0] if " " in whole[: WIDTH - 1] else whole[: WIDTH - 1]
    body = textwrap.fill(whole, WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"{words.rstrip(' ,;:')}…\n\n{body}\n"


def _plain(text: str) -> str:
    """Put a text in one line without control characters, or any that hide or turn what follows."""
    shown = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    return " ".join("".join(char for char in shown if char.isprintable() or char == _JOINER).split())
