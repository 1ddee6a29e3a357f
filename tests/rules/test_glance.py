"""A glance finds what a check finds, in the same order, and reads no file again for what it does not tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from okrcli.diagnostics import Notice
from okrcli.rules.engine import check
from okrcli.rules.glance import glance
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.tree import MemoryTree
from tests.bench.company import Company
from tests.bench.generate import SEED, files
from tests.fuzz.test_examples import mutated
from tests.process import ROOT
from tests.rules.checking import DAY, PATH
from tests.rules.sampling import SAMPLES, read_tree
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from okrcli.diagnostics import Diagnostic
    from okrcli.store.load import LoadedWorkspace

EVERY_GROUP = RuleOptions(frozenset(range(9)))
WORKSPACES = [*(ROOT / "examples").iterdir(), *SAMPLES.glob("*/bad"), *SAMPLES.glob("*/good")]

NO_LETTER = """
    title: Delight external customers
    owner: support-lead
    because: nothing
    key_results:
      - {id: first, title: Raise it, kpi: lost, baseline: 0, target: 1}
      - {title: Raise it, id: second, baseline: 0, target: 1, influences: [lost, gone]}
      - {id: third, title: Raise it, kpi: lost, baseline: 0, target: 1}
"""


class CountingTree(MemoryTree):
    """A tree that counts how often each file is read."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        super().__init__(files)
        self.reads: Counter[str] = Counter()

    def read(self, path: str) -> bytes:
        """Count, and read."""
        self.reads[path] += 1
        return super().read(path)


def unplaced(found: Diagnostic) -> Notice:
    return Notice(found.code, found.severity, found.message, found.help, found.location.path, found.subject)


def both(loaded: LoadedWorkspace) -> tuple[list[Notice], list[Notice]]:
    """Return what a glance finds, and what a check does, by code."""
    checked = map(unplaced, check(loaded, EVERY_GROUP, DAY, DAY).findings)
    return list(glance(loaded, EVERY_GROUP, DAY, DAY)), sorted(checked, key=lambda found: found.code)


@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_a_glance_at_every_example_and_sample(folder: Path) -> None:
    glanced, checked = both(load(read_tree(folder)))

    assert glanced == checked


@given(mutated())
def test_a_glance_at_a_mutated_example(damaged: dict[str, bytes]) -> None:
    glanced, checked = both(load(MemoryTree(damaged)))

    assert glanced == checked


def test_places_of_one_rule_in_different_parts_of_a_file_are_told_in_its_order() -> None:
    glanced, checked = both(load(make_tree({PATH: NO_LETTER})))

    assert glanced == checked
    assert [notice.message for notice in glanced if notice.code == "OKR201"] == [
        "there is no KPI `nothing`",
        "there is no KPI `lost`",
        "there is no KPI `lost`",
        "there is no KPI `gone`",
        "there is no KPI `lost`",
    ]


def test_a_silenced_finding_is_not_told() -> None:
    silenced = NO_LETTER.replace("because: nothing", "because: nothing  # okr: ignore[unknown-kpi] to come")
    glanced, checked = both(load(make_tree({PATH: silenced})))

    assert glanced == checked
    assert "there is no KPI `nothing`" not in [notice.message for notice in glanced]


def test_no_file_is_read_again_where_places_are_alike() -> None:
    tree = CountingTree(dict(files(Company(40, SEED))))
    loaded = load(tree)

    found = glance(loaded, RuleOptions(EVERY_GROUP.groups, ignore=("704",)), DAY, DAY)

    assert len(found) > len({notice.path for notice in found}) > 10
    assert set(tree.reads.values()) == {1}
