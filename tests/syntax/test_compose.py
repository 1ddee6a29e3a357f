from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.syntax.compose import compose
from okrcli.syntax.emit import WIDTH
from okrcli.syntax.scalars import UnwritableTextError
from tests.syntax.emitter import NODES, TEXT
from tests.syntax.reading import document

TEXTS = TEXT | st.text(st.sampled_from("ab \n#:-'\"\\é😀%{}[],&*!|>@`~=?\t"), max_size=300)


def test_a_new_file_looks_as_a_person_writes_it() -> None:
    written = compose(
        {
            "title": "Bring replies back: fast",
            "why": "CSAT sat at 40% all summer, and every churn interview names slow answers, and those were many.",
            "unit": "%",
            "teams": ["support", "product"],
            "key_results": [
                {"id": "csat", "target": "80%", "plan": [{"at": "2026-11-15", "value": "40 min"}]},
                {"id": "show", "milestones": [{"id": "chicago", "title": "Chicago"}, {"id": "omaha"}]},
            ],
            "updates": {"a/b": "2", "nps": {"value": "68", "note": "n=412"}},
            "done": ["A thing", "Another"],
            "none": None,
        },
        head=["yaml-language-server: $schema=../x.json"],
        comments={("updates", "a/b"): "was 1, target 5"},
    )

    assert written == (
        "# yaml-language-server: $schema=../x.json\n"
        'title: "Bring replies back: fast"\n'
        "why: CSAT sat at 40% all summer, and every churn interview names slow answers, and those were many.\n"
        'unit: "%"\n'
        "teams: [support, product]\n"
        "key_results:\n"
        "  - id: csat\n"
        "    target: 80%\n"
        "    plan: [{at: 2026-11-15, value: 40 min}]\n"
        "  - id: show\n"
        "    milestones:\n"
        "      - {id: chicago, title: Chicago}\n"
        "      - {id: omaha}\n"
        "updates:\n"
        "  a/b: 2  # was 1, target 5\n"
        "  nps: {value: 68, note: n=412}\n"
        "done:\n"
        "  - A thing\n"
        "  - Another\n"
        "none:\n"
    )


@given(st.dictionaries(TEXT.filter(bool), NODES | TEXTS, min_size=1, max_size=6))
def test_what_is_composed_reads_as_what_was_given(entries: dict[str, object]) -> None:
    assert document(compose(entries)).data == entries  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(["word", "a", "1%", "#x", "- y", "it's", "x:"]), min_size=30, max_size=60))
def test_long_text_is_folded(words: list[str]) -> None:
    written = compose({"why": " ".join(words)})

    assert document(written).data == {"why": " ".join(words)}
    assert all(len(line) <= WIDTH for line in written.splitlines())


@pytest.mark.parametrize("text", ["a\x1bb", "\u202e", "\u2028", "a\x00"])
def test_a_character_that_no_file_may_hold_is_refused(text: str) -> None:
    for entries in ({"title": text}, {text: "x"}, {"a": [{"b": text}]}):
        with pytest.raises(UnwritableTextError):
            compose(entries)  # type: ignore[arg-type]
