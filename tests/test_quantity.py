from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from okrcli.quantity import (
    Quantity,
    QuantityError,
    UnitMismatchError,
    convert,
    format_exact,
    format_quantity,
    is_currency,
    parse_duration_days,
    parse_quantity,
    resolve_unit,
    to_json_number,
)

EXAMPLES = "write a number, with its unit if it has one: 40, 0.5, 40%, $50M, 43 min, 5 accounts"


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("40", "40", None),
        ("0.12", "0.12", None),
        ("0.0121", "0.0121", None),
        ("-100", "-100", None),
        ("-0", "0", None),
        ("1_500_000", "1500000", None),
        ("1_50_000", "150000", None),
        ("0.000_001", "0.000001", None),
        ("123456789012345678901234567890", "123456789012345678901234567890", None),
        ("123456789012345678901234567890k", "123456789012345678901234567890000", None),
        # scales stand directly after the digits; only the words may have a blank
        ("12k", "12000", None),
        ("1.5M", "1500000", None),
        ("1.5Mn", "1500000", None),
        ("1.5mn", "1500000", None),
        ("1.5million", "1500000", None),
        ("1.5 million", "1500000", None),
        ("2.4B", "2400000000", None),
        ("2.4bn", "2400000000", None),
        ("2.4 billion", "2400000000", None),
        ("1.2345678M", "1234567.8", None),
        # per cent is what people say
        ("40%", "40", "%"),
        ("40 %", "40", "%"),
        ("40 percent", "40", "%"),
        ("40percent", "40", "%"),
        # money, before or after
        ("$50M", "50000000", "$"),
        ("-$5", "-5", "$"),
        ("$ 5", "5", "$"),
        ("5$", "5", "$"),
        ("€2.4bn", "2400000000", "EUR"),
        ("2.4bn€", "2400000000", "EUR"),
        ("£5", "5", "GBP"),
        ("¥5", "5", "JPY"),
        ("1.5M USD", "1500000", "USD"),
        ("USD 5M", "5000000", "USD"),
        ("-USD 5M", "-5000000", "USD"),
        ("CHF5", "5", "CHF"),
        ("$5 million", "5000000", "$"),
        # durations
        ("43 min", "43", "min"),
        ("3 h", "3", "h"),
        ("3h", "3", "h"),
        ("2d", "2", "d"),
        ("1.5w", "1.5", "w"),
        ("30s", "30", "s"),
        # any other words
        ("5 accounts", "5", "accounts"),
        ("5accounts", "5", "accounts"),
        ("12k users", "12000", "users"),
        ("12kusers", "12", "kusers"),
        ("5 million users", "5000000", "users"),
        ("5 tier-one accounts", "5", "tier-one accounts"),
        ("5 P1 incidents", "5", "P1 incidents"),
        ("5 kg CO2", "5", "kg CO2"),
        ("5 req/s", "5", "req/s"),
        ("5 USD per seat", "5", "USD per seat"),
        ("21.5 °C", "21.5", "°C"),
        ("5 mm", "5", "mm"),
        ("5 Stück", "5", "Stück"),
    ],
)
def test_a_number_may_be_bare_or_carry_its_unit(text: str, number: str, unit: str | None) -> None:
    quantity = parse_quantity(text)

    assert quantity == Quantity(Decimal(number), unit, "")
    assert quantity.text == text
    assert str(quantity.number) == number


