"""The benchmark stands on its workspace: the same every time, and nothing wrong in it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tests.bench.company import Company
from tests.bench.generate import files, write
from tests.process import run_okr

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_seed_writes_the_same_files() -> None:
    assert list(files(Company(23, seed=1))) == list(files(Company(23, seed=1)))


def test_another_seed_writes_other_goals() -> None:
    assert dict(files(Company(23, seed=1))) != dict(files(Company(23, seed=2)))


def test_a_smaller_company_is_the_beginning_of_a_larger_one() -> None:
    small, large = dict(files(Company(20, seed=1))), dict(files(Company(40, seed=1)))

    first = "objectives/2026-Q4/goal-00001.yaml"
    assert small[first] == large[first]
    assert small.keys() < large.keys()


def test_files_are_spread_as_the_numbers_say() -> None:
    paths = [path for path, _ in files(Company(100, seed=1))]

    counts = Counter(f"{path.partition('/')[0]} {path.rpartition('.')[2]}" for path in paths)
    assert counts == {"okr.yaml yaml": 1, "objectives yaml": 100, "kpis yaml": 20, "kpis csv": 20, "checkins yaml": 160}
    assert len(set(paths)) == len(paths)


def test_nothing_in_it_is_wrong(tmp_path: Path) -> None:
    write(Company(60, seed=1), tmp_path)

    ran = run_okr("-C", str(tmp_path), "validate", "--format", "json")

    result = json.loads(ran.stdout)
    assert [finding for finding in result["findings"] if finding["severity"] == "error"] == []
    assert result["files"] == len(list(files(Company(60, seed=1))))
