"""Numbers with their unit, as people write them in a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.notation import SCALES
from okrcli.units import SECONDS, canonical_unit, dollar, is_currency, likely_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"""
    (?<! [\w.,] )
    (?P<minus> [-\u2212] )?
    (?P<before> [$€£¥] [ ]? | [A-Z]{3} [ ] )?
    (?P<digits> [0-9]{1,3} (?: ,[0-9]{3} )+ | [0-9]+ ) (?P<decimals> \.[0-9]+ )?
    (?: [ ]? (?P<scale> k | Mn? | mn | million | bn? | B | billion ) (?! [a-z] ) )?
    (?! [\w.,/-]* [0-9] )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"[0-9]")
_AFTER = re.compile(r"[ -]?(%|[$€£¥]|[^\W\d_]+)")
_RANGE = re.compile(r" (?:to|and) ")
_LONGEST = 1_000
"""In a text of more characters, which is no title, numbers are not looked for: each is read with all that follows."""


@dataclass(frozen=True, slots=True)
class TitleNumber:
    """A number in a title, as written and in the unit that was looked for; `step` is how finely it is written."""

    text: str
    number: Fraction
    step: Fraction

    def may_be(self, other: Fraction) -> bool:
        """Tell whether this is the other number, perhaps rounded or without its sign (`down by 20%`)."""
        if self.number in (other, -other):
            return True
        return min(abs(self.number - other), abs(self.number + other)) * 2 <= self.step


def numbers_in(title: str, unit: str, currency: str) -> Iterator[TitleNumber]:
    """Yield the numbers of a title that stand beside the unit, the first of `from 48 to 30 minutes` included."""
    if len(title) > _LONGEST or _DIGIT.search(title) is None:
        return
    matches = list(_NUMBER.finditer(title))
    factors = [_factor(title, match, unit, currency) for match in matches]
    for index, match in enumerate(matches):
        factor, shared = factors[index], False
        if factor is None and index + 1 < len(matches):
            shared = _begins_range(title, match, matches[index + 1])
            factor = factors[index + 1] if shared else None
        if factor is not None:
            yield _read(title, match, factor, matches[index + 1] if shared else match)


def _begins_range(title: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = title[first.end() : second.start()]
    return title[: first.start()].lower().endswith("from ") and _RANGE.fullmatch(between) is not None


def _factor(title: str, match: re.Match[str], unit: str, currency: str) -> Fraction | None:
    """Return what a number is multiplied by to be in the unit; None where it does not stand beside it."""
    after = _AFTER.match(title, match.end())
    word = "" if after is None else after[1]
    if is_currency(unit):
        signs = {(match["before"] or "").strip(), word}
        return (
            Fraction(1)
            if unit in {dollar(currency) if sign == "$" else canonical_unit(sign) for sign in signs}
            else None
        )
    meant = likely_unit(word) if word else ""
    if unit in SECONDS and meant in SECONDS:
        return Fraction(SECONDS[meant], SECONDS[unit])
    rest = title[match.end() :].lstrip().lower()
    stem = unit.lower().removesuffix("s")
    beside = re.match(rf"{re.escape(stem)}s?(?![^\W_])", rest)
    return Fraction(1) if meant == unit or (beside is not None and unit not in SECONDS) else None


def _read(title: str, match: re.Match[str], factor: Fraction, unit_of: re.Match[str]) -> TitleNumber:
    decimals = match["decimals"] or ""
    number = Fraction(match["digits"].replace(",", "") + decimals)
    step = Fraction(1, 10 ** max(len(decimals) - 1, 0))
    scale = (
        Fraction(10 ** SCALES.get({"b": "bn"}.get(match["scale"], match["scale"]), 0))
        if match["scale"]
        else Fraction(1)
    )
    sign = -1 if match["minus"] else 1
    after = _AFTER.match(title, unit_of.end()) if unit_of is match and not match["before"] else None
    text = title[match.start() : after.end() if after else match.end()]
    return TitleNumber(text, sign * number * scale * factor, step * scale * factor)
