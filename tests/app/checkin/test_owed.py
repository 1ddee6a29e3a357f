from __future__ import annotations

from datetime import date

from okrcli.app.checkin.owed import owed_by
from okrcli.results.checkin import OwedInitiative, OwedKpi
from tests.app.opened import opened

FILES = {
    "objectives/2026-Q4/delight.yaml": """
        title: Delight
        owner: me
        key_results:
          - {id: accounts, title: Accounts, baseline: 0, target: 5}
          - {id: calls, title: Calls, baseline: 0, target: 5}
          - {id: letters, title: Letters, baseline: 0, target: 5}
          - {id: theirs, title: Theirs, owner: you, baseline: 0, target: 5}
          - {id: gone, title: Gone, baseline: 0, target: 5, dropped: {date: 2026-11-01, because: No.}}
          - {id: reply-time, title: Reply time, kpi: reply-time, baseline: 48, target: 30}
          - {id: nps, title: NPS, kpi: nps, baseline: 48, target: 60}
        """,
    "kpis/reply-time.yaml": "name: Reply time\nowner: me\ncadence: weekly\n",
    "kpis/nps.yaml": "name: NPS\nowner: you\ncadence: monthly\n",
    "kpis/pulled.yaml": "name: Pulled\nowner: me\ncadence: weekly\nsource: {type: csv, path: x.csv}\n",
    "kpis/made.yaml": "name: Made\nowner: me\ncadence: weekly\nformula: nps / reply-time\n",
    "kpis/rare.yaml": "name: Rare\nowner: me\ncadence: irregular\n",
    "kpis/old.yaml": "name: Old\nowner: me\ncadence: weekly\nretired: {date: 2026-11-01, because: Done.}\n",
    "checkins/2026-Q4/2026-10-30-me.yaml": "updates: {delight/calls: 1, delight/nps: {confidence: 0.5}}\n",
    "checkins/2026-Q4/2026-11-06-me.yaml": "updates: {delight/accounts: 1, rare: 3}\n",
    "checkins/2026-Q4/2026-11-13-me.yaml": "updates: {delight/letters: 5, reply-time: 44}\n",
}


def owed(person: str, day: date) -> list[str]:
    """List what a person owes on a day; of a KPI with the key result that is asked about along with it."""
    goals = owed_by(opened(FILES, day), person).goals
    return [
        f"{goal.score.kpi.id} + {goal.key_result.key_result.id if goal.key_result else None}"
        if isinstance(goal, OwedKpi)
        else goal.initiative.id
        if isinstance(goal, OwedInitiative)
        else goal.score.key_result.id
        for goal in goals
    ]


def test_the_most_overdue_comes_first_and_a_kpi_brings_its_key_result() -> None:
    assert owed("me", date(2026, 11, 20)) == [
        "2026-Q4/delight/calls",
        "2026-Q4/delight/nps",
        "2026-Q4/delight/accounts",
        "reply-time + 2026-Q4/delight/reply-time",
    ]


def test_a_value_is_asked_for_from_one_grace_before_it_is_due() -> None:
    assert "2026-Q4/delight/accounts" not in owed("me", date(2026, 11, 10))
    assert "2026-Q4/delight/accounts" in owed("me", date(2026, 11, 11))


def test_what_never_had_a_word_is_owed_from_the_first_day() -> None:
    assert owed("you", date(2026, 10, 1)) == ["nps + None", "2026-Q4/delight/theirs"]


WORK = {
    "objectives/2026-Q4/work.yaml": """
        title: Work
        owner: worker
        key_results: [{id: it, title: It, milestones: [x], owner: you}]
        initiatives:
          - {id: silent, title: Nobody speaks of it}
          - {id: spoken, title: Somebody does, due: 2026-11-01}
          - {id: fresh, title: Somebody just did}
          - {id: ended, title: It is over by the file, status: done}
          - {id: left, title: It is over by a check-in, status: doing}
          - {id: other, title: In other hands, owner: you}
          - {title: Without an id}
        """,
    "objectives/2026-Q3/old.yaml": """
        title: Old
        owner: worker
        key_results: [{id: it, title: It, milestones: [x]}]
        initiatives: [{id: past, title: Past}]
        closed: {date: 2026-10-05, outcome: missed, grade: 0, scores: {it: 0}, retro: Late.}
        """,
    "checkins/2026-Q4/2026-11-06-worker.yaml": "updates: {work/spoken: doing, work/left: dropped}\n",
    "checkins/2026-Q4/2026-11-18-worker.yaml": "updates: {work/fresh: {note: It goes well.}}\n",
}


def test_initiatives_that_are_not_over_are_asked_about_after_the_goals() -> None:
    owed = owed_by(opened(FILES | WORK), "worker")

    assert [
        (goal.initiative.definition.id, goal.status, goal.overdue, goal.days)
        for goal in owed.goals
        if isinstance(goal, OwedInitiative)
    ] == [("silent", "planned", False, 50), ("spoken", "doing", True, 14)]
    assert (len(owed.goals), owed.owns) == (2, 3)
    mixed = [isinstance(goal, OwedInitiative) for goal in owed_by(opened(FILES | WORK), "you").goals]
    assert mixed == [False, False, False, True]


def test_who_owns_nothing_owes_nothing() -> None:
    result = owed_by(opened(FILES), "somebody")

    assert (result.goals, result.owns) == ((), 0)
