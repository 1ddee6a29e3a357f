"""What an earlier run made of a content is what this one would make of it, down to the quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.cache.blobs import BlobCache, blob_id
from okrcli.node import Node, Quoted
from okrcli.store.directory import DirectoryTree
from okrcli.store.load import load
from okrcli.store.vouched import decode, encode
from okrcli.tree import MemoryTree
from tests.process import ROOT
from tests.repositories import begin

if TYPE_CHECKING:
    from pathlib import Path

    from okrcli.store.load import LoadedWorkspace

Shape: TypeAlias = "tuple[type, str | list[Shape] | list[tuple[str, Shape]] | None]"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NODES = st.recursive(
    st.none() | TEXTS | TEXTS.map(Quoted),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS.filter(lambda key: key != "'"), inner),
)


def shape(data: Node) -> Shape:
    """Return values with their types, for `Quoted("a") == "a"`."""
    match data:
        case dict():
            return dict, [(key, shape(value)) for key, value in data.items()]
        case list():
            return list, [shape(item) for item in data]
        case _:
            return type(data), data


@given(NODES)
def test_values_come_back_as_they_were(data: Node) -> None:
    text = encode(data)

    assert text is not None
    assert shape(decode(text)) == shape(data)


def test_a_document_with_the_mark_as_a_key_is_not_kept() -> None:
    assert encode({"a": {"'": "text"}}) is None


def test_a_document_that_is_too_deep_is_not_kept() -> None:
    data: Node = "deep"
    for _ in range(100_000):
        data = [data]

    assert encode(data) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "1",
        "[1.5]",
        "NaN",
        "[-Infinity]",
        """{"'": 1}""",
        """{"'": null}""",
        """{"'": "a", "b": "c"}""",
        '"a\x01b"',
        "[" * 100_000,
        '"a" "b"',
    ],
    ids=lambda text: text[:12],
)
def test_what_it_cannot_have_written_is_nothing(text: str) -> None:
    assert decode(text) is None


def facts(loaded: LoadedWorkspace) -> object:
    """Return all that a load came to."""
    meanings = {path: (file.meaning, file.problems, file.is_commented) for path, file in loaded.read.items()}
    return loaded.workspace, loaded.config, loaded.problems, loaded.files, loaded.commented, meanings


@pytest.mark.parametrize("name", ["northwind", "solo", "malformed"])
def test_an_example_is_the_same_from_the_cache(tmp_path: Path, name: str) -> None:
    root, tree = str(begin(tmp_path).top), DirectoryTree(ROOT / "examples" / name)
    plain = load(tree)

    for _ in range(2):
        cache = BlobCache(root)
        loaded = load(tree, cache=cache)
        assert facts(loaded) == facts(plain)
        assert list(loaded.sources) == list(plain.sources)
        cache.write()

    assert BlobCache(root).size() > 0


def test_a_file_of_which_there_is_more_to_say_is_always_read(tmp_path: Path) -> None:
    root = str(begin(tmp_path).top)
    files = {
        "okr.yaml": "version: 1\n",
        "kpis/a.yaml": "name: A # okr: ignore[OKR504] so be it\n",
        "kpis/b.yaml": "name: A #1\n",
        "kpis/c.yaml": "name: [\n",
        "kpis/d.yaml": "name: D\n",
    }
    cache = BlobCache(root)
    load(MemoryTree(files), cache=cache)
    cache.write()

    cache = BlobCache(root)
    kept = {path for path, text in files.items() if cache.get(blob_id(text.encode())) is not None}
    assert kept == {"okr.yaml", "kpis/d.yaml"}


def test_a_cache_that_lies_about_types_is_found_out(tmp_path: Path) -> None:
    root, files = str(begin(tmp_path).top), {"okr.yaml": "version: 1\n"}
    for text in ("true", '{"version": true}', '{"version": [[]]}', '"version"', "[]", "null"):
        cache = BlobCache(root)
        cache.keep(blob_id(b"version: 1\n"), text)
        cache.write()

        assert facts(load(MemoryTree(files), cache=BlobCache(root))) == facts(load(MemoryTree(files)))
