from __future__ import annotations

import pytest

from okrcli.diagnostics import Span
from okrcli.syntax.comments import Suppression, cut_scalars, suppressions
from tests.syntax.reading import document

pytestmark = pytest.mark.usefixtures("each_parser")


def test_ignore_comments() -> None:
    parsed = document("""\
# okr: ignore[unknown-kpi] the KPI comes with the next release
title: Grow   # okr: ignore[objective-has-number, OKR605]   agreed with the board  \n\
key_results:
  - id: csat  #okr:ignore[OKR201] x
""")

    assert suppressions(parsed) == (
        Suppression(1, ("unknown-kpi",), "the KPI comes with the next release", Span(1, 1, 1, 63)),
        Suppression(2, ("objective-has-number", "OKR605"), "agreed with the board", Span(2, 15, 2, 82)),
        Suppression(4, ("OKR201",), "x", Span(4, 15, 4, 36)),
    )


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# okr: ignore[OKR201]", ("OKR201",), ""),
        ("# okr: ignore[] because", (), "because"),
        ("# okr: ignore[ , ] because", (), "because"),
        ("# okr: ignore", (), ""),
        ("# okr: ignore unknown-kpi because", (), ""),
        ("# okr: ignore[unknown-kpi because", (), ""),
        ("# okr: ingore[unknown-kpi] because", (), ""),
        ("# okr: noqa", (), ""),
    ],
)
def test_a_comment_without_reason_or_codes_comes_back_too(comment: str, codes: tuple[str, ...], reason: str) -> None:
    span = Span(2, 7, 2, 7 + len(comment))

    assert suppressions(document(f"a: b\nc: d  {comment}\ne: f\n")) == (Suppression(2, codes, reason, span),)


@pytest.mark.parametrize(
    "text",
    [
        "a: b#okr:ignore[OKR201] x\n",
        "a: '# okr: ignore[OKR201] x'\n",
        'a: "b\n  # okr: ignore[OKR201] x"\n',
        "'# okr: ignore[OKR201] x': a\n",
        "a: |\n  b\n  # okr: ignore[OKR201] x\n",
        "a: >-\n  # okr: ignore[OKR201] x\n\n  b\n",
        "# see okr: ignore[OKR201] x\na: b\n",
        "# an ordinary comment\na: b\n",
    ],
)
def test_text_is_no_comment(text: str) -> None:
    assert suppressions(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: | # okr: ignore[OKR201] x\n  b\n", 1),
        ("a: |\n  b\n# okr: ignore[OKR201] x\nc: d\n", 3),
        ("a: [b, # okr: ignore[OKR201] x\n  c]\n", 1),
        ("a:\n  # okr: ignore[OKR201] x\n  - b\n", 2),
        ("a: b\r\nc: d # okr: ignore[OKR201] x\r\n", 2),
        ("# okr: ignore[OKR201] x", 1),
    ],
)
def test_a_comment_is_found_wherever_yaml_has_one(text: str, line: int) -> None:
    (found,) = suppressions(document(text))

    assert (found.line, found.codes, found.reason) == (line, ("OKR201",), "x")


def test_text_that_a_comment_cuts() -> None:
    parsed = document("""\
title: Fix #412 and #413
note: see  #412
owner: #sales
tags: [a #b
  , c]
list:
  - Be #1
  - a: b #c
why: one
  two #three
""")

    assert cut_scalars(parsed) == (
        (("title",), Span(1, 8, 1, 11)),
        (("note",), Span(2, 7, 2, 10)),
        (("owner",), Span(3, 7, 3, 7)),
        (("tags", 0), Span(4, 8, 4, 9)),
        (("list", 0), Span(7, 5, 7, 7)),
        (("list", 1, "a"), Span(8, 8, 8, 9)),
        (("why",), Span(9, 6, 10, 6)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n",
        "a: b #\n",
        "a: 'b' #c\n",
        "a: 'b #c'\n",
        "a: [b] #c\n",
        "a: |\n  b #c\n",
        "a: | #c\n  b\n",
        "a: b#c\n",
        "#c\na: b\n  #c\n",
        "a: #!\n  b\n",
    ],
)
def test_text_that_none_cuts(text: str) -> None:
    assert cut_scalars(document(text)) == ()
