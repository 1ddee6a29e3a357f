"""What is said of several faults in one file, and what is not said twice."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.model.validation import MANY, Validated, validate
from tests.model.reading import faults

KPI = "name: K\nowner: o\ncadence: weekly\n"


@pytest.mark.parametrize("data", ["text", [], ["a"]])
def test_a_file_that_is_no_mapping_is_one_fault(data: str | list[str]) -> None:
    found = "`text`" if data == "text" else "a list"
    message = f"a mapping is wanted here, and {found} stands here"
    help_text = "write keys and values, such as `title: Delight external customers`"
    assert validate(Kpi, "kpis/k.yaml", data) == Validated(  # type: ignore[arg-type]
        None, (Problem("OKR103", Place("kpis/k.yaml"), message, help_text),)
    )


def test_an_empty_file_is_one_fault() -> None:
    where = Place("kpis/k.yaml", part=Part.FILE)
    problem = Problem("OKR103", where, "the file is empty", "write it, or delete the file")
    assert validate(Kpi, "kpis/k.yaml", None) == Validated(None, (problem,))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("why: \n", [("OKR103", ("why",))]),
        ("why: \ntier: low\n", [("OKR104", ("tier",)), ("OKR103", ("why",))]),
        ("why: \nfoo: 1\n", [("OKR102", ("foo",)), ("OKR103", ("why",))]),
        ("foo: \n", [("OKR102", ("foo",))]),
        ("targets: {2026: {at_most: }}\n", [("OKR103", ("targets", "2026", "at_most"))]),
        ("numerator: \ndenominator: a\n", [("OKR103", ("numerator",))]),
        ("formerly:\n  - a\n  -\n", [("OKR103", ("formerly", 1))]),
        ("bounds: [0, null]\n", []),
        ("bounds: \n", [("OKR103", ("bounds",))]),
        ("source: {type: csv, path: }\n", [("OKR103", ("source", "path"))]),
    ],
)
def test_an_empty_value_is_one_fault_beside_the_others(text: str, places: list[object]) -> None:
    """What is missing because of it is not told as well."""
    assert [fault[:2] for fault in faults(Kpi, KPI + text)] == places


def test_a_fault_of_two_keys_is_at_the_later_with_the_first_as_related() -> None:
    data: dict[str, object] = {"updates": {"a/b": {"add": "1", "note": "n", "value": "2"}}}
    (problem,) = validate(CheckIn, "c.yaml", data).problems  # type: ignore[arg-type]
    assert problem.where == Place("c.yaml", ("updates", "a/b", "value"), Part.KEY)
    assert problem.related == ((Place("c.yaml", ("updates", "a/b", "add"), Part.KEY), "`add` stands here"),)


def test_a_missing_key_is_told_at_what_should_hold_it() -> None:
    (problem,) = validate(Config, "okr.yaml", {"version": "1", "cycles": {"launch": {"start": "2026-09-14"}}}).problems
    assert problem == Problem(
        "OKR101", Place("okr.yaml", ("cycles", "launch"), Part.HOLDER), "the key `end` is missing", "write `end: …`"
    )


def test_a_wrong_mapping_in_place_of_text_is_told_at_the_value() -> None:
    (problem,) = validate(Objective, "o.yaml", {"title": {"a": "b"}, "owner": "o", "key_results": []}).problems
    assert (problem.where, problem.help) == (Place("o.yaml", ("title",)), 'write it in quotes: "a: b"')


def test_a_key_of_the_wrong_shape_is_told_at_the_key() -> None:
    (problem,) = validate(Config, "okr.yaml", {"version": "1", "teams": {"Bad Team": {}}}).problems
    assert (problem.code, problem.where) == ("OKR106", Place("okr.yaml", ("teams", "Bad Team"), Part.KEY))


def test_of_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    wrong = {f"k{number}": "x" for number in range(MANY + 5)}
    problems = validate(Kpi, "k.yaml", {"name": "K", "owner": "o", "cadence": "weekly", **wrong}).problems
    assert len(problems) == MANY + 1
    assert problems[-1] == Problem(
        "OKR102",
        Place("k.yaml", part=Part.FILE),
        "5 more things in this file are wrong",
        "mend the first ones and check again",
    )