@pytest.mark.parametrize(
    ("text", "wrong", "spelling"),
    [
        # a comma
        ("1,500", "has a comma", "1500 or 1_500"),
        ("$1,500", "has a comma", "$1500 or $1_500"),
        ("1,500 users", "has a comma", "1500 users or 1_500 users"),
        ("0,5", "has a comma", "0.5"),
        ("0,500", "has a comma", "0.500"),
        ("1,50", "has a comma", "1.50"),
        (",5", "has a comma", "0.5"),
        ("1.500,00", "has a comma", "1500.00"),
        ("1,500.50", "has a comma", "1500.50"),
        ("12,345,678", "has a comma", "12345678"),
        ("1,50,000", "has a comma", "150000"),
        # other marks between digits
        ("1 500", "has a blank between its digits", "1500"),
        ("1'500'000", "has an apostrophe between its digits", "1500000"),
        ("1.500.000", "has two decimal points", "1500000"),
        ("1__5", "has an underscore that is not between two digits", "15"),
        ("_5", "has an underscore that is not between two digits", "5"),
        ("5_", "has an underscore that is not between two digits", "5"),
        ("5_.5", "has an underscore that is not between two digits", "5.5"),
        # m alone
        ("5m", "has `m` alone, which could be a million, minutes or metres", "5M, 5 min or 5 metres"),
        ("5 m", "has `m` alone, which could be a million, minutes or metres", "5M, 5 min or 5 metres"),
        ("$5m", "has `m` alone, which could be a million, minutes or metres", "$5M"),
        ("5m USD", "has `m` alone, which could be a million, minutes or metres", "5M USD"),
        ("5m users", "has `m` alone, which could be a million, minutes or metres", "5M users"),
        # other scales, and scales that stand apart
        ("$50 M", "has a blank before its scale", "$50M"),
        ("5 M USD", "has a blank before its scale", "5M USD"),
        ("5 k users", "has a blank before its scale", "5k users"),
        ("2.4 bn", "has a blank before its scale", "2.4bn"),
        ("12K", "has a scale other than k, M (Mn, mn, million) and B (bn, billion)", "12k"),
        ("5mio", "has a scale other than k, M (Mn, mn, million) and B (bn, billion)", "5M"),
        ("3 mrd EUR", "has a scale other than k, M (Mn, mn, million) and B (bn, billion)", "3B EUR"),
        ("5 thousand users", "has a scale other than k, M (Mn, mn, million) and B (bn, billion)", "5k users"),
        # signs
        ("--5", "has two signs", "-5 or 5"),
        ("+-5", "has two signs", "-5 or 5"),
        ("- 5", "has a blank after its minus sign", "-5"),
        ("\u22125", "begins with a dash that is not a minus sign", "-5"),
        ("\u20135", "begins with a dash that is not a minus sign", "-5"),
        ("5-", "has its sign at the end", "-5"),
        ("(5)", "is in brackets", "-5"),
        ("$-5", "has its sign after the currency", "-$5"),
        ("USD -5M", "has its sign after the currency", "-USD 5M"),
        # digits that other programs read otherwise
        ("017", "begins with a zero, which some programs read as octal", "17"),
        ("007", "begins with a zero, which some programs read as octal", "7"),
        ("-00.5", "begins with a zero, which some programs read as octal", "-0.5"),
        ("0x1F", "is not written in decimal digits", "31"),
        ("0o17", "is not written in decimal digits", "15"),
        ("1e5", "has an exponent", "100000"),
        ("1.5E-3", "has an exponent", "0.0015"),
        ("$2e6", "has an exponent", "$2000000"),
        ("٤٠", "has digits other than 0 to 9", "40"),
        ("٤٠٫٥٪", "has digits other than 0 to 9", "40.5%"),
        ("\uff14\uff10\uff05", "has digits other than 0 to 9", "40%"),
        (".5", "has no digit before its decimal point", "0.5"),
        ("-.5", "has no digit before its decimal point", "-0.5"),
        ("5.", "has no digit after its decimal point", "5"),
        # blanks
        (" 5", "has a blank too many, or one that is not a plain space", "5"),
        ("50  %", "has a blank too many, or one that is not a plain space", "50 %"),
        ("50\u00a0%", "has a blank too many, or one that is not a plain space", "50 %"),
        ("5\n", "has a blank too many, or one that is not a plain space", "5"),
        # more than one number or unit
        ("1h30", "has more than one unit", "90 min"),
        ("1 h 30 min", "has more than one unit", "90 min"),
        ("1h30m", "has more than one unit", "90 min"),
        ("1d12h", "has more than one unit", "36 h"),
        # other money, other words
        ("₹5M", "has a currency sign other than $, €, £ and ¥", "5M INR"),
        ("US$5M", "has a currency sign other than $, €, £ and ¥", "5M USD"),
        ("5 US$", "has a currency sign other than $, €, £ and ¥", "5 USD"),
        ("usd 5", "begins with a word", "USD 5"),
        ("ABC 5", "begins with a word", "5"),
        ("about 40%", "begins with a word", "40%"),
    ],
)
def test_a_misspelt_number_is_shown_its_spelling(text: str, wrong: str, spelling: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)

    assert (caught.value.message, caught.value.help) == (f"`{text}` {wrong}", f"write {spelling}")
    assert [parse_quantity(shown).text for shown in re.split(r", | or ", spelling)] == re.split(r", | or ", spelling)


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("", "there is no number here", EXAMPLES),
        (" ", "there is no number here", EXAMPLES),
        ("TBD", "`TBD` is no quantity", EXAMPLES),
        ("[red]", "`[red]` is no quantity", EXAMPLES),
        ("%", "`%` is no quantity", EXAMPLES),
        ("1.2.3", "`1.2.3` has two decimal points", EXAMPLES),
        ("1e99", "`1e99` has an exponent", EXAMPLES),
        ("2026-11-20", "`2026-11-20` is a date, and a number is wanted", EXAMPLES),
        (
            "nan",
            "`nan` is not a number that can be measured",
            "write a number such as 40, or take the key out until there is one",
        ),
        (
            "-.INF",
            "`-.INF` is not a number that can be measured",
            "write a number such as 40, or take the key out until there is one",
        ),
        (
            "yes",
            "`yes` is no number",
            "write a number such as 40; a yes/no key result is `milestones: [passed]`",
        ),
        (
            "+5",
            "`+5` begins with a plus, which could be a total or an addition",
            "write 5; a check-in adds to the last value with `add`",
        ),
        (
            "1:30",
            "`1:30` is a time, and a duration is a number with its unit",
            "write 90 min if these are hours and minutes",
        ),
        (
            "5-10",
            "`5-10` is a range",
            "write 5 or 10; only a limit has two numbers: `between: [4, 6]`",
        ),
        (
            ">= 80%",
            "`>= 80%` begins with a comparison",
            "write 80%; `at_least` and `at_most` say the side",
        ),
        (
            "$50M ARR",
            "`$50M ARR` has more than one unit",
            "write $50M; what is counted belongs in the title",
        ),
        (
            "40% of users",
            "`40% of users` has more than one unit",
            "write 40%; what is counted belongs in the title",
        ),
        (
            "0.1234567890123456789012345678901",
            "`0.1234567890123456789012345678901` has 32 digits, and 30 are the most",
            "round it; a large number may take a scale: 1.5M, 2.4B",
        ),
        (
            "5 " + "x" * 200,
            "`5 " + "x" * 55 + "…` is longer than the 120 characters of a quantity",
            EXAMPLES,
        ),
    ],
)
def test_what_is_no_number_is_told_what_one_is(text: str, message: str, help_text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)

    assert (caught.value.message, caught.value.help) == (message, help_text)


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("1,5m", "write 1.5M, 1.5 min or 1.5 metres"),
        ("+1,500", "write 1500 or 1_500"),
        ("- 1.500,5 mio", "write -1500.5M"),
        ("(٤,٥)", "write -4.5"),
    ],
)
def test_several_mistakes_are_put_right_together(text: str, help_text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)

    assert caught.value.help == help_text


