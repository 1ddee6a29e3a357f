"""Which changes are told of a definition that reads otherwise."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import Place
from okrcli.diff.changeset import Renames
from okrcli.diff.facts import Names
from okrcli.diff.goal_facts import key_result_facts, objective_facts
from okrcli.diff.kpi_facts import kpi_facts
from okrcli.model.annotations import known_keys
from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
from okrcli.model.kpi import Kpi
from okrcli.model.objective import KeyResult, Objective
from tests.diff.sides import DELIGHT, FILES, REPLY, ROWS, between, edited, told, workspace_of
from tests.workspaces import dedented

CSAT, ROAD_SHOW = "2026-Q4/delight/csat", "2026-Q4/delight/road-show"
REPLY_RESULT, COSTS = "2026-Q4/delight/reply", "2026-Q4/delight/costs"
OBJECTIVE = "2026-Q4/delight"
WATCHED = {"at_most": "30 min", "watch": "25 min"}
SOFTENED = "rules.severity.objective-has-number"
CHICAGO_IN_BLOCK = """\
      - id: chicago
        title: Chicago
        due: 2026-10-30
"""

FIELDS = [
    (DELIGHT, "Delight customers", "Delight all", (OBJECTIVE, "title", "Delight customers", "Delight all")),
    (DELIGHT, "owner: support-lead", "owner: chief", (OBJECTIVE, "owner", "support-lead", "chief")),
    (DELIGHT, "because: reply-time\n", "", (OBJECTIVE, "because", "reply-time", None)),
    (DELIGHT, "because:", "ambition: committed\nbecause:", (OBJECTIVE, "ambition", None, "committed")),
    (DELIGHT, "target: 80%", "target: 60%", (CSAT, "target", "80 %", "60 %")),
    (DELIGHT, "baseline: 40%", "baseline: first", (CSAT, "baseline", "40 %", "first")),
    (DELIGHT, "    weight: 2\n", "", (REPLY_RESULT, "weight", "2", "1")),
    (DELIGHT, "due: 2026-12-11", "due: 2026-12-18", (REPLY_RESULT, "due", "2026-12-11", "2026-12-18")),
    (DELIGHT, "at_most: 9", "at_most: $12", (COSTS, "keep", {"at_most": "9 USD"}, {"at_most": "12 USD"})),
    (DELIGHT, "Chicago,", "The windy city,", (f"{ROAD_SHOW}/chicago", "title", "Chicago", "The windy city")),
    (DELIGHT, "due: 2026-11-20", "due: 2026-12-20", (f"{ROAD_SHOW}/omaha", "due", "2026-11-20", "2026-12-20")),
    (DELIGHT, "status: doing", "status: done", (f"{OBJECTIVE}/templates", "status", "doing", "done")),
    (DELIGHT, "for: [reply]", "for: [reply, csat]", (f"{OBJECTIVE}/templates", "for", ["reply"], ["reply", "csat"])),
    (REPLY, "watch: 27", "watch: 25", ("reply-time", "targets.2026", WATCHED | {"watch": "27 min"}, WATCHED)),
    (REPLY, "to the first answer", "", ("reply-time", "what", "Minutes to the first answer.", "Minutes .")),
    (REPLY, "[0, null]", "[0, 600]", ("reply-time", "bounds", ["0 min", None], ["0 min", "600 min"])),
    ("okr.yaml", "n: Northwind", "n: Southwind", ("okr.yaml", "organization", "Northwind", "Southwind")),
    ("okr.yaml", "has-number: warning", "has-number: info", ("okr.yaml", SOFTENED, "warning", "info")),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), FIELDS, ids=lambda value: str(value)[:40])
def test_one_edit_is_one_change(path: str, old: str, new: str, expected: tuple[object, ...]) -> None:
    """Each edit of a field is told once, with both values."""
    assert [told(change) for change in between(FILES, edited(path, old, new)).changes] == [("changed", *expected)]


SAME = [
    (DELIGHT, "target: 80%", "target: 80"),
    (DELIGHT, "baseline: 48 min", "baseline: 0.8 h"),
    (DELIGHT, "baseline: 40%", "baseline: 40.0%\n    plan: linear"),
    (DELIGHT, "contributes_to: 2026/keep", "contributes_to: '2026/keep'  # the year's"),
    (DELIGHT, "      - {id: chicago, title: Chicago, due: 2026-10-30}\n", CHICAGO_IN_BLOCK),
    (DELIGHT, "title: Delight customers\nowner: support-lead\n", "owner: support-lead\ntitle: Delight customers\n"),
    (REPLY, "cadence: weekly", "cadence:   weekly  # as the report"),
]


@pytest.mark.parametrize(("path", "old", "new"), SAME)
def test_what_means_the_same_is_no_change(path: str, old: str, new: str) -> None:
    """Spelling, order of keys, comments and style are none of a reviewer's business."""
    assert between(FILES, edited(path, old, new)).changes == ()


