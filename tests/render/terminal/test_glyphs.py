from __future__ import annotations

from dataclasses import fields

import pytest
from rich.cells import cell_len

from okrcli.render.terminal.glyphs import ASCII, UNICODE, Glyphs, fit, glyphs_for
from okrcli.render.terminal.labels import HEALTH_STYLES, STATUS_STYLES
from okrcli.render.terminal.theme import CODES
from okrcli.scoring.scorecard import Health, Status


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [
        ("utf-8", UNICODE),
        ("UTF8", UNICODE),
        ("utf-16", UNICODE),
        ("ascii", ASCII),
        ("latin-1", ASCII),
        ("cp1252", ASCII),
        ("cp437", ASCII),
        ("no such encoding", ASCII),
    ],
)
def test_an_output_gets_all_of_one_set(encoding: str, glyphs: Glyphs) -> None:
    assert glyphs_for(encoding) is glyphs


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_status_and_health_has_a_sign_and_a_colour(glyphs: Glyphs) -> None:
    assert set(glyphs.statuses) == set(STATUS_STYLES) == set(Status)
    assert set(glyphs.healths) == set(HEALTH_STYLES) == set(Health)
    assert {*STATUS_STYLES.values(), *HEALTH_STYLES.values()} <= set(CODES)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_what_a_column_is_drawn_with_is_one_cell_wide(glyphs: Glyphs) -> None:
    longer = {"arrow", "at_most", "at_least"}
    drawn = [getattr(glyphs, field.name) for field in fields(Glyphs) if field.name not in longer]
    signs = [sign for item in drawn for sign in (item if isinstance(item, str) else item.values())]

    assert {cell_len(sign) for sign in signs} == {1}


def test_the_ascii_set_is_ascii() -> None:
    assert ASCII.every.isascii()


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_signs_of_good_and_bad_differ(glyphs: Glyphs) -> None:
    distinct = (Status.ACHIEVED, Status.ON_TRACK, Status.BEHIND, Status.AT_RISK, Status.MISSED, Status.NO_DATA)

    assert len({glyphs.statuses[status] for status in distinct}) == len(distinct)
    assert len(set(glyphs.healths.values())) == len(Health)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("Größe 日本", "utf-8", "Größe 日本"),
        ("Größe 日本", "latin-1", "Größe \\u65e5\\u672c"),
        ("Größe – €3", "ascii", "Gr\\xf6\\xdfe - EUR 3"),
        ("🎉", "ascii", "\\U0001f389"),
    ],
)
def test_what_an_output_lacks_is_said_otherwise(text: str, encoding: str, expected: str) -> None:
    assert fit(text, encoding) == expected
