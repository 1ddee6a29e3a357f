"""Texts that nobody needs are let go of, and read again for who asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import WHOLE_FILE, Place, Span
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.directory import DirectoryTree
from okrcli.store.load import LoadedWorkspace, load
from okrcli.store.texts import SourceTexts
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 20)
PATH = "kpis/reply-time.yaml"
TABLE = "kpis/reply-time.csv"
FILES = {
    PATH: "name: Average reply time\nowner: nobody-known\ncadence: weekly\n",
    TABLE: "date,value\n2026-11-16,43\n",
}
OWNER = Place(PATH, ("owner",))


def write(folder: Path, files: dict[str, str]) -> LoadedWorkspace:
    for path, text in (files | {"okr.yaml": "version: 1\npeople:\n  support-lead: {}\n"}).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load(DirectoryTree(folder))


def test_places_in_a_text_that_was_let_go_of_are_found() -> None:
    sources = load(make_tree(FILES)).sources

    assert sources[PATH].text == FILES[PATH]
    assert sources[PATH].span(OWNER) == Span(2, 8, 2, 20)
    assert sources[TABLE].text == FILES[TABLE]
    assert sources[TABLE].span(Place(TABLE, (2, "value"))) == Span(2, 12, 2, 14)
    assert sorted(sources) == ["kpis/reply-time.csv", "kpis/reply-time.yaml", "okr.yaml"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("# moved\nname: N\nowner: nobody-known\n", Span(3, 8, 3, 20)),
        ("name: N\n", Span(1, 1, 1, 8)),
        ("", Span(1, 1, 1, 1)),
        ("name: [\n", WHOLE_FILE),
        (None, WHOLE_FILE),
    ],
)
def test_a_file_that_changes_between_two_readings_still_has_a_place(
    tmp_path: Path, text: str | None, span: Span
) -> None:
    loaded = write(tmp_path, FILES)
    if text is None:
        (tmp_path / PATH).unlink()
    else:
        (tmp_path / PATH).write_text(text, encoding="utf-8")
    result = check(loaded, RuleOptions(frozenset(), ("unknown-person",)), DAY, DAY)

    assert [(finding.location.path, finding.location.span) for finding in result.findings] == [(PATH, span)]
    assert result.sources == {PATH: text or ""}


@pytest.mark.parametrize("text", ["", "date,value\n", 'date,value\n2026-11-16,"4\n', "\0"])
def test_a_table_that_changes_between_two_readings_still_has_a_place(tmp_path: Path, text: str) -> None:
    loaded = write(tmp_path, FILES)
    (tmp_path / TABLE).write_text(text, encoding="utf-8")

    assert loaded.sources[TABLE].text == text
    assert loaded.sources[TABLE].span(Place(TABLE, (1, "value"))).line == 1


def test_a_text_with_a_fault_is_held_as_it_was(tmp_path: Path) -> None:
    loaded = write(tmp_path, FILES | {PATH: "name: N\nowner: 1_2\ncadence: weekly\n"})
    (tmp_path / PATH).unlink()

    assert loaded.sources[PATH].span(OWNER) == Span(2, 8, 2, 11)


def test_of_texts_that_were_read_again_few_are_held() -> None:
    paths = [f"kpis/k{number}.yaml" for number in range(200)]
    texts = SourceTexts(make_tree(dict.fromkeys(paths, "name: K\n")))
    for path in paths:
        texts.pass_by(path)
    first = texts[paths[0]]

    assert texts[paths[0]] is first
    assert [texts[path].text for path in paths] == ["name: K\n"] * 200
    assert texts[paths[0]] is not first
