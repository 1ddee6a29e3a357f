from __future__ import annotations

import pytest

from okrcli.app.checkin.who import person
from okrcli.errors import OkrError
from tests.app.opened import TEAMS, objective, opened

PEOPLE = {
    "okr.yaml": """
        version: 1
        people:
          chief: {email: Chief@Northwind.example}
          desk-manager: {email: desk@northwind.example, formerly: [shift-lead]}
        """,
    "objectives/2026-Q4/a.yaml": objective("chief"),
}


@pytest.mark.parametrize(
    ("asked", "address", "named", "found"),
    [
        ("chief", "desk@northwind.example", "desk-manager", "chief"),
        ("shift-lead", None, None, "desk-manager"),
        (None, "chief@northwind.EXAMPLE", "desk-manager", "chief"),
        (None, "somebody@else.example", "desk-manager", "desk-manager"),
        (None, None, "shift-lead", "desk-manager"),
    ],
)
def test_what_is_typed_wins_then_git_then_the_environment(
    asked: str | None, address: str | None, named: str | None, found: str
) -> None:
    assert person(opened(PEOPLE).workspace, asked, lambda: address, named) == found


def test_git_is_not_asked_where_no_address_could_match() -> None:
    def unwanted() -> str:
        raise AssertionError

    assert person(opened({"okr.yaml": TEAMS}).workspace, None, unwanted, "chief") == "chief"


def test_the_one_person_there_is_needs_no_name() -> None:
    alone = {"objectives/2026-Q4/a.yaml": objective("me")}
    two = alone | {"objectives/2026-Q4/b.yaml": objective("you")}

    assert person(opened(alone).workspace, None, lambda: None, None) == "me"
    with pytest.raises(OkrError) as caught:
        person(opened(two).workspace, None, lambda: None, None)
    assert (caught.value.message, caught.value.help) == (
        "nothing says who checks in",
        "write `--by me`, or set OKR_USER",
    )


@pytest.mark.parametrize(
    ("name", "message", "help_text"),
    [("cheif", "OKR204 unknown-person: `cheif` is not one of the people", "write chief")],
)
def test_somebody_else_is_refused(name: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as caught:
        person(opened(PEOPLE).workspace, name, lambda: None, None)
    assert (caught.value.message, caught.value.help) == (message, help_text)


def test_where_nobody_is_listed_any_id_will_do() -> None:
    workspace = opened({}).workspace

    assert person(workspace, "zoe", lambda: None, None) == "zoe"
    with pytest.raises(OkrError, match="`Zoe B` is no id"):
        person(workspace, "Zoe B", lambda: None, None)
