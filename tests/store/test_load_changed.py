"""A workspace that differs in a few files is loaded from what is known of the others, and comes out the same."""

from __future__ import annotations

import pytest

from okrcli.draft import FileChange
from okrcli.store.directory import DirectoryTree
from okrcli.store.load import LoadedWorkspace, load, load_changed
from okrcli.store.overlay import OverlayTree
from okrcli.tree import MemoryTree
from tests.process import ROOT
from tests.workspaces import make_tree

KPI = "name: CSAT\nowner: support-lead\ncadence: monthly\nunit: '%'\n"
DERIVED = "name: CSAT\nowner: support-lead\ncadence: monthly\nformula: a + b\n"
OBJECTIVE = "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 5}\n"
FILES = {
    "okr.yaml": "version: 1\n",
    "kpis/csat.yaml": KPI,
    "kpis/csat.csv": "date,value\n2026-11-13,44\n2026-11-20,x\n",
    "objectives/2026-Q4/good.yaml": OBJECTIVE,
    "objectives/2026-Q4/broken.yaml": "title: [\n",
    "objectives/2026-Q4/wrong.yaml": "title: T\nowner: 5 %\n",
    "checkins/2026-Q4/2026-11-20-o.yaml": "updates: {good/a: 1}\n",
}


class CountingTree(MemoryTree):
    """A tree that remembers which files were read."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__(files)
        self.taken: list[str] = []

    def read(self, path: str) -> bytes:
        self.taken.append(path)
        return super().read(path)


def facts(loaded: LoadedWorkspace) -> tuple[object, ...]:
    """Return all that a loaded workspace says, with the text of its files."""
    texts = {path: source.text for path, source in loaded.sources.items()}
    return loaded.workspace, loaded.config, loaded.problems, loaded.files, texts, loaded.read.keys()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("okr.yaml", "version: 1\nfiscal_year: {starts: april}\n"),
        ("okr.yaml", "version: [\n"),
        ("kpis/csat.yaml", KPI.replace("monthly", "weekly")),
        ("kpis/csat.yaml", DERIVED),
        ("kpis/csat.yaml", None),
        ("kpis/csat.csv", "date,value\n2026-11-13,45\n"),
        ("kpis/csat.csv", None),
        ("kpis/nps.yaml", KPI),
        ("objectives/2026-Q4/good.yaml", None),
        ("objectives/2026-Q4/good.yaml", "title: [\n"),
        ("objectives/2026-Q4/broken.yaml", OBJECTIVE),
        ("objectives/2026-Q4/again/good.yaml", OBJECTIVE),
        ("checkins/2026-Q4/2026-11-20-o-2.yaml", "updates: {good/a: 2}\n"),
    ],
)
def test_it_is_what_loading_all_files_gives(path: str, text: str | None) -> None:
    tree = make_tree(FILES)
    after = OverlayTree(tree, [FileChange(path, None, None if text is None else text.encode())])

    changed = load_changed(load(tree), after, {path})

    assert facts(changed) == facts(load(after))


def test_it_is_the_same_for_the_example_company() -> None:
    tree = DirectoryTree(ROOT / "examples/northwind")

    assert facts(load_changed(load(tree), tree, {"okr.yaml"})) == facts(load(tree))


def test_files_that_do_not_change_are_not_read_again() -> None:
    tree = CountingTree(FILES)
    loaded = load(tree)
    tree.taken.clear()

    again = load_changed(load_changed(loaded, tree, {"kpis/csat.csv"}), tree, {"okr.yaml"})

    assert tree.taken == ["kpis/csat.csv", "okr.yaml"]
    assert facts(again) == facts(loaded)