@pytest.mark.parametrize(
    ("declared", "currency", "unit"),
    [
        (None, "USD", None),
        ("", "USD", None),
        ("percent", "USD", "%"),
        ("%", "USD", "%"),
        ("$", "USD", "USD"),
        ("$", "CAD", "CAD"),
        ("$", "EUR", "USD"),
        ("€", "USD", "EUR"),
        ("£", "USD", "GBP"),
        ("¥", "USD", "JPY"),
        ("CHF", "USD", "CHF"),
        ("min", "USD", "min"),
        (" tier-one  accounts ", "USD", "tier-one accounts"),
    ],
)
def test_a_declared_unit_has_one_canonical_form(declared: str | None, currency: str, unit: str | None) -> None:
    assert resolve_unit(declared, currency) == unit


@pytest.mark.parametrize(
    ("text", "unit", "currency", "number"),
    [
        ("40", None, "USD", "40"),
        ("40", "%", "USD", "40"),
        ("40 percent", "%", "USD", "40"),
        ("5 accounts", "accounts", "USD", "5"),
        ("$5", "USD", "USD", "5"),
        ("$5", "USD", "EUR", "5"),
        ("$5", "AUD", "AUD", "5"),
        ("5 EUR", "EUR", "USD", "5"),
        ("3 h", "min", "USD", "180"),
        ("90 min", "h", "USD", "1.5"),
        ("1 w", "d", "USD", "7"),
        ("2 d", "s", "USD", "172800"),
        ("10 min", "h", "USD", "0.1666666666666666666666666667"),
    ],
)
def test_a_number_is_converted_to_the_declared_unit(text: str, unit: str | None, currency: str, number: str) -> None:
    assert str(convert(parse_quantity(text), unit, currency)) == number


