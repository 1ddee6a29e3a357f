"""A key that is not known: where it belongs, what was meant, or which keys there are."""

from __future__ import annotations

import pytest

from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.fields import LIST_HELP
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.model.synonyms import meant_by
from tests.model.reading import faults

COMPUTED = "it is computed from the values that are checked in; take the key out"
RECORD = "a value is an observation, not a definition: run `okr checkin {} VALUE`"
SMALLEST = "title: T\nowner: o\nkey_results: []\n"


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
        ("sparkle: x", "the keys here are name, what, why, how, owner, team, cadence"),
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


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("start: 48, goal: 30", "baseline target"),
        ("from: 48, to: 30", "baseline target"),
        ("initial: 48, Target: 30", "baseline target"),
        ("baseline: 0, target: 5, deadline: 2026-12-01, metric: x", "due kpi"),
        ("baseline: 0, target: 5, due_date: 2026-12-01, assignee: me", "due owner"),
        ("guardrail: {min: 3}", "keep"),
        ("keep: {min: 3}", "at_least"),
        ("keep: {max: 3}", "at_most"),
        ("checkpoints: [a]", "milestones"),
        ("milestones: [{id: a, name: A, deadline: 2026-12-01}]", "title due"),
        ("baseline: 0, target: 5, plan: [{date: 2026-11-15, value: 3}]", "at"),
    ],
)
def test_words_that_mean_a_key_of_a_key_result(keys: str, meant: str) -> None:
    assert helps(Objective, key_result(keys)) == [f"write `{key}`" for key in meant.split()]


@pytest.mark.parametrize(
    ("model", "text", "meant"),
    [
        (Objective, f"{SMALLEST}reason: x\ntasks: []\nparent: x", "why initiatives contributes_to"),
        (Objective, f"{SMALLEST}description: x\naligned_to: x\nteam: a", "why supports teams"),
        (Kpi, "name: K\nowner: o\ncadence: daily\ndescription: x\nreason: x\ngoal: {}", "what why targets"),
        (Kpi, "name: K\nowner: o\ncadence: daily\ntargets: {2026: {min: 4, warn: 5}}", "at_least watch"),
        (CheckIn, "author: me\nday: 2026-11-20\nvalues: {}\nblockers: []", "by date updates blocked"),
        (CheckIn, "updates: {a: {current: 3, comment: x, day: 2026-11-20}}", "value note at"),
        (Config, "version: 1\ncompany: N\nusers: {}\nteams: {a: {title: A, head: b}}", "name lead organization people"),
    ],
)  # fmt: skip
def test_words_that_mean_a_key_by_the_kind_of_file(model: type, text: str, meant: str) -> None:
    """The same word means another key, or none, in another place."""
    assert helps(model, f"{text}\n") == [f"write `{key}`" for key in meant.split()]


@pytest.mark.parametrize(
    ("model", "text", "message"),
    [
        (Objective, "name: T\nowner: o\nkey_results: []", "the key `name` is not known here, and `title` is missing"),
        (Objective, "titel: T\nowner: o\nkey_results: []", "the key `titel` is not known here, and `title` is missing"),
        (Objective, "title: T\nowner: o\nkrs: []", "the key `krs` is not known here, and `key_results` is missing"),
        (Kpi, "name: K\nowner: o\nfrequency: daily", "the key `frequency` is not known here, and `cadence` is missing"),
        (Kpi, "name: K\nowner: o\ncadence: daily\ntitle: K", "the key `title` is not known here"),
    ],
)
def test_a_missing_key_beside_the_one_that_was_meant_as_it_is_one_finding(model: type, text: str, message: str) -> None:
    assert [(fault[0], fault[2]) for fault in faults(model, f"{text}\n")] == [("OKR102", message)]


def test_a_missing_key_that_no_other_was_meant_as_is_a_finding_of_its_own() -> None:
    found = faults(Objective, "titel: T\nkey_results: []\n")

    assert sorted((fault[0], fault[2]) for fault in found) == [
        ("OKR101", "the key `owner` is missing"),
        ("OKR102", "the key `titel` is not known here, and `title` is missing"),
    ]


@pytest.mark.parametrize(("word", "known"), [("start", {"start", "end"}), ("name", {"email"}), ("sparkle", {"title"})])
def test_a_word_means_what_is_known_in_its_place_or_nothing(word: str, known: set[str]) -> None:
    assert meant_by(word, known - {word}) is None


def helps(model: type, text: str) -> list[str]:
    """Return the helps of all findings, which are unknown keys."""
    found = faults(model, text)
    assert {fault[0] for fault in found} == {"OKR102"}
    return [fault[3] for fault in found]


def test_a_blank_in_a_key_that_is_no_space_is_named() -> None:
    assert faults(Objective, f"{SMALLEST}\u00a0why: x\n") == [
        (
            "OKR102",
            ("\u00a0why",),
            "no-break space stands in the key `\u00a0why`",
            "put a plain space in its place, or take it out",
        )
    ]


@pytest.mark.parametrize(
    ("text", "code", "help_text"),
    [
        ("title: T\nowner: “me”\nkey_results: []\n", "OKR106", "write me without them"),
        ("title: T\nowner: o\nkey_results: []\nteams: – a – b\n", "OKR103", f"{LIST_HELP}: `–` is no hyphen"),
        ("title: T\nowner: o\nkey_results: []\nweight: “2”\n", "OKR104", "write 2 without them"),
    ],
)
def test_signs_of_a_word_processor_are_named(text: str, code: str, help_text: str) -> None:
    assert [(fault[0], fault[3]) for fault in faults(Objective, text)] == [(code, help_text)]
