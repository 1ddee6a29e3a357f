"""Every fault is kept with its place, and the rest still loads."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import Location, Part, Place, Problem
from okrcli.model.ids import ObjectiveId
from okrcli.store.load import LoadedWorkspace, load
from okrcli.store.reading import CSV_LIMIT
from okrcli.syntax.limits import MAX_BYTES
from okrcli.tree import EntryKind, MemoryTree
from tests.workspaces import dedented, make_tree

OBJECTIVE = "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 5}\n"
KPI = "name: K\nowner: o\ncadence: weekly\n"
GOOD = "objectives/2026-Q4/good.yaml"


def told(loaded: LoadedWorkspace) -> list[tuple[str, str, int, int]]:
    """Return code, path, line and column of each problem."""
    return [_told(loaded, problem) for problem in loaded.problems]


def _told(loaded: LoadedWorkspace, problem: Problem) -> tuple[str, str, int, int]:
    where = problem.where
    if isinstance(where, Location):
        return problem.code, where.path, where.span.line, where.span.column
    source = loaded.sources.get(where.path)
    span = None if source is None else source.span(where)
    return problem.code, where.path, 1 if span is None else span.line, 1 if span is None else span.column


@pytest.mark.parametrize(
    ("path", "text", "code", "line", "column"),
    [
        ("objectives/2026-Q4/bad.yaml", "title: [\n", "OKR002", None, None),
        ("objectives/2026-Q4/bad.yaml", "", "OKR103", 1, 1),
        ("objectives/2026-Q4/bad.yaml", "[a]\n", "OKR103", 1, 1),
        ("objectives/2026-Q4/bad.yaml", OBJECTIVE.replace("title: T", "title: T #412"), "OKR012", 1, 8),
        ("objectives/2026-Q4/bad.yaml", OBJECTIVE.replace("owner: o", "owner: "), "OKR103", 2, 1),
        ("objectives/2026-Q4/Bad_Name.yaml", OBJECTIVE, "OKR106", 1, 1),
        ("objectives/2026-Q5/bad.yaml", OBJECTIVE, "OKR109", 1, 1),
        ("objectives/bad.yaml", OBJECTIVE, "OKR008", 1, 1),
        ("objectives/2026-Q4/bad.yml", OBJECTIVE, "OKR008", 1, 1),
        ("objectives/2026-Q4/bad.csv", "date,value\n", "OKR008", 1, 1),
        ("objectives/2026-Q4/deep/good.yaml", OBJECTIVE, None, None, None),
        ("kpis/bad.csv", "date,value\n", "OKR111", 1, 1),
        ("kpis/bad.yaml", KPI + "targets: {2026-Q7: {at_most: 3}}\n", "OKR104", 4, 11),
        ("kpis/bad.yaml", KPI + "note: x\n", "OKR102", 4, 1),
        ("checkins/2026-Q4/bad.yaml", "updates: {}\n", "OKR112", 1, 1),
        ("checkins/2026-Q4/2026-11-20-o.yaml", "date: 2026-11-19\n", "OKR112", 1, 7),
        ("checkins/2026-Q4/2026-11-20-o.yaml", "by: p\n", "OKR112", 1, 5),
        ("checkins/2026-Q9/2026-11-20-o.yaml", "by: o\n", "OKR109", 1, 1),
        ("checkins/2026-11-20-o.yaml", "by: o\n", "OKR008", 1, 1),
    ],
)
def test_a_faulty_file_is_one_finding_and_the_rest_loads(
    path: str, text: str, code: str | None, line: int | None, column: int | None
) -> None:
    """Whatever is wrong with one file, the objective beside it is in the workspace."""
    loaded = load(make_tree({GOOD: OBJECTIVE, path: text}))

    found = told(loaded)
    if code is None:
        assert [fault[:2] for fault in found] == [("OKR107", GOOD)]
    elif line is None:
        assert [fault[:2] for fault in found] == [(code, path)]
    else:
        assert found == [(code, path, line, column)]
    assert loaded.workspace is not None
    assert [objective.slug for objective in loaded.workspace.objectives.values()] == ["good"]


@pytest.mark.parametrize("kind", [EntryKind.LINK, EntryKind.FOLDER, EntryKind.DEVICE])
@pytest.mark.parametrize("path", ["kpis/odd.yaml", "kpis/good.csv", "checkins/2026-Q4/2026-11-20-o.yaml"])
def test_only_regular_files_are_read(kind: EntryKind, path: str) -> None:
    """Links, folders and devices are one finding each."""
    tree = MemoryTree(dedented({"okr.yaml": "version: 1\n", "kpis/good.yaml": KPI}), {path: kind})
    assert told(load(tree)) == [("OKR007", path, 1, 1)]


def test_a_link_in_place_of_a_whole_folder_is_reported() -> None:
    """What it leads to may be somebody else's; nothing of it is read."""
    tree = MemoryTree({"okr.yaml": "version: 1\n"}, {"objectives": EntryKind.LINK})
    assert told(load(tree)) == [("OKR007", "objectives", 1, 1)]


