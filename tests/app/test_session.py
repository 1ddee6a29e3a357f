"""From which day a workspace is looked at, and how one is found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.app.session import BrokenWorkspaceError, Clock, SettledDay, open_session, settle_day
from okrcli.errors import OkrError
from tests.app.opened import opened
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)
PINNED = date(2026, 11, 20)
ASKED = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("clock", "pinned", "day"),
    [
        (Clock(TODAY, TODAY, ASKED), PINNED, SettledDay(ASKED, ASKED, looks_back=True, asked=True)),
        (Clock(TODAY, TODAY), PINNED, SettledDay(PINNED, PINNED)),
        (Clock(TODAY, TODAY), None, SettledDay(TODAY, TOMORROW)),
        (Clock(TOMORROW, TODAY), None, SettledDay(TOMORROW, TOMORROW)),
        (Clock(TODAY, TOMORROW), None, SettledDay(TODAY, date(2026, 11, 24))),
    ],
)
def test_the_day_is_asked_for_else_pinned_else_today(clock: Clock, pinned: date | None, day: SettledDay) -> None:
    """Only today is unsure: then what is dated tomorrow, in UTC, is not in the future yet."""
    assert settle_day(clock, pinned) == day


def test_a_workspace_is_found_upward_and_pins_its_day(tmp_path: Path) -> None:
    write_workspace(tmp_path, {"okr.yaml": "version: 1\nas_of: 2026-11-20\n"})
    (tmp_path / "objectives" / "2026-Q4").mkdir(parents=True)

    session = open_session(tmp_path / "objectives" / "2026-Q4", Clock(TODAY, TODAY))

    assert (session.root, session.as_of, session.latest_day) == (tmp_path, PINNED, PINNED)


def test_no_workspace_is_found_past_the_root_of_a_repository(tmp_path: Path) -> None:
    write_workspace(tmp_path, {})
    (tmp_path / "repository" / ".git").mkdir(parents=True)

    with pytest.raises(OkrError) as error:
        open_session(tmp_path / "repository", Clock(TODAY, TODAY))

    assert error.value.message == f"no okr.yaml in {tmp_path / 'repository'} or a folder above it"


def test_a_broken_okr_yaml_leaves_nothing_to_look_at() -> None:
    with pytest.raises(BrokenWorkspaceError) as error:
        _ = opened({"okr.yaml": "version: 2\n"}).workspace

    assert error.value.help == "run `okr validate` to see them"
