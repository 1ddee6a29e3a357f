"""What to say of a text that is meant as a quantity and written otherwise.

Each mistake is a pattern, what is wrong, and how that very text is written instead. A text with several mistakes is
told of the first, and shown the spelling with all of them put right.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from okrcli.notation import MAX_DIGITS, MAX_LENGTH, SCALE_WORDS, QuantityError, count_digits, match_head, match_quantity
from okrcli.units import CURRENCIES, SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

Fix: TypeAlias = "Callable[[re.Match[str]], tuple[str, ...]]"
"""From what was matched to the spellings that may be meant, the likeliest first."""

EXAMPLES = "write a number, with its unit if it has one: 40, 0.5, 40%, $50M, 43 min, 5 accounts"
_SHOWN = 60
_LARGEST_EXPONENT = 24
_AFTER_SCALE = r"(?=[\s%$€£¥]|\Z)"
_SCALE = rf"(?:k|Mn?|mn|bn|B| ?[mb]illion){_AFTER_SCALE}"
_DASHES = "\u2010-\u2015\u2212"
_DURATION = r"(?:w|d|h|min|m|s)"
_NEXT_DURATION = {"w": "d", "d": "h", "h": "min", "min": "s"}


@dataclass(frozen=True, slots=True)
class _Mistake:
    """One way of writing a quantity wrongly; `wrong` continues a sentence that begins with the text."""

    pattern: str
    wrong: str
    fix: Fix
    note: str = ""


def misspelling(text: str) -> QuantityError:
    """Return the error for a text that `match_quantity` refuses."""
    return _limit(text) or _dead_end(text) or _mistake(text) or QuantityError(f"{_show(text)} is no quantity", EXAMPLES)


def _show(text: str) -> str:
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[: _SHOWN - 3]}…`"


def _limit(text: str) -> QuantityError | None:
    if not text.strip():
        return QuantityError("there is no number here", EXAMPLES)
    if len(text) > MAX_LENGTH:
        return QuantityError(f"{_show(text)} is longer than the {MAX_LENGTH} characters of a quantity", EXAMPLES)
    head = match_head(text)
    if head is None or count_digits(head["digits"]) <= MAX_DIGITS:
        return None
    wrong = f"{_show(text)} has {count_digits(head['digits'])} digits, and {MAX_DIGITS} are the most"
    return QuantityError(wrong, "round it; a large number may take a scale: 1.5M, 2.4B")


_DEAD_ENDS = (
    (r"(?i)[-+]?\.?(?:nan|inf|infinity|∞)\Z", "is not a number that can be measured",
     "write a number such as 40, or take the key out until there is one"),
    (r"(?i)(?:yes|no|true|false|on|off)\Z", "is no number",
     "write a number such as 40; a yes/no key result is `milestones: [passed]`"),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{4}\Z", "is a date, and a number is wanted",
     EXAMPLES),
)  # fmt: skip


def _dead_end(text: str) -> QuantityError | None:
    """Return the error for a text in which no quantity can be guessed."""
    found = ((wrong, help_text) for pattern, wrong, help_text in _DEAD_ENDS if re.match(pattern, text))
    return next((QuantityError(f"{_show(text)} {wrong}", help_text) for wrong, help_text in found), None)


def _mistake(text: str) -> QuantityError | None:
    for mistake in _MISTAKES:
        if match := re.search(mistake.pattern, text):
            return QuantityError(f"{_show(text)} {mistake.wrong}", _suggest(mistake, match))
    return None


def _suggest(mistake: _Mistake, match: re.Match[str]) -> str:
    spellings = tuple(fixed for fixed in mistake.fix(match) if fixed != match.string)
    good = [fixed for fixed in spellings if match_quantity(fixed)]
    if good:
        return f"write {_either(good)}{mistake.note}"
    return misspelling(spellings[0]).help if spellings else EXAMPLES


def _either(spellings: list[str]) -> str:
    return " or ".join([", ".join(spellings[:-1]), spellings[-1]]) if len(spellings) > 1 else spellings[0]


def _as(*templates: str) -> Fix:
    r"""Fill in what was matched: `\1` is the first group."""
    return lambda match: tuple(match.expand(template) for template in templates)


def _without(pattern: str, replacement: str = "") -> Fix:
    """Replace every such piece of the text."""
    return lambda match: (re.sub(pattern, replacement, match.string),)


def _plain_characters(match: re.Match[str]) -> tuple[str, ...]:
    """Put ASCII in place of full-width and other scripts' digits and signs."""
    text = unicodedata.normalize("NFKC", match.string).translate({0x66A: "%", 0x66B: ".", 0x66C: ","})
    digits = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return ("".join(digits),)


