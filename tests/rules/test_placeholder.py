from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi, objective

PATH = "objectives/2026-Q4/goal.yaml"


@pytest.mark.parametrize(
    "title",
    [
        "TODO",
        "todo",
        "Tbd",
        "FIXME: ask sales",
        "Grow sales by TBD",
        "Grow sales to ???",
        "Lorem ipsum dolor",
        "<your objective>",
        "Grow [metric] from here",
        "Ask <Team name> first",
        "{{ title }}",
        "Describe your aim in a line",
        "Describe the objective",
        "Insert a title here",
        "Describe why it matters …",
        "Your objective",
        "Write your aim in a line",
        "Your key result title",
        "Objective 1",
        "...",
        "…",
    ],
)
def test_what_nobody_meant_is_an_error(title: str) -> None:
    (found,) = diagnostics("OKR613", {PATH: objective(title=f"'{title}'")})

    assert (found.severity.value, found.location.span.line) == ("error", 1)
    assert found.message.startswith(f"`{title}` ")


@pytest.mark.parametrize(
    "title",
    [
        "Empty the todo list every evening",
        "Everything for todos and mastodons",
        "Who answers, and when??",
        "Sell <b>more</b> [red] hats {blue}",
        "Describe the new form to the desk",
        "Write the handbook where everyone sees it",
        "Write the story that brought us here to the public",
        "Your kitchen, our food",
        "Objective news for kitchens",
        "Grow in Q4…",
        "goal",
    ],
)
def test_what_somebody_meant_is_left_alone(title: str) -> None:
    assert findings("OKR613", {PATH: objective(title=f"'{title}'")}) == []


def test_every_text_of_every_file_is_read() -> None:
    files = {
        "okr.yaml": """
            version: 1
            organization: TBD
            teams: {sales: {name: TBD}}
            people: {sales-lead: {email: TBD}, desk-manager: {name: Desk}}
        """,
        PATH: """
            title: Grow
            why: TBD
            owner: sales-lead
            tags: [fine, TBD]
            key_results:
              - id: shops
                title: Win shops
                milestones: [{id: omaha, title: TBD}]
                dropped: {date: 2026-11-02, because: TBD}
            initiatives:
              - {title: TBD, for: [shops]}
            revised:
              - {date: 2026-11-02, what: TBD, because: Asked}
        """,
        "kpis/sold.yaml": kpi("how: TBD", "retired: {date: 2026-11-02, because: TBD}"),
        "checkins/2026-Q4/2026-11-20-sales-lead.yaml": """
            updates:
              sold: {value: 3, note: TBD}
            blocked:
              - TBD
        """,
    }

    places = [f"{item.location.path.split('/')[0]}:{item.location.span.line}" for item in diagnostics("OKR613", files)]

    assert places == [
        "checkins:2",
        "checkins:4",
        "kpis:4",
        "kpis:5",
        *(f"objectives:{line}" for line in (2, 4, 8, 9, 11, 13)),
        "okr.yaml:2",
        "okr.yaml:3",
        "okr.yaml:4",
    ]


def test_a_closed_objective_is_frozen() -> None:
    text = objective(title="TODO", more="closed: {date: 2026-11-20, outcome: missed, grade: 0}")

    assert findings("OKR613", {PATH: text}) == []
