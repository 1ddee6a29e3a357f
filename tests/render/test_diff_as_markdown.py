"""A comment on a pull request: the mark that finds it again, text from files as text, and its greatest length."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from okrcli.render.as_markdown.diff import LONGEST, MARK, render_diff
from okrcli.render.as_markdown.markup import code, table
from tests.diff.sides import CHECKIN, DELIGHT, FILES, REPLY, ROWS, edited, reviewed
from tests.golden.changes import FROM_ABOVE

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
OURS = {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary", "ul", "li"}
NASTY = [
    "@everyone and #1",
    "a | b || c",
    "`code` and ``more`` `",
    "<img src=x onerror=y> </summary></details> <b>bold</b>",
    "[link](http://x.example) ![image](http://x.example/i.png) <http://x.example>",
    "**bold** _slanted_ ~~gone~~ # head",
    "&lt;b&gt; \\* <!-- okr diff -->",
    "::error::owned ##[error]x",
]


class Page(HTMLParser):
    """What a browser makes of a comment: the tags in it, and the text of the summaries."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.summaries: list[str] = []
        self.texts: list[str] = []
        self._in_summary = False
        self.feed(READER.render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        """Keep the tag; a summary begins a text."""
        self.tags.add(tag)
        if tag == "summary":
            self._in_summary = True
            self.summaries.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a summary."""
        if tag == "summary":
            self._in_summary = False

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)
        if self._in_summary:
            self.summaries[-1] += data


def comment(old: str, new: str, path: str = DELIGHT) -> str:
    """Return the comment on a change of a few words."""
    return render_diff(reviewed(FILES, edited(path, old, new)))


def test_the_first_line_is_the_mark() -> None:
    assert comment("target: 80%", "target: 60%").splitlines()[:3] == [
        MARK,
        "",
        "**1 goal changed, 1 deserves a second look**",
    ]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_title_stays_text(nasty: str) -> None:
    written = comment("title: Delight customers", "title: '" + nasty.replace("'", "''") + "'")
    page = Page(written)

    assert page.tags <= OURS
    assert page.summaries == [nasty]
    assert nasty in "".join(page.texts).replace("\n", "")
    assert "@everyone" not in written.replace("`@everyone", "")


@pytest.mark.parametrize("nasty", NASTY)
def test_a_note_and_the_name_of_a_milestone_stay_text(nasty: str) -> None:
    quoted = "'" + nasty.replace("'", "''") + "'"

    assert Page(comment("note: The survey ran late.", f"note: {quoted}", CHECKIN)).tags <= OURS
    assert Page(comment("title: Chicago", f"title: {quoted}")).tags <= OURS
    assert Page(comment("title: Write templates", f"title: {quoted}")).tags <= OURS


def test_a_code_span_holds_what_is_written_in_a_list_and_in_a_table() -> None:
    written = comment("title: Delight customers", "title: a | b \\| c")

    assert "changed from `Delight customers` to `a | b \\| c`" in written
    assert "<code>a | b \\| c</code>" in READER.render(written)
    assert "<code>a | b</code>" in READER.render(table(["head"], [[f"\\\\{code('a | b')}"]]))


def test_of_many_findings_of_one_rule_three_are_told() -> None:
    rows = "date,value,note\n" + "".join(f"2026-10-{day:02},48,\n" for day in range(1, 31))
    written = render_diff(reviewed({**FILES, ROWS: rows}, {**FILES, ROWS: "date,value,note\n2026-10-01,48,\n"}))

    assert written.count("- **error** what was seen of") == 3
    assert "- 26 more of OKR911 history-rewritten; `okr diff --format concise` lists all\n" in written


def test_the_table_says_what_happened_to_each_goal() -> None:
    moved = {path: text for path, text in FILES.items() if path not in {REPLY, ROWS}}
    renamed = {name: str(text).replace("reply-time", "first-reply") for name, text in moved.items()}
    head = {**renamed, "kpis/first-reply.yaml": FILES[REPLY], "kpis/first-reply.csv": FILES[ROWS]}

    assert "| `first-reply` | Average reply time | renamed |  |" in render_diff(reviewed(FILES, head))
    assert "| 1 change |" in comment("target: 80%", "target: 60%")


def test_files_are_named_as_it_is_asked_for() -> None:
    written = render_diff(reviewed(FILES, edited(DELIGHT, "target: 80%", "target: 60%")), FROM_ABOVE)

    assert f"`goals/{DELIGHT}:9`" in written


def test_a_long_comment_ends_with_a_goal_and_says_how_many_are_left_out() -> None:
    many = {
        f"objectives/2027-Q1/goal-{n:03}.yaml": f"title: {'Goal ' * 30}{n}\nowner: chief\n"
        "key_results: [{id: a, title: A, baseline: 0, target: 1}]\n"
        for n in range(300)
    }

    written = render_diff(reviewed(FILES, {**FILES, **many}))

    assert len(written) <= LONGEST
    assert written.count("<details>") == written.count("</details>")
    left = 300 - written.count("<details>")
    assert written.rstrip().endswith(f"{left} more goals changed: a comment holds no more. `okr diff` shows all.")
