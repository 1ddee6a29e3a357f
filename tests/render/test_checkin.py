"""The block after a check-in, and the words of the walk: no line is wider than the window, and nothing is cut."""

from __future__ import annotations

import pytest

from okrcli.app.checkin.effect import effect_of
from okrcli.app.checkin.given import Said
from okrcli.app.checkin.owed import owed_by
from okrcli.app.checkin.plan import checked
from okrcli.app.checkin.recording import Recording
from okrcli.render.asking import render_goal, render_owed
from okrcli.render.checkin import render_checked_in
from okrcli.render.paint import Paint
from tests.app.checkin.checking_in import FILES, FLOW, given
from tests.app.opened import opened
from tests.app.planned import after

PLAIN = Paint(on=False)


def block(*said: Said, width: int | None = 100) -> str:
    """Return what is said after a check-in."""
    before = opened(FILES)
    what = given(*said)
    change = Recording(lambda _: what, is_sure=True).plan(before)
    return render_checked_in(effect_of(before, after(before, change), checked(before, what)), PLAIN, width)


def test_every_kind_of_goal_is_told_with_what_it_was() -> None:
    said = (
        Said("accounts", "4", confidence="0.7"),
        Said("calm", "3"),
        Said("road-show", "omaha"),
        Said("reply-time", "30"),
        Said("templates", "done"),
    )

    assert block(*said) == (
        "  delight/accounts  2 → 4 of 5 accounts; progress 40% → 80%, plan 55%, on track (was at risk),\n"
        "    confidence – → 0.7\n"
        "  delight/calm  3, to keep at most 5; progress – → 13%, plan 100%, on track (was no data)\n"
        "  delight/road-show  0 → 1 of 3 reached; progress – → 33%, no data\n"
        "  reply-time  44 → 30 min, target at most 30 min, recovering (was breached)\n"
        "    delight/reply-time  progress 22% → 100%, plan 55%, achieved (was at risk)\n"
        "  delight/templates  doing → done: Roll out templates\n"
    )


def test_the_amount_of_a_flow_is_told_with_its_period() -> None:
    before = opened(FILES | FLOW)
    what = given(Said("sales", "22"))
    change = Recording(lambda _: what, is_sure=True).plan(before)

    assert render_checked_in(effect_of(before, after(before, change), checked(before, what)), PLAIN, 100) == (
        "  sales  22 (66 so far, until 2026-11-30), target at least 90, no data\n"
    )


@pytest.mark.parametrize("width", [40, 60, 80])
def test_it_wraps_and_loses_nothing(width: int) -> None:
    narrow = block(Said("accounts", "4", confidence="0.7"), Said("reply-time", "30"), width=width)

    assert max(map(len, narrow.split("\n"))) <= width
    assert narrow.split() == block(Said("accounts", "4", confidence="0.7"), Said("reply-time", "30")).split()


@pytest.mark.parametrize("width", [40, 80, None])
def test_the_words_of_the_walk_wrap_too(width: int | None) -> None:
    owed = owed_by(opened(FILES), "support-lead")
    pages = [render_owed(owed, PLAIN, width), *(render_goal(goal, "1 of 9", PLAIN, width) for goal in owed.goals)]

    assert len(pages) > 2
    assert max(len(line) for page in pages for line in page.split("\n")) <= (width or 100)
