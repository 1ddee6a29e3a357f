"""How a quantity is written: the grammar that `parse_quantity` reads and every suggestion is held to."""

from __future__ import annotations

import re

from okrcli.units import CURRENCIES, SYMBOLS

MAX_DIGITS = 30
"""The most digits of a quantity: more are a slip of the hand."""

MAX_LENGTH = 120
"""The most characters of a quantity, the words of its unit included."""

SCALES = {"k": 3, "M": 6, "Mn": 6, "mn": 6, "million": 6, "B": 9, "bn": 9, "billion": 9}
"""The scales, as powers of ten."""

SCALE_WORDS = "k|m|mn|mln|mio|millions?|b|bn|bln|mrd|billions?|thousands?"
"""What looks like a scale, in any case, and so is never the first word of a unit."""

_WRITTEN = re.compile(
    rf"""
    (?P<sign> -)?
    (?: (?P<before> [$€£¥] | [A-Z]{{3}}) [ ]? )?
    (?P<digits> (?: 0 | [1-9][0-9]*(?:_[0-9]+)* ) (?: \.[0-9]+(?:_[0-9]+)* )? )
    (?: (?P<scale> k | Mn? | mn | bn | B | [ ]? [mb]illion ) (?=[\s%$€£¥]|\Z) )?
    (?(before) | (?P<unit>
        [ ]? [%$€£¥]
      | (?: [ ] | (?= [^\s\d]+ (?:[ ]|\Z) ) )
        (?! (?i:{SCALE_WORDS}) (?:\s|\Z) )
        (?: [^\W\d_] | ° ) [^\s$]* (?: [ ] [^\s\d$] [^\s$]* )*
    )? )
    """,
    re.VERBOSE,
)
# A unit that touches the digits holds none in its first word, so that `1e5`, `0x1F` and `1h30` are no quantities; no
# later word begins with one, so that neither are `5 of 20` and `1 h 30 min`.


class QuantityError(ValueError):
    """A text is no quantity, or not in the unit that is wanted; `help` says what to type instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def match_quantity(text: str) -> re.Match[str] | None:
    """Match a whole quantity into `sign`, `before`, `digits`, `scale` and `unit`, or nothing where it breaks a rule."""
    if len(text) > MAX_LENGTH:
        return None
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    before, digits = match.group("before", "digits")
    if before is not None and before != "$" and before not in SYMBOLS and before not in CURRENCIES:
        return None
    return None if count_digits(digits) > MAX_DIGITS else match


def match_head(text: str) -> re.Match[str] | None:
    """Match the longest beginning of the text that looks like a quantity."""
    return _WRITTEN.match(text)


def count_digits(digits: str) -> int:
    """Count the digits between underscores and point."""
    return len(digits) - digits.count("_") - digits.count(".")
