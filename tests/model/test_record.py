from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from okrcli.model.checkin import CheckIn, Update
from okrcli.model.measure import Milestone
from okrcli.model.objective import Initiative, KeyResult, Objective
from okrcli.model.record import fields_of
from okrcli.model.revision import Revision
from tests.model.reading import read


@pytest.mark.parametrize("kind", [Objective, KeyResult, Initiative, Milestone, CheckIn, Update])
def test_what_there_is_very_much_of_has_slots_alone(kind: type) -> None:
    assert set(kind.__slots__) == set(fields_of(kind) or ())  # type: ignore[attr-defined]


def test_a_record_cannot_be_changed() -> None:
    checkin = read(CheckIn, "updates: {nps: 70}\n")

    with pytest.raises(FrozenInstanceError):
        checkin.done = ("more",)  # type: ignore[misc]
    with pytest.raises(TypeError):
        vars(checkin)


def test_the_fields_of_a_definition_are_found_whatever_it_is_made_of() -> None:
    assert list(fields_of(Revision) or ()) == ["date", "what", "because"]
    assert list(fields_of(CheckIn) or ()) == ["date", "by", "updates", "done", "next", "blocked"]
    assert fields_of(str) is None
    assert fields_of(tuple[str, ...]) is None