def test_a_file_over_the_limit_is_not_read() -> None:
    """A size is known before a byte is read; measurements may be many more than a definition's lines."""
    rows = "date,value\n" + "2026-01-01,1\n" * 100_000
    loaded = load(make_tree({"kpis/big.yaml": "#" * (MAX_BYTES + 1), "kpis/good.yaml": KPI, "kpis/good.csv": rows}))

    assert told(loaded) == [("OKR005", "kpis/big.yaml", 1, 1)]
    assert MAX_BYTES < len(rows) < CSV_LIMIT
    assert "kpis/big.yaml" not in loaded.sources


def test_a_large_file_is_read_with_a_warning() -> None:
    text = KPI + "".join(f"# line {number}\n" for number in range(30_000))
    loaded = load(make_tree({"kpis/large.yaml": text}))
    assert told(loaded) == [("OKR013", "kpis/large.yaml", 1, 1)]
    assert loaded.workspace is not None
    assert list(loaded.workspace.kpis) == ["large"]


def test_a_broken_okr_yaml_leaves_the_shapes_to_be_checked() -> None:
    """Without a calendar nothing is linked, but each file is still read."""
    loaded = load(make_tree({"okr.yaml": "version: 2\n", GOOD: OBJECTIVE, "kpis/bad.yaml": "name: K\n"}))
    assert loaded.workspace is None
    assert sorted(told(loaded)) == [
        ("OKR101", "kpis/bad.yaml", 1, 1),
        ("OKR101", "kpis/bad.yaml", 1, 1),
        ("OKR104", "okr.yaml", 1, 10),
    ]


def test_the_second_file_of_an_id_is_the_wrong_one() -> None:
    """A KPI's id is unique in the workspace, a slug in its cycle; the first by path is kept."""
    kpis = {"kpis/a/k.yaml": KPI, "kpis/b/k.yaml": KPI}
    loaded = load(make_tree(kpis | {GOOD: OBJECTIVE, "objectives/2026/good.yaml": OBJECTIVE}))
    assert told(loaded) == [("OKR107", "kpis/b/k.yaml", 1, 1)]
    assert loaded.problems[0].related == ((Place("kpis/a/k.yaml", part=Part.FILE), "first used here"),)


@pytest.mark.parametrize(
    ("cycle", "line", "column"),
    [
        ("launch: {start: 2026-09-14, end: 2026-09-13}", 3, 36),
        ("launch: {start: 2026-09-14, end: 2126-09-13}", 3, 36),
        ("2026-q4: {start: 2026-09-14, end: 2026-12-13}", 3, 3),
        ("2026-Q4: {start: 2026-09-14, end: 2026-12-13}", 3, 3),
    ],
)
def test_a_cycle_that_is_none_is_reported_and_left_out(cycle: str, line: int, column: int) -> None:
    loaded = load(make_tree({"okr.yaml": f"version: 1\ncycles:\n  {cycle}\n", GOOD: OBJECTIVE}))
    assert told(loaded) == [("OKR113", "okr.yaml", line, column)]
    assert loaded.workspace is not None
    assert ObjectiveId("2026-Q4/good") in loaded.workspace.objectives
    assert loaded.workspace.calendar.custom == {}


def test_measurements_beside_a_computed_kpi_are_orphans() -> None:
    """A KPI with a formula has no measurements of its own."""
    files = {"kpis/sum.yaml": KPI + "formula: a + b\n", "kpis/sum.csv": "date,value\n2026-01-01,1\n"}
    assert told(load(make_tree(files))) == [("OKR111", "kpis/sum.csv", 1, 1)]


def test_names_that_are_no_text_do_no_harm() -> None:
    """A file name with a line break, an escape or bytes that are no UTF-8 is a name like another."""
    for name in ("a\nb", "\x1b[31m", "\udcff"):
        loaded = load(make_tree({f"kpis/{name}.yaml": KPI}))
        assert [problem.code for problem in loaded.problems] == ["OKR106"]


@pytest.mark.parametrize(
    ("path", "raw", "text"),
    [
        ("kpis/k.yaml", b"\xef\xbb\xbfname: [\n", "name: [\n"),
        ("kpis/k.yaml", b"name: caf\xe9\n", "name: caf\ufffd\n"),
        ("kpis/good.csv", b'date,value\n2026-01-01,"1\n', 'date,value\n2026-01-01,"1\n'),
    ],
)
def test_what_cannot_be_parsed_keeps_its_text_for_an_excerpt(path: str, raw: bytes, text: str) -> None:
    loaded = load(make_tree({"kpis/good.yaml": KPI, path: raw}))
    assert len(loaded.problems) == 1
    assert loaded.sources[path].text == text
