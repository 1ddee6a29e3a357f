"""The states of the cache in which calls are measured are what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.cache.place import cache_folder
from tests.bench.caches import Cache, okr
from tests.bench.company import Company
from tests.bench.generate import objective_path
from tests.bench.past import write_handed_over
from tests.bench.warm import after_edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_handed_over(Company(1, seed=1), 0, tmp_path / "one")


def kept(root: Path) -> list[Path]:
    """List what okr keeps of a workspace."""
    return [path for path in Path(cache_folder(str(root)) or "").rglob("*") if path.is_file()]


def test_a_cold_call_finds_nothing_of_the_one_before(root: Path) -> None:
    call = okr(root, Cache.COLD, "status")

    call.run()
    assert kept(root)
    call.make_ready()
    assert not kept(root)


def test_a_warm_call_finds_what_the_same_one_left(root: Path) -> None:
    okr(root, Cache.WARM, "status").make_ready()

    assert kept(root)


def test_a_call_without_the_cache_leaves_none(root: Path) -> None:
    okr(root, Cache.OFF, "status").run()

    assert not kept(root)


def test_each_edit_is_another(root: Path) -> None:
    call = after_edit(root, "validate")
    texts = []

    for _ in range(2):
        call.make_ready()
        texts.append((root / objective_path(0)).read_text("utf-8"))

    assert kept(root)
    first, second = (text.split("\n") for text in texts)
    assert first[0] != second[0]
    assert first[1:] == second[1:]
