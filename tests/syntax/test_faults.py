"""What is wrong with a file, at the very text, in words that say what to write instead."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from okrcli.diagnostics import Location, Span
from okrcli.syntax.filetext import Lines
from tests.syntax.reading import PATH, place_of, problem, span_of

pytestmark = pytest.mark.usefixtures("each_parser")


class Fault(NamedTuple):
    """A text, and what is said of it: `place` is where, `marked` the text there."""

    text: str
    code: str
    place: str
    marked: str
    message: str
    help: str


COLONS = [
    Fault(
        "title: Growth: fast\n",
        *("OKR002", "1:14", ":"),
        '": " stands inside text without quotes',
        'quote it: title: "Growth: fast"',
    ),
    Fault(
        'key_results:\n  - title: Say "yes": now  # soon\n',
        *("OKR002", "2:21", ":"),
        '": " stands inside text without quotes',
        'quote it: - title: "Say \\"yes\\": now"',
    ),
    Fault(
        f"why: {'long ' * 30}: x\n",
        *("OKR002", "1:156", ":"),
        '": " stands inside text without quotes',
        "put the text in double quotes",
    ),
    Fault("a: b\ntitle:x\nc: d\n", "OKR002", "2:1", "title:x", "no blank follows the colon", "write title: x"),
    Fault("title:x\nc: d\n", "OKR002", "1:1", "title:x", "no blank follows the colon", "write title: x"),
    Fault(
        "a: b\ntitle = x\n",
        *("OKR002", "2:1", "title = x"),
        'a ":" parts a key from its value, not a "="',
        "write title: x",
    ),
    Fault("a:\n  - b\n  -c\n  d: e\n", "OKR002", "3:4", "c", "", "") if False else Fault(
        "a: b\n-c\nd: e\n", "OKR002", "2:1", "-c", "no blank follows the dash", "write - c"
    ),
    Fault(
        "title: x\n  # then\n  owner: y\n",
        *("OKR002", "3:8", ":"),
        "the line of owner reads as more of the text above it",
        "indent it as the keys that it belongs with; if it is text, put all of the text in quotes",
    ),
]
