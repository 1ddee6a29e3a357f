"""Numbers of a key result that stand in its title too."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"-?[0-9][0-9_]*(?:\.[0-9]+)?")


def renumbered(title: str, old: str, new: str) -> str:
    """Return a title with the number that it started from replaced, where that stands in it once."""
    for was, now in ((old, new), (_digits(old), _digits(new))):
        found = list(re.finditer(rf"(?<![\w.,]){re.escape(was)}(?![\w,]|\.\d)", title)) if was else []
        if len(found) == 1:
            return title[: found[0].start()] + now + title[found[0].end() :]
    return title


def _digits(text: str) -> str:
    """Return the number of a quantity that has no scale; with one, its digits alone mean nothing."""
    found = _DIGITS.search(text)
    return found[0] if found is not None and not re.match(r"[kMBmb]", text[found.end() :]) else ""
