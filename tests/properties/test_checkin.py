"""Whatever is checked in, in whatever order: the last word counts, and no line of a file is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from okrcli.app.checkin.given import Given, Said
from okrcli.app.checkin.recording import Recording
from okrcli.app.checkin.value import series_of
from tests.app.checkin.checking_in import FILES, NOW
from tests.app.opened import opened
from tests.app.planned import after, errors

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.draft import Draft
    from okrcli.quantity import Exact

_DAYS = [date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)]
_PEOPLE = ["support-lead", "zoe", "agent-2"]
_SUBJECTS = {"accounts": "2026-Q4/delight/accounts", "calm": "2026-Q4/delight/calm", "reply-time": "reply-time"}

_said = st.builds(
    Said,
    ref=st.sampled_from([*_SUBJECTS]),
    value=st.integers(0, 600).map(str),
    note=st.none() | st.sampled_from(["fine", "Two: no", "- three", "'q\"", "n=412 #5", "two\nlines"]),
    confidence=st.none() | st.just("0.5"),
    at=st.none() | st.sampled_from(_DAYS),
)
_given = st.builds(
    Given,
    by=st.sampled_from(_PEOPLE),
    day=st.sampled_from(_DAYS),
    now=st.just(NOW),
    said=st.lists(_said, min_size=1, max_size=3, unique_by=lambda said: said.ref).map(tuple),
    done=st.lists(st.sampled_from(["All of it", "a: b", "# none"]), max_size=2).map(tuple),
)
_STYLES = [
    "updates:\n  delight/calm: 1\n",
    "updates: {delight/calm: 1}\n",
    "date: 2026-11-18\nupdates:\n    reply-time:   44   # as ever\ndone: [One]",
    "# nothing yet\r\ndone:\r\n- One\r\n",
    "updates: {}\n",
]


@given(st.sampled_from(_STYLES), st.lists(_given, min_size=1, max_size=5))
def test_the_last_word_counts_and_nothing_is_lost(style: str, days: list[Given]) -> None:
    session = opened(FILES | {"checkins/2026-Q4/2026-11-18-support-lead.yaml": style})
    for what in sorted(days, key=lambda given: given.day):
        change = _plan(session, what)
        assert _only_adds(change)
        session = after(session, change)
        for said in what.said:
            assert said.value == f"{_value_on(session, said, what.day)}"
    assert errors(session) == []


def _plan(session: Session, what: Given) -> Draft:
    return Recording(lambda _: what, is_sure=True).plan(session)


def _value_on(session: Session, said: Said, day: date) -> Exact:
    subject = session.workspace.references.kpi(said.ref)
    placed = (
        session.workspace.kpis[subject]
        if subject is not None
        else next(r for r in session.workspace.key_results.values() if r.id == _SUBJECTS[said.ref])
    )
    return {seen.at: seen.value for seen in series_of(session, placed, session.as_of)}[said.at or day]


def _only_adds(draft: Draft) -> bool:
    for file in draft.files:
        lines = iter((file.after or b"").splitlines())
        if not all(line in lines for line in (file.before or b"").splitlines()):
            return False
    return True