WHOLE = [
    ("target: 80%", "change: +100%", [("target", "80 %", None), ("change", None, "100 %")]),
    ("contributes_to:", "supports:", [("contributes_to", "2026/keep", None), ("supports", None, "2026/keep")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), WHOLE)
def test_another_key_is_two_changes(old: str, new: str, expected: list[tuple[object, ...]]) -> None:
    """One key that goes and another that comes are told apart."""
    found = between(FILES, edited(DELIGHT, old, new)).changes
    assert [told(change)[2:] for change in found] == expected


def test_places_are_those_of_the_values() -> None:
    """A change knows where its value stands on both sides; what is absent stands in what would hold it."""
    pointer = ("key_results", 1)
    (change,) = between(FILES, edited(DELIGHT, "    weight: 2\n", "")).changes
    assert change.base is not None
    assert change.head is not None
    assert change.base.place == Place(DELIGHT, (*pointer, "weight"))
    assert change.head.place == Place(DELIGHT, (*pointer, "weight"))


def test_what_comes_and_goes_is_told_whole() -> None:
    """A new or lost thing is one change, whatever is part of it; a part of one that stays is one of its own."""
    without = {path: text for path, text in FILES.items() if path != DELIGHT}
    assert [told(c) for c in between(FILES, without).changes] == [
        ("removed", OBJECTIVE, None, "Delight customers", None)
    ]
    assert [told(c) for c in between(without, FILES).changes] == [("added", OBJECTIVE, None, None, "Delight customers")]
    fewer = edited(DELIGHT, "      - {id: omaha, due: 2026-11-20}\n", "")
    assert [told(c) for c in between(FILES, fewer).changes] == [("removed", f"{ROAD_SHOW}/omaha", None, "omaha", None)]


RENAMED = [
    (DELIGHT, "- id: csat", "- id: happy\n    formerly: [csat]", ("2026-Q4/delight/happy", CSAT)),
    (DELIGHT, "- id: costs", "- id: ticket-costs", ("2026-Q4/delight/ticket-costs", COSTS)),
]


@pytest.mark.parametrize(("path", "old", "new", "ids"), RENAMED)
def test_a_key_result_with_another_id(path: str, old: str, new: str, ids: tuple[str, str]) -> None:
    """A rename is found by `formerly`, else by the title and the way of measuring."""
    found = [told(change) for change in between(FILES, edited(path, old, new)).changes]
    assert found == [("renamed", ids[0], "id", ids[1], ids[0])]


def moved_file(old: str, new: str, more: str = "") -> dict[str, str]:
    """Return the files with one of them elsewhere."""
    files = {path: str(text) for path, text in dedented(FILES).items()}
    return {path: text for path, text in files.items() if path != old} | {new: more + files[old]}


def test_an_objective_with_another_id() -> None:
    """The same key results are the same objective; its parts are renamed with it and not told again."""
    head = moved_file(DELIGHT, "objectives/2026-Q4/please.yaml")
    assert [told(c) for c in between(FILES, head).changes] == [
        ("renamed", "2026-Q4/please", "id", OBJECTIVE, "2026-Q4/please")
    ]


def test_a_kpi_with_another_id() -> None:
    """References that follow a rename are no changes of what they name."""
    head = {
        path: text.replace("because: reply-time", "because: first-reply").replace("kpi: reply-time", "kpi: first-reply")
        for path, text in moved_file(REPLY, "kpis/first-reply.yaml", "formerly: [reply-time]\n").items()
    }
    head["kpis/first-reply.csv"] = head.pop(ROWS)
    changeset = between(FILES, head)
    assert [told(c) for c in changeset.changes] == [("renamed", "first-reply", "id", "reply-time", "first-reply")]
    assert changeset.observations == ()
    assert changeset.effects == ()


def test_git_knows_what_was_moved() -> None:
    """Where neither `formerly` nor content tells, what git says is believed."""
    files = moved_file(REPLY, "kpis/first-reply.yaml")
    files["kpis/first-reply.yaml"] = files["kpis/first-reply.yaml"].replace("Average reply", "First reply")
    found = [told(c)[:3] for c in between(FILES, files, {REPLY: "kpis/first-reply.yaml"}).changes]
    assert ("renamed", "first-reply", "id") in found
    assert ("removed", "reply-time", None) in [told(c)[:3] for c in between(FILES, files).changes]


def test_every_key_is_compared() -> None:
    """No key of a file is left out of the comparison."""
    workspace = workspace_of(FILES)
    names = Names(workspace, workspace, Renames({}, {}, {}))
    objective, kpi = workspace.objectives[ObjectiveId(OBJECTIVE)], workspace.kpis[KpiId("reply-time")]
    result = workspace.key_results[KeyResultId(CSAT)]
    parts = {"key_results", "initiatives", "id", "milestones", "rollup"}
    assert {*objective_facts(objective, names)} | parts >= {*known_keys(Objective, ())}
    assert {*key_result_facts(result, names)} | parts >= {*known_keys(KeyResult, ())}
    facts = {key.partition(".")[0] for key in kpi_facts(kpi, names)}
    assert facts >= {*known_keys(Kpi, ())}