@pytest.mark.parametrize(
    ("text", "unit", "currency", "message", "help_text"),
    [
        (
            "40%",
            "min",
            "USD",
            "`40%` is in %, and the unit here is min",
            "write the number in min, or change `unit:` where it is declared",
        ),
        ("3 hours", "min", "USD", "`3 hours` is in hours, and the unit here is min", "write 3 h"),
        ("40 pct", "%", "USD", "`40 pct` is in pct, and the unit here is %", "write 40%"),
        ("5 usd", "USD", "USD", "`5 usd` is in usd, and the unit here is USD", "write 5 USD"),
        (
            "1 account",
            "accounts",
            "USD",
            "`1 account` is in account, and the unit here is accounts",
            "write 1 accounts",
        ),
        (
            "3 h",
            "hours",
            "USD",
            "`3 h` is in h, and the unit here is hours",
            "declare `unit: h`; `hours` is text to okr",
        ),
        (
            "$5",
            "USD",
            "CAD",
            "`$5` is in CAD, and the unit here is USD",
            "write the amount in USD: okr does not convert currencies",
        ),
        (
            "5 accounts",
            None,
            "USD",
            "`5 accounts` is in accounts, and no unit is declared here",
            "declare `unit: accounts`, or write 5",
        ),
        ("40%", None, "USD", "`40%` is in %, and no unit is declared here", 'declare `unit: "%"`, or write 40'),
    ],
)
def test_units_that_do_not_agree_are_both_named(
    text: str, unit: str | None, currency: str, message: str, help_text: str
) -> None:
    with pytest.raises(UnitMismatchError) as caught:
        convert(parse_quantity(text), unit, currency)

    assert (caught.value.message, caught.value.help) == (message, help_text)


@pytest.mark.parametrize(("text", "days"), [("0d", 0), ("2d", 2), ("2 d", 2), ("1w", 7), ("0.5w", None)])
def test_a_wait_is_in_whole_days(text: str, days: int | None) -> None:
    if days is None:
        with pytest.raises(QuantityError, match="is not a number of days from 0 to 3660"):
            parse_duration_days(text)
    else:
        assert parse_duration_days(text) == timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("2", "`2` is not in days (d) or weeks (w)", "write 2d"),
        ("36h", "`36h` is not in days (d) or weeks (w)", "write 2d"),
        ("2 weeks", "`2 weeks` is not in days (d) or weeks (w)", "write 14d"),
        ("-2d", "`-2d` is not a number of days from 0 to 3660", "write whole days: 2d"),
        ("9bn w", "`9bn w` is not a number of days from 0 to 3660", "write whole days: 2d"),
    ],
)
def test_a_wait_in_another_unit_is_shown_the_days(text: str, message: str, help_text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_duration_days(text)

    assert (caught.value.message, caught.value.help) == (message, help_text)


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("43", "min", "43 min"),
        ("46.5", "min", "46.5 min"),
        ("123456", "min", "123456 min"),
        ("40", "%", "40%"),
        ("40.0", "%", "40%"),
        ("33.3333", "%", "33.33%"),
        ("12345", "%", "12345%"),
        ("50000000", "USD", "$50M"),
        ("-1200000", "USD", "-$1.2M"),
        ("2400000000", "EUR", "€2.4B"),
        ("9", "GBP", "£9"),
        ("9", "JPY", "¥9"),
        ("5000000", "CHF", "5M CHF"),
        ("5000000", "CAD", "5M CAD"),
        ("12400", None, "12.4k"),
        ("12345", None, "12.34k"),
        ("12355", None, "12.36k"),
        ("9999", None, "9999"),
        ("9999.6", None, "10k"),
        ("999999", None, "1M"),
        ("1234.5", None, "1234"),
        ("0.0121", None, "0.0121"),
        ("0.00001234567", None, "0.00001235"),
        ("-0.0", None, "0"),
        ("5", "accounts", "5 accounts"),
        ("12000", "accounts", "12k accounts"),
        ("1E+20", None, "100000000000B"),
        ("8.4", "USD", "$8.40"),
        ("-4.1", "EUR", "-€4.10"),
        ("3.50", "CHF", "3.50 CHF"),
        ("9", "USD", "$9"),
        ("0.005", "USD", "$0.005"),
        ("21700000", "USD", "$21.7M"),
    ],
)
def test_a_quantity_is_shown_as_people_say_it(number: str, unit: str | None, shown: str) -> None:
    assert format_quantity(Decimal(number), unit) == shown


