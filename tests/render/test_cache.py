"""Sizes as people read them."""

from __future__ import annotations

import pytest

from okrcli.render.cache import render_cache
from okrcli.results.cache import CacheResult, Use


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (1_240, "1.24 kB"),
        (81_920, "81.9 kB"),
        (1_234_567, "1.23 MB"),
        (5_250_000_000, "5.25 GB"),
    ],
)
def test_what_was_removed_is_told_in_words(size: int, shown: str) -> None:
    result = CacheResult("/goals/.git/okr", Use.IN_USE, 1, 2, size, cleared=True)

    assert render_cache(result) == f"removed 1 answer, 2 documents, {shown} from /goals/.git/okr\n"


def test_nothing_in_the_name_of_a_folder_acts_on_a_terminal() -> None:
    result = CacheResult("/go\x1b[2J\nals/.git/okr", Use.IN_USE, 0, 0, 0)

    assert render_cache(result).splitlines()[0] == "folder  /go\\u{1b}[2J als/.git/okr"
