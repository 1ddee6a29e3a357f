"""Every fault is kept with its place, and the rest still loads."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import Location, Part, Place, Problem
from okrcli.model.ids import ObjectiveId
from okrcli.store.load import LoadedWorkspace, load
from okrcli.syntax.limits import MAX_BYTES, MAX_TABLE_BYTES
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
    assert MAX_BYTES < len(rows) < MAX_TABLE_BYTES
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


OTHER_CALENDAR = "version: 1\nfiscal_year: {starts: april}\n"


@pytest.mark.parametrize(
    ("path", "help_text"),
    [
        ("objectives/a.yaml", "move it to objectives/2026-Q3/a.yaml"),
        ("objectives/a.yml", "rename it to objectives/2026-Q3/a.yaml"),
        ("objectives/2026-Q4/a.yml", "rename it to objectives/2026-Q4/a.yaml"),
        ("objectives/2026-Q4/a.YAML", "rename it to objectives/2026-Q4/a.yaml"),
        ("kpis/a.Yaml", "rename it to kpis/a.yaml"),
        ("kpis/a.CSV", "rename it to kpis/a.csv"),
        ("objectives/a.csv", "move it to kpis/, beside its KPI and with its name"),
        ("checkins/2026-08-20-o.yaml", "move it to checkins/2026-Q3/2026-08-20-o.yaml"),
        ("checkins/notes.yaml", "move it to checkins/2026-Q4/notes.yaml"),
        ("checkins/2026-Q2/deep/2026-08-20-o.yaml", "move it to checkins/2026-Q2/2026-08-20-o.yaml"),
    ],
)
def test_a_file_where_none_is_read_is_told_where_it_is(path: str, help_text: str) -> None:
    """The path in the help is one at which it would be read."""
    loaded = load(make_tree({"objectives/2026-Q3/good.yaml": OBJECTIVE, path: "x"}))
    assert [(problem.code, problem.where.path, problem.help) for problem in loaded.problems] == [
        ("OKR008", path, help_text)
    ]


def test_where_to_move_a_file_is_a_cycle_of_the_workspace() -> None:
    loaded = load(make_tree({"okr.yaml": OTHER_CALENDAR, "objectives/a.yaml": OBJECTIVE}))
    assert loaded.problems[0].help == "move it to objectives/FY2026-Q3/a.yaml"


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("checkins/2026-Q4/notes.yaml", "done: [x]\n", "2026-10-01-notes"),
        ("checkins/2026-Q4/2026-11-20.yaml", "done: [x]\n", "2026-11-20-support-lead"),
        ("checkins/2026-Q4/2026-11-20-Support Lead.yaml", "done: [x]\n", "2026-11-20-support-lead"),
        ("checkins/2026-Q4/2026-11-31-o.yaml", "done: [x]\n", "2026-10-01-o"),
        ("checkins/2026-Q4/notes.yaml", "date: 2026-11-20\nby: desk-manager\n", "2026-11-20-desk-manager"),
        ("checkins/2026-Q4/notes.yaml", "[", "2026-10-01-notes"),
    ],
)
def test_a_check_in_with_another_name_is_told_which_it_may_have(path: str, text: str, name: str) -> None:
    """What it says of itself goes before what its name seems to say."""
    found = [problem for problem in load(make_tree({path: text})).problems if problem.code == "OKR112"]
    assert [problem.help for problem in found] == [f"rename it to checkins/2026-Q4/{name}.yaml"]
    again = load(make_tree({f"checkins/2026-Q4/{name}.yaml": text})).problems
    assert "OKR112" not in {problem.code for problem in again}


def test_a_check_in_that_disagrees_twice_is_told_both() -> None:
    text = "date: 2026-11-19\nby: p\n"
    assert told(load(make_tree({"checkins/2026-Q4/2026-11-20-o.yaml": text}))) == [
        ("OKR112", "checkins/2026-Q4/2026-11-20-o.yaml", 1, 7),
        ("OKR112", "checkins/2026-Q4/2026-11-20-o.yaml", 2, 5),
    ]


@pytest.mark.parametrize(
    ("okr", "text"),
    [
        ("version: 1\n", "by: agent-7\n"),
        ("version: 1\npeople: {agent-7: {}}\n", "done: [x]\n"),
        ("version: 1\npeople: {robot: {formerly: [agent-7]}}\n", "done: [x]\n"),
    ],
)
def test_a_person_whose_id_ends_in_a_number_is_no_second_check_in(okr: str, text: str) -> None:
    """Known from `people`, from what a person was called before, or from the check-in itself."""
    loaded = load(make_tree({"okr.yaml": okr, "checkins/2026-Q4/2026-11-20-agent-7.yaml": text}))
    assert loaded.problems == ()
    assert loaded.workspace is not None
    assert [(checkin.by, checkin.number) for checkin in loaded.workspace.checkins] == [("agent-7", 1)]


def test_what_only_a_spoilt_cycle_is_to_blame_for_is_not_told() -> None:
    """The files in its folder and the targets in it are right once `okr.yaml` is."""
    files = {
        "okr.yaml": "version: 1\ncycles: {launch: {start: 2026-09-14, end: 2026-09-01}}\n",
        "kpis/k.yaml": KPI + "targets: {launch: {at_most: 3}}\n",
        "objectives/launch/a.yaml": OBJECTIVE,
        "checkins/launch/2026-09-14-o.yaml": "done: [x]\n",
    }
    loaded = load(make_tree(files))
    assert told(loaded) == [("OKR113", "okr.yaml", 2, 43)]
    assert loaded.workspace is not None
    assert loaded.workspace.references.leads_into_broken("launch/a", "2026-Q4")


def test_cycles_are_not_judged_by_a_calendar_that_is_unknown() -> None:
    """Nobody knows then how the fiscal year is named; two files of one KPI are told all the same."""
    files = {
        "okr.yaml": "version: 2\n",
        "kpis/k.yaml": KPI + "targets: {FY2027: {at_most: 3}}\n",
        "kpis/sub/k.yaml": KPI,
        "objectives/FY2027/a.yaml": OBJECTIVE,
    }
    assert told(load(make_tree(files))) == [("OKR104", "okr.yaml", 1, 10), ("OKR107", "kpis/sub/k.yaml", 1, 1)]


def test_the_measurements_of_a_broken_kpi_are_read_for_their_faults() -> None:
    files = {"kpis/k.yaml": KPI + "tier: low\n", "kpis/k.csv": "date,value\n2026-01-01,x\n"}
    assert told(load(make_tree(files))) == [("OKR104", "kpis/k.yaml", 4, 7), ("OKR110", "kpis/k.csv", 2, 12)]


@pytest.mark.parametrize(
    ("path", "help_text"),
    [
        ("kpis/reply-tme.csv", "rename it to kpis/reply-time.csv, or write its KPI, kpis/reply-tme.yaml"),
        ("kpis/support/reply-time.csv", "move it to kpis/reply-time.csv, beside its KPI"),
        ("kpis/arr.csv", "write its KPI, kpis/arr.yaml"),
        ("kpis/churn-rat.csv", "write its KPI, kpis/churn-rat.yaml"),
    ],
)
def test_measurements_without_a_kpi_are_told_which_may_be_theirs(path: str, help_text: str) -> None:
    """One that has measurements of its own is not asked."""
    rows = "date,value\n"
    files = {"kpis/reply-time.yaml": KPI, "kpis/churn-rate.yaml": KPI, "kpis/churn-rate.csv": rows, path: rows}
    loaded = load(make_tree(files))
    assert [(problem.code, problem.where.path, problem.help) for problem in loaded.problems] == [
        ("OKR111", path, help_text)
    ]


@pytest.mark.parametrize(
    ("path", "kind", "code"),
    [
        ("kpis/linked", EntryKind.LINK, "OKR007"),
        ("objectives/2026-Q4", EntryKind.LINK, "OKR007"),
        ("kpis/sealed", EntryKind.SEALED, "OKR007"),
        ("kpis", EntryKind.SEALED, "OKR007"),
        ("kpis/README.md", EntryKind.LINK, None),
        ("kpis/pipe", EntryKind.DEVICE, None),
    ],
)
def test_what_may_hide_goals_is_told(path: str, kind: EntryKind, code: str | None) -> None:
    """A link in place of a folder and a folder that cannot be opened; other things are left alone."""
    loaded = load(MemoryTree({"okr.yaml": "version: 1\n"}, {path: kind}))
    assert [(problem.code, problem.where.path) for problem in loaded.problems] == ([(code, path)] if code else [])


def test_a_folder_that_cannot_be_opened_says_why() -> None:
    (problem,) = load(MemoryTree({"okr.yaml": "version: 1\n"}, {"kpis/sealed": EntryKind.SEALED})).problems
    assert (problem.message, problem.help) == (
        "the folder cannot be read: no such file",
        "make it readable, or take the folder out",
    )


def test_a_tree_without_okr_yaml_is_one_fault() -> None:
    loaded = load(MemoryTree({"kpis/k.yaml": KPI}))
    assert (told(loaded), loaded.workspace, loaded.config) == ([("OKR007", "okr.yaml", 1, 1)], None, None)
