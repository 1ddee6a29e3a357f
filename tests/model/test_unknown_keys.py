"""A key that is not known: where it belongs, what was meant, or which keys there are."""

from __future__ import annotations

import pytest

from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from tests.model.reading import faults

COMPUTED = "it is computed from the values that are checked in; take the key out"
RECORD = "a value is an observation, not a definition: run `okr checkin {} VALUE`"


def key_result(keys: str) -> str:
    """Return the text of an objective, whose file is `growth.yaml`, with one key result of these keys."""
    return f"title: T\nowner: o\nkey_results:\n  - {{id: accounts, title: A, {keys}}}\n"


@pytest.mark.parametrize(
    ("keys", "help_text"),
    [
        ("baseline: 0, target: 5, current: 2", RECORD.format("growth/accounts")),
        ("kpi: arr, baseline: 0, target: 5, current: 2", RECORD.format("arr")),
        ("baseline: 0, target: 5, progress: 40%", COMPUTED),
        (
            "kpi: arr, baseline: 0, target: 5, confidence: 0.7",
            "confidence stands in a check-in: `growth/accounts: {confidence: 0.7}`",
        ),
        (
            "milestones: [{id: chicago, done: true}]",
            "what is reached stands in a check-in: `growth/accounts: {reached: [chicago]}`",
        ),
        ("baseline: 0, targt: 4, target: 5", "take it out: `target` is here already"),
        ("baseline: 0, target: 5, plan: [{at: 2026-11-15, value: 1, vlue: 2}]", "take it out: `value` is here already"),
    ],
)
def test_what_people_look_for_in_a_key_result(keys: str, help_text: str) -> None:
    found = faults(Objective, key_result(keys))
    assert [(fault[0], fault[3]) for fault in found] == [("OKR102", help_text)]


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("current: 4", RECORD.format("growth")),
        ("health: red", "it is computed from the values and `targets`; take the key out"),
        ("target: 30", "write `targets`"),
        ("desc: x", "the keys here are name, what, why, how, owner, team, cadence"),
    ],
)
def test_what_people_look_for_in_a_kpi(text: str, help_text: str) -> None:
    """A word that is only a little like a key is not taken for a slip of it: `current` is no `parent`."""
    found = faults(Kpi, f"name: K\nowner: o\ncadence: weekly\n{text}\n")
    assert [fault[0] for fault in found] == ["OKR102"]
    assert found[0][3].startswith(help_text)


@pytest.mark.parametrize(
    ("keys", "help_text"),
    [
        ("target: 1,500", "a comma ends a value here: write 1500 or 1_500"),
        ("target: 1,500: ", "a comma ends a value here: write 1500 or 1_500"),
        ("target: $1,500", "a comma ends a value here: write $1500 or $1_500"),
        ("target: 1,500 min", "a comma ends a value here: write 1500 min or 1_500 min"),
        ("target: 1,5", "a comma ends a value here: write 1.5"),
        ("target: 12,345,678", "a comma ends a value here: write 12345678 or 12_345_678"),
    ],
)
def test_a_comma_in_a_flow_mapping_is_seen_through(keys: str, help_text: str) -> None:
    """`{target: 1,500}` reads as two keys; the help shows the number that was meant."""
    found = faults(Objective, key_result(f"baseline: 0, {keys}"))
    assert {(fault[0], fault[3]) for fault in found} == {("OKR102", help_text)}


@pytest.mark.parametrize("keys", ["3: a", "title: A, 3: a"])
def test_another_key_of_digits_is_a_key(keys: str) -> None:
    found = faults(CheckIn, f"updates: {{a/b: {{{keys.replace('title: A', 'note: A')}}}}}\n")
    assert found[0][3].startswith("the keys here are value, add")


def test_where_only_some_words_are_keys_the_nearest_is_shown() -> None:
    assert faults(Config, "version: 1\norganisation: N\n") == [
        ("OKR102", ("organisation",), "the key `organisation` is not known here", "write `organization`")
    ]
