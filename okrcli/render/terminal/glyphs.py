"""The drawn characters, in Unicode and in ASCII, and text brought into an encoding that lacks some of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from okrcli.scoring.scorecard import Health, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

# fmt: off
_IN_ASCII = {
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "·": "*", "•": "*", "→": "->",  # noqa: RUF001
    "≤": "<=", "≥": ">=", "×": "x", "Σ": "sum of", "²": "^2", "³": "^3", "\u00a0": " ",  # noqa: RUF001
    "€": "EUR ", "£": "GBP ", "¥": "JPY ",
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A set of characters, each one cell wide; a branch of a tree takes two."""

    done: str
    half: str
    rest: str
    unknown: str
    mark: str
    rule: str
    dot: str
    reached: str
    open: str
    bullet: str
    arrow: str
    at_most: str
    at_least: str
    levels: str
    """Of a sparkline, from low to high."""
    limit: str
    planned: str
    centre: str
    axis: str
    corner: str
    up: str
    down: str
    steady: str
    signal: str
    branch: str
    last: str
    statuses: Mapping[Status, str]
    healths: Mapping[Health, str]

    @property
    def every(self) -> str:
        """All of them in one text, to try on an encoding."""
        drawn = (
            self.done, self.half, self.rest, self.unknown, self.mark, self.rule, self.dot, self.reached, self.open,
            self.bullet, self.arrow, self.at_most, self.at_least, self.levels, self.limit, self.planned, self.centre,
            self.axis, self.corner, self.up, self.down, self.steady, self.signal, self.branch, self.last,
            *self.statuses.values(), *self.healths.values(),
        )  # fmt: skip
        return "".join(drawn)


UNICODE = Glyphs(
    done="━",
    half="╸",
    rest="─",
    unknown="╌",
    mark="┃",
    rule="─",
    dot="·",
    reached="■",
    open="□",
    bullet="•",
    arrow="→",
    at_most="≤",
    at_least="≥",
    levels="▁▂▃▄▅▆▇█",
    limit="╌",
    planned="·",
    centre="─",
    axis="│",
    corner="└",
    up="↗",
    down="↘",
    steady="→",
    signal="◆",
    branch="├╴",
    last="└╴",
    statuses={
        Status.ACHIEVED: "✓",
        Status.ON_TRACK: "●",
        Status.BEHIND: "◐",
        Status.AT_RISK: "▲",
        Status.MISSED: "✗",
        Status.NO_DATA: "?",
        Status.TOO_EARLY: "○",
        Status.UPCOMING: "○",
        Status.CLOSED: "◆",
        Status.DROPPED: "×",  # noqa: RUF001 - a cross, no letter
    },
    healths={
        Health.HEALTHY: "●",
        Health.WATCH: "◐",
        Health.RECOVERING: "△",
        Health.BREACHED: "▲",
        Health.NO_DATA: "?",
        Health.NO_TARGET: "○",
    },
)

ASCII = Glyphs(
    done="=",
    half="=",
    rest="-",
    unknown=".",
    mark="|",
    rule="-",
    dot="-",
    reached="#",
    open=".",
    bullet="*",
    arrow="->",
    at_most="<=",
    at_least=">=",
    levels="_.-~=+*#",
    limit="-",
    planned=".",
    centre="=",
    axis="|",
    corner="+",
    up="/",
    down="\\",
    steady="=",
    signal="#",
    branch="|-",
    last="`-",
    statuses={
        Status.ACHIEVED: "+",
        Status.ON_TRACK: "o",
        Status.BEHIND: "~",
        Status.AT_RISK: "!",
        Status.MISSED: "x",
        Status.NO_DATA: "?",
        Status.TOO_EARLY: ".",
        Status.UPCOMING: ".",
        Status.CLOSED: "=",
        Status.DROPPED: "-",
    },
    healths={
        Health.HEALTHY: "o",
        Health.WATCH: "~",
        Health.RECOVERING: "^",
        Health.BREACHED: "!",
        Health.NO_DATA: "?",
        Health.NO_TARGET: ".",
    },
)


def _can_write(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@lru_cache(maxsize=8)
def glyphs_for(encoding: str) -> Glyphs:
    """Choose the set that an output can write: all of Unicode's or all of ASCII's, never a mixture."""
    return UNICODE if _can_write(encoding, UNICODE.every) else ASCII


def fit(text: str, encoding: str) -> str:
    r"""Replace what the output cannot write: by a likeness where there is one, else by an escape such as `\u65e5`."""
    if text.isascii() or _can_write(encoding, text):
        return text
    return "".join(char if _can_write(encoding, char) else _likeness(char) for char in text)


def _likeness(char: str) -> str:
    return _IN_ASCII.get(char) or char.encode("ascii", "backslashreplace").decode("ascii")
