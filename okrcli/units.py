"""Units of measure: percent, currencies, durations, and any other words."""

from __future__ import annotations

CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()
)
"""ISO 4217 codes of money that circulates, and of two (ANG, BGN) that ended lately and stand in older goals."""

DOLLARS = frozenset("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD".split())
"""The currencies that their own people write as `$`."""

SYMBOLS = {"€": "EUR", "£": "GBP", "¥": "JPY"}
"""The currency signs that mean one currency; what `$` means depends on the workspace."""

SECONDS = {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}
"""The durations, and how long each is."""

LONG_FORMS = {
    "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "mins": "min", "minute": "min", "minutes": "min",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "day": "d", "days": "d", "wk": "w", "wks": "w", "week": "w", "weeks": "w",
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "pct": "%", "per cent": "%", "percents": "%",
}  # fmt: skip
"""Words that okr takes as free text, and the unit that their writer most likely wanted."""


def is_count(unit: str | None) -> bool:
    """Tell whether numbers in a unit count something: they are neither shares nor stretches of time."""
    return unit != "%" and unit not in SECONDS


def canonical_unit(text: str) -> str:
    """Return the one spelling under which units are compared; `$` stays, since only a workspace gives it a meaning."""
    return "%" if text == "percent" else SYMBOLS.get(text, text)


def dollar(currency: str) -> str:
    """Return what `$` means in a workspace: its own currency where that is a dollar, else USD."""
    return currency if currency in DOLLARS else "USD"


def resolve_unit(text: str | None, currency: str) -> str | None:
    """Return the canonical form of a declared `unit:`; `currency` is the workspace's. None and blank text mean none."""
    words = " ".join((text or "").split())
    return dollar(currency) if words == "$" else canonical_unit(words) or None


def likely_unit(word: str) -> str:
    """Return the unit that a word such as `hours`, `Min` or `usd` probably stands for, else the word itself."""
    lower, upper = word.lower(), word.upper()
    if lower in LONG_FORMS:
        return LONG_FORMS[lower]
    if lower in SECONDS or lower == "percent":
        return canonical_unit(lower)
    return upper if upper in CURRENCIES else word


def is_currency(unit: str) -> bool:
    """Whether this is the ISO 4217 code of a currency."""
    return unit in CURRENCIES