def _commas(match: re.Match[str]) -> tuple[str, ...]:
    """Read commas as what they most likely are: `1,500` is open to doubt, `0,5` and `1.500,00` and `1,500,000` not."""
    head, number, tail = match.groups()
    whole, *groups = number.split(",")
    if len(groups) > 1 or "." in groups[0]:
        return (head + number.replace(",", "") + tail,)
    if len(groups[0]) == 3 and whole.isdigit() and whole[0] != "0":  # noqa: PLR2004 - thousands
        return (head + whole + groups[0] + tail, f"{head}{whole}_{groups[0]}{tail}")
    return (f"{head}{whole.replace('.', '') or '0'}.{groups[0]}{tail}",)


def _spell_out(match: re.Match[str]) -> tuple[str, ...]:
    head, digits, exponent, tail = match.groups()
    if abs(int(exponent[:4])) > _LARGEST_EXPONENT:
        return ()
    return (f"{head}{Decimal(f'{digits}e{exponent}'):f}{tail}",)


def _minutes(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{60 * int(match[1]) + int(match[2])} min",)


def _one_duration(match: re.Match[str]) -> tuple[str, ...]:
    """Add up `1 h 30 min`, in the last unit; a last number without one is in the next smaller (`1h30`)."""
    seconds, unit = 0, "s"
    for number, written in re.findall(rf"([0-9]+) ?({_DURATION})?", match[0]):
        unit = {"": _NEXT_DURATION.get(unit, "s"), "m": "min"}.get(written, written)
        seconds += int(number) * SECONDS[unit]
    return (format(Decimal(seconds) / SECONDS[unit], "f") + f" {unit}",)


def _divide(match: re.Match[str]) -> tuple[str, ...]:
    share = Decimal(match[1]) / Decimal(match[2])
    return (f"{match[1]}{match[3]}", f"{round(share, 4).normalize():f}{match[3]}")


def _lone_m(match: re.Match[str]) -> tuple[str, ...]:
    number, tail = match.groups()
    if tail or re.search(r"[$€£¥A-Z]", number):
        return (f"{number}M{tail}",)
    return (f"{number}M", f"{number} min", f"{number} metres")


def _known_scale(match: re.Match[str]) -> tuple[str, ...]:
    number, word, tail = match.groups()
    scale = {"k": "k", "t": "k", "m": "M", "b": "B"}["b" if word.lower() == "mrd" else word[0].lower()]
    return (number + (word if word in ("Mn", "mn", "bn") else scale) + tail,)


_SIGNS = {
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₴": "UAH",
    "฿": "THB", "₸": "KZT", "US$": "USD", "A$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL",
}  # fmt: skip
_ANY_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))


def _code(match: re.Match[str]) -> tuple[str, ...]:
    """Write the code of a currency in place of a sign that okr does not read."""
    return (re.sub(rf" ?(?:{_ANY_SIGN}) ?", "", match.string, count=1) + f" {_SIGNS[match[0]]}",)


def _after_word(match: re.Match[str]) -> tuple[str, ...]:
    sign, word, number = match.groups()
    return (f"{sign}{word.upper()} {number}" if word.upper() in CURRENCIES else sign + number,)


def _head_of(match: re.Match[str]) -> tuple[str, ...]:
    """Keep the number, its scale and a sign for its unit, and leave out what follows."""
    return (match[1],)


_NUMBER = rf"-?(?:[$€£¥] ?|[A-Z]{{3}} ?)?[0-9][0-9_.]*+(?:{_SCALE})?+"
_OUT_OF = "; how many there are is the key result's `target`"

