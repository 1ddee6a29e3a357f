"""The comment on a pull request against a file that people have looked at; `OKR_GOLDEN=write` renews it."""

from __future__ import annotations

from pathlib import Path

from okrcli.render.as_markdown.diff import render_diff
from tests.golden.changes import FROM_ABOVE, reviewed_quarter
from tests.golden.test_terminal import RENEW

COMMENT = Path(__file__).parent / "markdown" / "diff.md"


def test_the_comment_on_a_pull_request_reads_as_it_did() -> None:
    text = render_diff(reviewed_quarter(), FROM_ABOVE)

    if RENEW:
        COMMENT.parent.mkdir(exist_ok=True)
        COMMENT.write_text(text, encoding="utf-8", newline="\n")
    assert text == COMMENT.read_text(encoding="utf-8")