def test_fewer_digits_round_what_is_behind_the_point_and_scaled_numbers_only() -> None:
    numbers = ("1234.56", "12345", "0.0456", "99.96")

    assert [format_quantity(Decimal(n), None, digits=2) for n in numbers] == ["1235", "12k", "0.046", "100"]


def test_a_number_that_never_ends_is_shown_rounded() -> None:
    assert format_quantity(Fraction(200, 3), "%") == "66.67%"


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        ("40.0", "%", "40%"),
        ("50000000", "$", "$50M"),
        ("50000000", "USD", "50M USD"),
        ("-2400000000", "EUR", "-€2.4B"),
        ("12000", None, "12k"),
        ("12400", None, "12400"),
        ("1500000", None, "1.5M"),
        ("1234567", None, "1234567"),
        ("1000", None, "1000"),
        ("60000", "min", "60000 min"),
        ("0.0121", None, "0.0121"),
        ("5", "tier-one accounts", "5 tier-one accounts"),
        ("5", "m", "5"),
        ("5", "tickets per 1000 users", "5"),
    ],
)
def test_the_exact_spelling_is_the_shortest(number: str, unit: str | None, written: str) -> None:
    assert format_exact(Decimal(number), unit) == written


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (None, "None"),
        (Decimal(40), "40"),
        (Decimal("40.0"), "40"),
        (Decimal("-0.375"), "-0.375"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(53, 91), "0.582417582418"),
        (Decimal("0.9999999999999"), "1"),
        (Decimal(1234567890123456), "1234567890120000"),
        (Decimal("1E+20"), "100000000000000000000"),
    ],
)
def test_json_numbers_have_12_digits_and_no_needless_point(number: Decimal | Fraction | None, shown: str) -> None:
    assert repr(to_json_number(number)) == shown


def test_a_currency_is_known_by_its_code() -> None:
    assert [code for code in ("USD", "CHF", "XCG", "usd", "$", "ABC", "") if is_currency(code)] == ["USD", "CHF", "XCG"]


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("12/20", "`12/20` is a fraction", "write 12 or 0.6; how many there are is the key result's `target`"),
        (
            "5 of 20",
            "`5 of 20` says how many there are as well",
            "write 5; how many there are is the key result's `target`",
        ),
        (
            "5 out of the 20 accounts",
            "`5 out of the 20 accounts` says how many there are as well",
            "write 5; how many there are is the key result's `target`",
        ),
        ("~40", "`~40` begins with a comparison", "write 40; `at_least` and `at_most` say the side"),
        ("1.000,5", "`1.000,5` has a comma", "write 1000.5"),
        ("3/4", "`3/4` is a fraction", "write 3 or 0.75; how many there are is the key result's `target`"),
        ("1,5", "`1,5` has a comma", "write 1.5"),
        ("50 M", "`50 M` has a blank before its scale", "write 50M"),
        ("40 (est.)", "`40 (est.)` has a remark behind it", "write 40; a check-in takes a remark as `note`"),
        ("1_400!", "`1_400!` has a remark behind it", "write 1_400; a check-in takes a remark as `note`"),
        ("20.11.2026", "`20.11.2026` is a date, and a number is wanted", EXAMPLES),
        ("11/20/2026", "`11/20/2026` is a date, and a number is wanted", EXAMPLES),
    ],
)
def test_what_people_report_is_taught(text: str, message: str, help_text: str) -> None:
    with pytest.raises(QuantityError) as error:
        parse_quantity(text)

    assert (error.value.message, error.value.help) == (message, help_text)


@pytest.mark.parametrize(
    ("text", "unit", "help_text"),
    [("3 hours", "min", "write 3 h"), ("40 pct", "%", "write 40%"), ("50 dollars", "USD", "write 50 USD"),
     ("50 euro", "EUR", "write €50")],
)  # fmt: skip
def test_a_long_word_of_a_unit_is_told_in_short(text: str, unit: str, help_text: str) -> None:
    with pytest.raises(UnitMismatchError) as error:
        convert(parse_quantity(text), unit, "USD")

    assert error.value.help == help_text


@pytest.mark.parametrize(("text", "unit", "number"), [("50 percent", "%", 50), ("$ 50", "USD", 50), ("3h", "min", 180)])
def test_what_people_report_and_may(text: str, unit: str, number: int) -> None:
    assert convert(parse_quantity(text), unit, "USD") == number
