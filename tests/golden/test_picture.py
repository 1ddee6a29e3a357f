from __future__ import annotations

from okrcli.render.terminal.theme import CODES
from tests.golden.picture import CLASSES, PICTURE, picture


def test_the_picture_in_the_readme_is_what_okr_shows() -> None:
    assert picture() == PICTURE.read_text(encoding="utf-8"), "run python -m tests.golden.picture and look at it"


def test_the_picture_is_the_same_on_every_run() -> None:
    assert picture() == picture()


def test_the_picture_fetches_nothing() -> None:
    text = picture().replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert "http" not in text
    assert "@font-face" not in text


def test_every_colour_of_the_terminal_has_one_in_the_picture() -> None:
    worn = {CLASSES[code] for code in CODES.values()}

    assert worn == {"", "bold", "dim", "red", "green", "yellow", "cyan"}
    assert all(f".{name} {{ " in picture() for name in worn - {""})