_MISTAKES = (
    _Mistake(r"\A[“”„‟‘’‚‛«»](.+)[“”‟‘’‛«»]\Z", "is in typographic quotes", _head_of, " without them"),  # noqa: RUF001
    _Mistake(r"(?![0-9])\d", "has digits other than 0 to 9", _plain_characters),
    _Mistake(r"\A\s|\s\Z|\s\s|[^\S ]", "has a blank too many, or one that is not a plain space",
             lambda match: (" ".join(match.string.split()),)),
    _Mistake(rf"\A[{_DASHES}] ?(.+)", "begins with a dash that is not a minus sign", _as(r"-\1")),
    _Mistake(r"\A[-+][-+ ]*[-+] ?(.+)", "has two signs", _as(r"-\1", r"\1")),
    _Mistake(r"\A- (.+)", "has a blank after its minus sign", _as(r"-\1")),
    _Mistake(r"\A\((.+)\)\Z", "is in brackets", _as(r"-\1")),
    _Mistake(r"\A([^-]*[0-9][^-]*)-\Z", "has its sign at the end", _as(r"-\1")),
    _Mistake(r"\A\+ ?(.+)", "begins with a plus, which could be a total or an addition", _as(r"\1"),
             "; a check-in adds to the last value with `add`"),
    _Mistake(r"\A([$€£¥]|[A-Z]{3} ?)([-+])(.+)", "has its sign after the currency", _as(r"\2\1\3")),
    _Mistake(r"\A([<>=≤≥~≈]+) ?(.+)", "begins with a comparison", _as(r"\2"),
             "; `at_least` and `at_most` say the side"),
    _Mistake(r"\A([^\d,]*)((?:[0-9][0-9._]*)?,[0-9][0-9,._]*)(.*)\Z", "has a comma", _commas),
    _Mistake(r"[0-9]['\u2019][0-9]", "has an apostrophe between its digits", _without(r"(?<=[0-9])['\u2019](?=[0-9])")),
    _Mistake(r"(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])", "has a blank between its digits",
             _without(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")),
    _Mistake(r"\A-?0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)\Z", "is not written in decimal digits",
             lambda match: (str(int(match[0], 0)),)),
    _Mistake(r"\A(\D*)([0-9]+(?:\.[0-9]+)?)[eE]([-+]?[0-9]+)(.*)\Z", "has an exponent", _spell_out),
    _Mistake(r"\A([^\d.]*)0[0_]*([0-9].*)\Z", "begins with a zero, which some programs read as octal", _as(r"\1\2")),
    _Mistake(r"[0-9]_+(?![0-9_])|(?<!\w)_+[0-9]|[0-9]__+[0-9]", "has an underscore that is not between two digits",
             _without(r"(?<=[0-9])_+|_+(?=[0-9])")),
    _Mistake(r"\A([0-9]+):([0-5][0-9])\Z", "is a time, and a duration is a number with its unit", _minutes,
             " if these are hours and minutes"),
    _Mistake(rf"\A(?:[0-9]+ ?{_DURATION} ?)+[0-9]+ ?{_DURATION}?\Z", "has more than one unit", _one_duration),
    _Mistake(rf"\A(-?[0-9]+(?:\.[0-9]+)?) ?(?:[-{_DASHES}]|\.{{2,3}}|…|to) ?(-?[0-9]+(?:\.[0-9]+)?)\Z", "is a range",
             _as(r"\1", r"\2"), "; only a limit has two numbers: `between: [4, 6]`"),
    _Mistake(r"\A([0-9]+)/([1-9][0-9]*)(.*)\Z", "is a fraction", _divide, _OUT_OF),
    _Mistake(r"\A([0-9][0-9_.]*+) ?(?:out )?of (?:the )?[0-9].*\Z", "says how many there are as well", _head_of,
             _OUT_OF),
    _Mistake(r"[0-9]\.[0-9]+\.[0-9]", "has two decimal points",
             _without(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")),
    _Mistake(r"(?<![0-9.])\.[0-9]", "has no digit before its decimal point", _without(r"(?<![0-9.])\.(?=[0-9])", "0.")),
    _Mistake(r"[0-9]\.(?![0-9.])", "has no digit after its decimal point", _without(r"(?<=[0-9])\.(?![0-9.])")),
    _Mistake(rf"\A(.*[0-9]) ?m{_AFTER_SCALE}(.*)\Z", "has `m` alone, which could be a million, minutes or metres",
             _lone_m),
    _Mistake(rf"\A(.*[0-9]) (k|Mn?|mn|bn|B){_AFTER_SCALE}(.*)\Z", "has a blank before its scale", _known_scale),
    _Mistake(rf"\A(.*[0-9])(?!{_SCALE}) ?((?i:{SCALE_WORDS})){_AFTER_SCALE}(.*)\Z",
             "has a scale other than k, M (Mn, mn, million) and B (bn, billion)", _known_scale),
    _Mistake(_ANY_SIGN, "has a currency sign other than $, €, £ and ¥", _code),
    _Mistake(r"\A(-?)([^\W\d_]+)\.? ?([0-9].*)\Z", "begins with a word", _after_word),
    _Mistake(rf"\A({_NUMBER}) ?(?:%|\D).*[0-9]", "holds a second number", _head_of),
    _Mistake(rf"\A({_NUMBER}(?: ?[%$€£¥])?) ?[(!?*†‡#;]", "has a remark behind it", _head_of,
             "; a check-in takes a remark as `note`"),
    _Mistake(rf"\A({_NUMBER}(?: ?[%$€£¥])?) ?[%$€£¥\w]", "has more than one unit", _head_of,
             "; what is counted belongs in the title"),
)  # fmt: skip
