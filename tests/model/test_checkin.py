"""What a check-in's file may hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrcli.model.checkin import CheckIn
from tests.model.reading import faults, read


def test_every_key_of_the_format_is_read() -> None:
    """Values, statuses and mappings all become updates."""
    checkin = read(
        CheckIn,
        """
        date: 2026-11-20
        by: support-lead
        updates:
          delight-customers/accounts: 2
          delight-customers/road-show: {reached: [chicago], note: 140 guests, unreached: [omaha]}
          delight-customers/visits: {reached: {chicago: 2026-10-28, omaha: }}
          delight-customers/csat: {confidence: 0.6, note: The survey ran late., link: https://survey.example}
          delight-customers/templates: done
          nps: {value: 68, at: 2026-11-18, note: n=412}
          arr: {add: $1M}
          churn: {at: 2026-11-18, withdraw: true}
        done: [Reply templates are live]
        next: [Book the hall]
        blocked: [Legal]
        """,
    )

    updates = checkin.updates
    value = updates["delight-customers/accounts"].value
    added = updates["arr"].add
    assert value is not None
    assert value.number == 2
    assert updates["delight-customers/road-show"].reached == {"chicago": None}
    assert updates["delight-customers/visits"].reached == {"chicago": date(2026, 10, 28), "omaha": None}
    assert updates["delight-customers/csat"].confidence == Decimal("0.6")
    assert updates["delight-customers/templates"].status == "done"
    assert updates["nps"].at == date(2026, 11, 18)
    assert added is not None
    assert (added.number, added.unit) == (1_000_000, "$")
    assert updates["churn"].withdraw
    assert (checkin.done, checkin.next, checkin.blocked) == (
        ("Reply templates are live",),
        ("Book the hall",),
        ("Legal",),
    )


def test_what_is_said_in_the_same_words_is_one_object() -> None:
    """There are hundreds of thousands of updates in a large workspace, and few hundred different ones."""
    updates = read(CheckIn, "updates: {a/b: 40%, c/d: 40%, e: done, f: done, g: {confidence: 0.4, value: 40%}}").updates

    assert updates["a/b"] is updates["c/d"]
    assert updates["e"] is updates["f"]
    assert updates["e"] != updates["a/b"]
    assert updates["g"].value == updates["a/b"].value


def test_a_number_in_quotes_is_refused_though_the_bare_one_was_read_before() -> None:
    found = faults(CheckIn, "updates: {a/b: 41%, c/d: '41%', e/f: {value: '41%'}}")

    assert [(code, pointer) for code, pointer, *_ in found] == [
        ("OKR104", ("updates", "c/d")),
        ("OKR104", ("updates", "e/f", "value")),
    ]


@pytest.mark.parametrize(
    ("update", "code", "pointer"),
    [
        ("a/b: [1]", "OKR103", ("updates", "a/b")),
        ("a/b: ", "OKR103", ("updates", "a/b")),
        ("a/b: four", "OKR104", ("updates", "a/b")),
        ("a/b: {value: 1, confidence: 7}", "OKR104", ("updates", "a/b", "confidence")),
        ("a/b: {vaule: 1}", "OKR102", ("updates", "a/b", "vaule")),
        ("a/b: {reached: chicago}", "OKR103", ("updates", "a/b", "reached")),
        ("a/b: {status: ready}", "OKR104", ("updates", "a/b", "status")),
        ("a/b: {reached: [Chicago]}", "OKR106", ("updates", "a/b", "reached", 0)),
        ("a/b: {reached: {Chicago: }}", "OKR106", ("updates", "a/b", "reached", "Chicago")),
        ("a/b: {reached: {chicago: soon}}", "OKR104", ("updates", "a/b", "reached", "chicago")),
        ("a/b: {reached: }", "OKR103", ("updates", "a/b", "reached")),
        ("a/b: {value: 1, add: 1}", "OKR104", ("updates", "a/b", "add")),
        ("a/b: {add: 1, note: n, value: 1}", "OKR104", ("updates", "a/b", "value")),
        ("a/b: {value: 1, withdraw: true}", "OKR104", ("updates", "a/b", "withdraw")),
        ("a/b: {withdraw: yes}", "OKR104", ("updates", "a/b", "withdraw")),
        ('a/b: {withdraw: "true"}', "OKR104", ("updates", "a/b", "withdraw")),
        ("a/b: {}", "OKR104", ("updates", "a/b")),
        ("a/b: {at: 2026-11-18}", "OKR104", ("updates", "a/b")),
        ("a/b: {withdraw: false}", "OKR104", ("updates", "a/b")),
    ],
)
def test_what_makes_no_update_is_one_fault(update: str, code: str, pointer: tuple[str | int, ...]) -> None:
    """Each value that says nothing is one fault at its place."""
    assert [fault[:2] for fault in faults(CheckIn, f"updates:\n  {update}\n")] == [(code, pointer)]


@pytest.mark.parametrize(
    ("word", "help_text"),
    [
        ("doen", "write done"),
        ("Planned", "write planned"),
        ("chicago", "write a number, or of milestones {reached: [chicago]}"),
        ("yes", "write a number, or of milestones {reached: [passed]}"),
    ],
)
def test_a_word_is_a_status_with_a_slip_or_a_milestone(word: str, help_text: str) -> None:
    message = f"`{word}` is neither a number nor a status"
    assert faults(CheckIn, f"updates: {{a/b: {word}}}\n") == [("OKR104", ("updates", "a/b"), message, help_text)]


def test_a_text_that_reads_as_something_else_is_shown_in_quotes() -> None:
    """What people write in lists of texts is seldom meant as YAML."""
    found = faults(CheckIn, "done:\n  - Fixed: the survey\n  - [red]\n")

    assert [fault[1:] for fault in found] == [
        (("done", 0), "text is wanted here, and a mapping stands here", 'write it in quotes: "Fixed: the survey"'),
        (("done", 1), "text is wanted here, and a list stands here", 'write it in quotes: "[red]"'),
    ]


@pytest.mark.parametrize(
    ("text", "code", "pointer", "help_text"),
    [
        (
            "updates:\n  - g/a: 3\n  - g/b: 4\n",
            "OKR103",
            ("updates",),
            "write each line without its dash, by what it is of: `g/a: 3`",
        ),
        (
            "updates:\n  - {key_result: g/a, value: 3}\n",
            "OKR103",
            ("updates",),
            "write each line without its dash, by what it is of: `g/a: 3`",
        ),
        (
            "updates: [done]\n",
            "OKR103",
            ("updates",),
            "write each line without its dash, by what it is of: `delight-customers/csat: 55`",
        ),
        (
            "g/a: 3\n",
            "OKR102",
            ("g/a",),
            "what is reported stands below `updates:`, indented: `updates: {g/a: 3}`",
        ),
        (
            "reply-time: {value: 3}\n",
            "OKR102",
            ("reply-time",),
            "what is reported stands below `updates:`, indented: `updates: {reply-time: …}`",
        ),
        ("updates: {g/a: 1,5}\n", "OKR104", ("updates", "5"), "a comma ends a value here: write 1.5"),
        ("updates: {g/a: 1.000,5}\n", "OKR104", ("updates", "5"), "a comma ends a value here: write 1000.5"),
        (
            "updates: {g/a: n/a}\n",
            "OKR104",
            ("updates", "g/a"),
            "leave the line out until there is a number; a mapping with a `note` alone says why: {note: …}",
        ),
    ],
)
def test_what_a_newcomer_writes_is_taught(text: str, code: str, pointer: tuple[str, ...], help_text: str) -> None:
    assert [(fault[0], fault[1], fault[3]) for fault in faults(CheckIn, text)] == [(code, pointer, help_text)]
