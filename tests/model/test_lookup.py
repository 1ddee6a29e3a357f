"""What a reference on the command line means: the first step that has a hit decides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.errors import OkrError
from okrcli.model.lookup import AmbiguousGoalError, UnknownGoalError, look_up, look_up_only
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
from okrcli.store.load import load
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from okrcli.model.workspace import Workspace

OBJECTIVE = """
title: T
owner: o
key_results:
  - {id: csat, title: A, baseline: 0, target: 5, formerly: [smiles]}
  - {id: calls, title: B, baseline: 0, target: 5}
"""
KPI = "name: K\nowner: o\ncadence: weekly\nformerly: [answer-time]\n"
NOVEMBER = date(2026, 11, 20)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    files = {
        "objectives/2026-Q4/delight.yaml": f"{OBJECTIVE}formerly: [please]\n",
        "objectives/2026-Q4/sell.yaml": OBJECTIVE.replace("csat", "deals").replace("smiles", "sales"),
        "objectives/2026-Q3/delight.yaml": OBJECTIVE,
        "objectives/2026-Q3/summer.yaml": OBJECTIVE,
        "kpis/reply-time.yaml": KPI,
        "kpis/csat.yaml": "name: K\nowner: o\ncadence: weekly\n",
    }
    loaded = load(make_tree(files)).workspace
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("2026-Q3/delight", "2026-Q3/delight"),
        ("2026-Q3/delight/csat", "2026-Q3/delight/csat"),
        ("reply-time", "reply-time"),
        ("answer-time", "reply-time"),
        ("csat", "csat"),
        ("delight", "2026-Q4/delight"),
        ("delight/csat", "2026-Q4/delight/csat"),
        ("deals", "2026-Q4/sell/deals"),
        ("summer", "2026-Q3/summer"),
        ("summer/calls", "2026-Q3/summer/calls"),
        ("2026-Q4/please", "2026-Q4/delight"),
        ("please", "2026-Q4/delight"),
        ("please/smiles", "2026-Q4/delight/csat"),
        ("2026-Q4/please/csat", "2026-Q4/delight/csat"),
        ("sales", "2026-Q4/sell/deals"),
    ],
)
def test_a_reference_may_be_short_whole_or_old(workspace: Workspace, ref: str, found: str) -> None:
    """A whole id, a KPI's too, comes first; then the end of an id in a cycle of the day; then in any cycle."""
    assert look_up(workspace, ref, NOVEMBER).id == found


def test_the_day_decides_between_cycles(workspace: Workspace) -> None:
    assert look_up(workspace, "delight", date(2026, 8, 1)).id == "2026-Q3/delight"


def test_several_hits_of_one_step_are_listed(workspace: Workspace) -> None:
    with pytest.raises(AmbiguousGoalError) as error:
        look_up(workspace, "calls", NOVEMBER)

    assert error.value.message == "`calls` names 2 goals"
    assert error.value.help == "write 2026-Q4/delight/calls or 2026-Q4/sell/calls"


@pytest.mark.parametrize(
    ("ref", "help_text"),
    [
        ("replytime", "write reply-time"),
        ("deligt", "write delight"),
        ("delight/call", "write delight/calls, delight/csat or sell/calls"),
        ("2026-Q4", "write `--cycle 2026-Q4`: 2026-Q4 is a cycle"),
        ("zzzz", "`okr status` and `okr kpis` list what there is, such as 2026-Q3/delight or csat"),
        ("", "`okr status` and `okr kpis` list what there is, such as 2026-Q3/delight or csat"),
    ],
)
def test_no_hit_is_answered_with_the_nearest_names(workspace: Workspace, ref: str, help_text: str) -> None:
    with pytest.raises(UnknownGoalError) as error:
        look_up(workspace, ref, NOVEMBER)

    assert error.value.message == f"no objective, key result or KPI is named `{ref}`"
    assert error.value.help == help_text


@pytest.mark.parametrize("ref", ["ight/csat", "nowhere/2026-Q4/delight", "nowhere/2026-Q4/delight/csat", "/delight"])
def test_what_is_no_segment_of_an_id_leads_nowhere(workspace: Workspace, ref: str) -> None:
    """Neither part of a word, nor an id with something before it."""
    with pytest.raises(OkrError):
        look_up(workspace, ref, NOVEMBER)


def test_who_wants_one_kind_looks_only_there(workspace: Workspace) -> None:
    assert look_up(workspace, "csat", NOVEMBER).id == "csat"
    assert look_up_only(workspace, "csat", NOVEMBER, PlacedKpi).id == "csat"
    assert look_up_only(workspace, "csat", NOVEMBER, PlacedKeyResult).id == "2026-Q4/delight/csat"


@pytest.mark.parametrize(
    ("ref", "message", "help_text"),
    [
        ("csat", "no objective is named `csat`", "`okr status` and `okr kpis` list what there is"),
        ("summr", "no objective is named `summr`", "write summer"),
    ],
)
def test_what_is_of_another_kind_is_not_found(workspace: Workspace, ref: str, message: str, help_text: str) -> None:
    with pytest.raises(UnknownGoalError) as error:
        look_up_only(workspace, ref, NOVEMBER, PlacedObjective)

    assert (error.value.message, error.value.help) == (message, help_text)


@pytest.mark.parametrize("ref", ["torn", "2026-Q4/torn", "torn/csat", "2026-Q4/torn/csat", "gauge"])
def test_what_could_not_be_read_is_said_to_be_there(ref: str) -> None:
    loaded = load(
        make_tree({"objectives/2026-Q4/torn.yaml": "title: [", "kpis/gauge.yaml": "name: [", "kpis/x.yaml": KPI})
    )
    assert loaded.workspace is not None
    whole = "gauge" if ref == "gauge" else "2026-Q4/torn"

    assert look_up(loaded.workspace, "x", NOVEMBER).id == "x"
    with pytest.raises(OkrError) as error:
        look_up(loaded.workspace, ref, NOVEMBER)
    assert error.value.message == f"`{ref}` cannot be looked at: the file of `{whole}` has errors"
    assert error.value.help == "run `okr validate` to see them"


def test_who_owns_a_key_result_alone_is_a_person_too() -> None:
    """The objective and its other key results are somebody else's."""
    text = OBJECTIVE.replace("{id: calls,", "{id: calls, owner: phone-lead,")
    found = load(make_tree({"objectives/2026-Q4/delight.yaml": text})).workspace
    assert found is not None
    with pytest.raises(UnknownGoalError) as error:
        look_up(found, "phone-lead", NOVEMBER)

    assert error.value.help == "write `--owner phone-lead`: phone-lead is a person"
