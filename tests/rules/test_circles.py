"""Circles are found in any graph, each once, and without a limit to their length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okrcli.rules.references.circles import circles, say_circle

GRAPHS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefgh"), max_size=4))


def test_a_circle_begins_at_its_first_member() -> None:
    assert list(circles({"a": ["b"], "b": ["c"], "c": ["b"], "d": []})) == [("b", "c")]


def test_what_leads_to_itself_is_a_circle() -> None:
    assert list(circles({"a": ["a"]})) == [("a",)]


def test_no_circle_is_there_where_all_lead_one_way() -> None:
    assert list(circles({"a": ["b", "c"], "b": ["c"], "c": ["out"]})) == []


def test_a_long_chain_is_no_trouble() -> None:
    chain = {str(number): [str(number + 1)] for number in range(20_000)}

    assert [len(circle) for circle in circles(chain | {"20000": ["0"]})] == [20_001]


@given(GRAPHS)
def test_each_circle_goes_round_and_none_shares_a_member(graph: dict[str, list[str]]) -> None:
    found = list(circles(graph))

    assert all(
        after in graph[before]
        for circle in found
        for before, after in zip(circle, (*circle[1:], circle[0]), strict=True)
    )
    assert len({member for circle in found for member in circle}) == sum(map(len, found))


@given(GRAPHS)
def test_a_circle_is_found_where_there_is_one(graph: dict[str, list[str]]) -> None:
    reached = {name: set(ahead) for name, ahead in graph.items()}
    for _ in graph:
        reached = {name: ahead.union(*(reached.get(other, ()) for other in ahead)) for name, ahead in reached.items()}

    assert bool(list(circles(graph))) == any(name in ahead for name, ahead in reached.items())


def test_a_circle_is_written_out_back_to_its_first_member() -> None:
    assert say_circle(("a", "b")) == "a → b → a"
    assert say_circle([str(number) for number in range(15)]).endswith("10 → 11 → … (3 more) → 0")
